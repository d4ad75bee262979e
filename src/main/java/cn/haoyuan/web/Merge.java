package cn.haoyuan.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * A form beside what was saved since it was opened. Each field says with {@link #WAS} what it showed then: what only one of the
 * two changed goes together by itself, what both changed differently is to be chosen from. A field that does not say what it
 * showed is taken as it was typed.
 *
 * @param values what to save, by field; of a disputed one what was typed here
 * @param saved what is on record now, by field
 * @param disputed the fields that both changed differently
 */
public record Merge(Map<String, String> values, Map<String, String> saved, List<String> disputed) {

    /** Before the name of a field: what it showed when the form was opened. */
    public static final String WAS = "was.";

    /** Before the name of a field: which side was chosen. */
    private static final String PICK = "pick.";

    /** A field as it was typed here and as it was saved elsewhere, in words. */
    public record Pair(String name, String label, String mine, String saved) {}

    /** What a page shows of it: what to choose from, and everything that it sends again. */
    public record Clash(List<Pair> pairs, Map<String, String> again) {}

    /**
     * @param typed all parameters of the form
     * @param saved what is on record now, for every field of the form
     */
    public static Merge of(Map<String, String> typed, Map<String, String> saved) {
        Map<String, String> values = new LinkedHashMap<>();
        List<String> disputed = new ArrayList<>();
        saved.forEach((name, now) -> {
            String mine = typed.getOrDefault(name, "").strip();
            String was = typed.getOrDefault(WAS + name, now);
            boolean takesSaved = mine.equals(was) || was.equals(now) && "saved".equals(typed.get(PICK + name));
            values.put(name, takesSaved ? now : mine);
            if (!was.equals(now) && !takesSaved && !mine.equals(now)) {
                disputed.add(name);
            }
        });
        return new Merge(values, saved, disputed);
    }

    /** What a form shows first: each field, and that it showed just this. */
    public static Map<String, String> opened(Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        fields.forEach((name, value) -> all.put(WAS + name, value));
        return all;
    }

    /**
     * The disputed fields side by side.
     *
     * @param label a field's name in words
     * @param words a field's name and value to the value in words
     */
    public Clash clash(UnaryOperator<String> label, BinaryOperator<String> words) {
        Map<String, String> again = new LinkedHashMap<>(values);
        saved.forEach((name, now) -> again.put(WAS + name, now));
        return new Clash(
                disputed.stream()
                        .map(name -> new Pair(
                                name,
                                label.apply(name),
                                words.apply(name, values.getOrDefault(name, "")),
                                words.apply(name, saved.getOrDefault(name, ""))))
                        .toList(),
                again);
    }
}
