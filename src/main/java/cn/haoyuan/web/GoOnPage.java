package cn.haoyuan.web;

import cn.haoyuan.access.KeptForm;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What was kept, to be sent on.
 *
 * @param own whether it was written by the account that is signed in now; another one reads it and sends nothing
 * @param label of a field, by the name of its parameter
 */
public record GoOnPage(KeptForm kept, boolean own, UnaryOperator<String> label) {

    /** Longer than the marks and numbers that a form sends along. */
    private static final int WORDS = 4;

    /** A field and what was typed in it. */
    public record Line(String label, String text) {}

    /** What a person would know again. */
    public List<Line> lines() {
        return kept.fields().entrySet().stream()
                .flatMap(field -> field.getValue().stream()
                        .filter(text -> !label.apply(field.getKey()).isEmpty()
                                ? !text.isBlank()
                                : text.codePointCount(0, text.length()) >= WORDS
                                        && text.codePoints().anyMatch(Character::isIdeographic))
                        .map(text -> new Line(label.apply(field.getKey()), text)))
                .toList();
    }
}
