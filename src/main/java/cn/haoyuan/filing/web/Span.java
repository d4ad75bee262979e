package cn.haoyuan.filing.web;

/** A piece of a text that is compared with another. */
public record Span(Kind kind, String text) {

    /** What became of it. */
    public enum Kind {
        KEPT,
        ADDED,
        REMOVED,
        /** So many characters, in words, that are the same on both sides and left out. */
        SKIPPED
    }
}
