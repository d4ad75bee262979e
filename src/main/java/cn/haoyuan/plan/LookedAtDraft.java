package cn.haoyuan.plan;

/**
 * A draft as somebody looks at it before it is published.
 *
 * @param mark stands for exactly what it holds
 * @param unfinished how many measures are typed and not taken over
 */
public record LookedAtDraft(PlanVersion version, String mark, int unfinished) {}
