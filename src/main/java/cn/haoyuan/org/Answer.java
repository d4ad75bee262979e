package cn.haoyuan.org;

/** What became of an act on the tree. */
public sealed interface Answer {

    /** It is done; {@code what} says it in Chinese for the page, or "". */
    record Done(int unitId, String what) implements Answer {

        Done(int unitId) {
            this(unitId, "");
        }
    }

    /** It was refused before anything was written; {@code reason} is a Chinese sentence for the page. */
    record Refused(String reason) implements Answer {}
}
