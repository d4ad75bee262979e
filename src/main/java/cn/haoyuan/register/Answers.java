package cn.haoyuan.register;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the form of a profile says to what the kindergarten asked to be corrected: which of it is corrected herewith, and what is answered in words.
 * What it says nothing of goes on waiting.
 *
 * @param typed the fields of that, by name
 */
public record Answers(Map<String, String> typed) {

    /** Before the number of what is corrected herewith. */
    public static final String DONE = "done.";

    /** Before the number of what is answered in words. */
    public static final String WORDS = "answer.";

    static final Answers NONE = new Answers(Map.of());

    /** Of all that a form sent. */
    static Answers of(Map<String, String> typed) {
        return new Answers(typed.entrySet().stream()
                .filter(field ->
                        field.getKey().startsWith(DONE) || field.getKey().startsWith(WORDS))
                .filter(field -> !field.getValue().isBlank())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    public boolean done(Correction asked) {
        return typed.containsKey(DONE + asked.id());
    }

    /** What is said to it; "" for nothing. */
    public String words(Correction asked) {
        return typed.getOrDefault(WORDS + asked.id(), "");
    }

    public boolean any() {
        return !typed.isEmpty();
    }

    /** Whether it says of nothing that it is corrected herewith. */
    boolean inWords() {
        return typed.keySet().stream().noneMatch(field -> field.startsWith(DONE));
    }

    boolean to(Correction asked) {
        return done(asked) || !words(asked).isEmpty();
    }

    /** What is answered, where the profile is changed by this; "" for nothing. */
    String answer(Correction asked, String changes) {
        String words = words(asked).strip();
        return !done(asked) ? words : "已更正。" + changes + (words.isEmpty() ? "" : "。" + words);
    }

    /** Tells the form which words are none, and that something waits no more. */
    void check(ProfileForm form, List<Correction> waiting) {
        for (Correction asked : waiting) {
            String wrong = words(asked).isEmpty() ? null : CorrectionPages.wrong(words(asked));
            if (wrong != null) {
                form.refuse(WORDS + asked.id(), "答复：" + wrong);
            }
        }
        for (String field : typed.keySet()) {
            if (waiting.stream()
                    .noneMatch(asked -> field.equals(DONE + asked.id()) || field.equals(WORDS + asked.id()))) {
                form.refuse(DONE, "园长请更正的有一条已由别人答复，请看了再保存。");
            }
        }
    }

    /** Tells the form, which changes nothing, that it corrects nothing. */
    void refuse(ProfileForm form) {
        for (String field : typed.keySet()) {
            if (field.startsWith(DONE)) {
                form.refuse(field, "勾选了“这次改好了”，却没有改动；已在别处改好的，请写答复。");
            }
        }
    }
}
