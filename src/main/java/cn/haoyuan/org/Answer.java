package cn.haoyuan.org;

/** What became of an act on the tree. */
public sealed interface Answer {

    /** It is done. */
    record Done(int unitId) implements Answer {}

    /** It was refused before anything was written; {@code reason} is a Chinese sentence for the page. */
    record Refused(String reason) implements Answer {}
}
