package cn.haoyuan.workrecord;

import cn.haoyuan.database.Cut;
import cn.haoyuan.plan.Topic;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What records are called to whom nobody gave a title. */
final class RecordTitle {

    /** The most characters of any title. */
    static final int MOST = 80;

    /** So much of the words a title begins with. */
    private static final int BEGIN = 30;

    private static final Pattern SENTENCE = Pattern.compile("[。！？!?\\n]");

    /** A line that breaks within a sentence, as pasted ones do. */
    private static final Pattern BROKEN = Pattern.compile("(?<=[，、；：,;:])\\s*\\n\\s*");

    private static final Pattern OPEN_END = Pattern.compile("[，、；：,;:\\s]+$");

    private RecordTitle() {}

    /**
     * What it was, and where. What had to be told in words is told by how they begin; beside that, only its result belongs to it. Words that
     * tell two things, as what was put right and what is still wrong, are told as far as there is room: neither need stand first.
     */
    static String of(WorkOffer offer, List<String> topics, @Nullable String subject, String note) {
        List<Topic> known =
                topics.stream().flatMap(topic -> offer.topic(topic).stream()).toList();
        Predicate<Topic> told = topic -> topic.words() != null && !offer.onPaper(topic.id());
        long many = known.stream().filter(told).count();
        String begin = many == 0 ? "" : begin(note);
        String what = known.stream()
                .filter(topic ->
                        begin.isEmpty() || told.test(topic) || !topic.with().isEmpty())
                .map(Topic::title)
                .collect(Collectors.joining("、"));
        if (begin.isEmpty()) {
            return of(known.isEmpty() ? offer.kind().label() : what, subject);
        }
        String where = subject == null ? "" : "（" + subject + "）";
        int room = MOST - (what + "：" + where).length();
        return Cut.to(MOST, what + "：" + (many > 1 && room > BEGIN ? Cut.to(room, whole(note)) : begin) + where);
    }

    static String of(String what, @Nullable String subject) {
        return Cut.to(MOST, subject == null ? what : what + "：" + subject);
    }

    /** The words in one line, without a stop at their end. */
    private static String whole(String note) {
        return note.strip()
                .replaceAll("(?<=[。！？；，、：])\\s+", "")
                .replaceAll("\\s+", " ")
                .replaceFirst("[。，、；：,;:\\s]+$", "");
    }

    /** How words begin: their first sentence, as far as a title has room for it; half of one may say the opposite. */
    static String begin(String note) {
        String whole = BROKEN.matcher(note).replaceAll("");
        String first = SENTENCE.splitAsStream(whole).findFirst().orElse("").strip();
        return Cut.to(BEGIN, OPEN_END.matcher(first).replaceFirst(""));
    }
}
