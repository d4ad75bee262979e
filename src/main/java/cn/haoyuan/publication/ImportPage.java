package cn.haoyuan.publication;

import cn.haoyuan.plan.PlanVersion;
import cn.haoyuan.plan.Problem;
import java.util.List;

/** Importing a plan file: the drafts at hand, and why a file was refused. */
public record ImportPage(List<PlanVersion> drafts, boolean none, List<Problem> problems) {}
