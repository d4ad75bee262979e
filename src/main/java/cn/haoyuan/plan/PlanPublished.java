package cn.haoyuan.plan;

import java.time.LocalDate;

/** A version was published; its duties are to be generated, in the same transaction. */
public record PlanPublished(PlanVersion version, LocalDate day) {}
