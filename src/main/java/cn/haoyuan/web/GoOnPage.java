package cn.haoyuan.web;

import cn.haoyuan.access.KeptForm;
import cn.haoyuan.database.Cut;
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

    /**
     * A field and what was typed in it.
     *
     * @param label "" where only the page knows it that the form stood on; the browser has it from there (field-names.js)
     * @param known whether a person would know it again without a label
     */
    public record Line(String name, String label, String text, boolean known) {}

    /** All that was typed, by field. */
    public List<Line> lines() {
        return kept.fields().entrySet().stream()
                .flatMap(field ->
                        field.getValue().stream().map(text -> line(field.getKey(), label.apply(field.getKey()), text)))
                .toList();
    }

    private static Line line(String name, String label, String text) {
        boolean known = label.isEmpty()
                ? Cut.length(text) >= WORDS && text.codePoints().anyMatch(Character::isIdeographic)
                : !text.isBlank();
        return new Line(name, label, text, known);
    }
}
