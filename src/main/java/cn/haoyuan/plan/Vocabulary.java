package cn.haoyuan.plan;

/** The closed vocabulary of plan files, for pages that offer it as choices. */
public final class Vocabulary {

    private Vocabulary() {}

    /** How a constant is written in a plan file. */
    public static String word(Enum<?> constant) {
        return Words.of(constant);
    }
}
