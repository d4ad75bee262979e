package cn.haoyuan.publication;

import cn.haoyuan.plan.PlanVersion;
import cn.haoyuan.plan.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Importing a plan file: the drafts at hand, and why a file was refused.
 *
 * @param name the file that was handed in; "" before
 * @param refusal why it was not even read, or not kept; or null
 */
public record ImportPage(
        List<PlanVersion> drafts,
        boolean none,
        List<Problem> problems,
        String name,
        @Nullable String refusal) {

    ImportPage refused(String file) {
        return new ImportPage(drafts, none, problems, file, null);
    }
}
