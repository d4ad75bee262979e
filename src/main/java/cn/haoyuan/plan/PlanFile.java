package cn.haoyuan.plan;

/** A file as it was handed in: its name, for messages, and its text. */
public record PlanFile(String name, String text) {}
