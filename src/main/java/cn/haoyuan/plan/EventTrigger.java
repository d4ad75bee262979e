package cn.haoyuan.plan;

import org.jspecify.annotations.Nullable;

/** The fact that creates a duty: its kind, and its topic where only that one counts. */
public record EventTrigger(EvidenceKind kind, @Nullable String topic) {}
