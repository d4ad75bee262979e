package cn.haoyuan.filing;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a reviewer has of a filing before deciding.
 *
 * @param readNo the submission that they read to its end; null for none
 * @param typed what they typed so far, by parameter
 * @param phrases what they say again and again, of whatever filing
 * @param version rises with every save; 0 before the first
 */
public record ReviewNote(
        @Nullable Integer readNo,
        Map<String, String> typed,
        List<Phrases.Phrase> phrases,
        int version,
        @Nullable OffsetDateTime savedAt) {

    public ReviewNote {
        typed = Map.copyOf(typed);
        phrases = List.copyOf(phrases);
    }

    /** Whether words of the reviewer's own wait to be sent. The day for an answer is none: every form comes with one. */
    boolean worded() {
        return worded(typed);
    }

    static boolean worded(Map<String, String> typed) {
        return typed.entrySet().stream()
                .anyMatch(each ->
                        !each.getKey().equals("replyBy") && !each.getValue().isBlank());
    }
}
