package cn.haoyuan.duty;

import cn.haoyuan.database.Cut;
import cn.haoyuan.duty.LetterLines.Line;
import com.github.difflib.DiffUtils;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What became of what is written in a record since somebody read it, line by line where it numbers any, as briefly as a notice says it. */
public final class NoteChanges {

    /** How much is quoted of a line, in characters, and what of that stands before the place where two differ. */
    private static final int QUOTED = 40;

    private static final int BEFORE = 8;

    /** How many changes are told. */
    private static final int TOLD = 6;

    private NoteChanges() {}

    /**
     * In a line of its own; "" where nothing was written or read before, and where only stops and spaces changed in what numbers nothing.
     *
     * @param told what was written then; null for nothing
     */
    public static String words(@Nullable String told, @Nullable String now) {
        if (told == null || now == null) {
            return "";
        }
        LetterLines letter = LetterLines.of(new Wording(now, List.of(told)));
        List<String> changes = Stream.of(
                        letter.lines().stream()
                                .filter(line -> !line.former().isEmpty())
                                .map(line -> reworded(line.former().getFirst(), line.words())),
                        letter.lines().stream().filter(Line::added).map(line -> added(line.words())),
                        letter.dropped().stream().map(line -> dropped(line.words())),
                        around(told, now))
                .flatMap(each -> each)
                .toList();
        if (changes.isEmpty()) {
            return letter.lines().isEmpty() ? "" : "\n编了号的各条没有改动。";
        }
        return "\n改动：" + String.join("；", changes.stream().limit(TOLD).toList())
                + (changes.size() > TOLD ? "；等 " + changes.size() + " 处" : "") + "。";
    }

    /** What became of the sentences around the lines, of all of them where nothing is numbered. */
    private static Stream<String> around(String told, String now) {
        return DiffUtils.diff(NumberedLines.around(told), NumberedLines.around(now)).getDeltas().stream()
                .flatMap(delta ->
                        edited(delta.getSource().getLines(), delta.getTarget().getLines()));
    }

    private static Stream<String> edited(List<String> gone, List<String> come) {
        int reworded = Math.min(gone.size(), come.size());
        return Stream.of(
                        IntStream.range(0, reworded).mapToObj(i -> reworded(gone.get(i), come.get(i))),
                        come.stream().skip(reworded).map(NoteChanges::added),
                        gone.stream().skip(reworded).map(NoteChanges::dropped))
                .flatMap(each -> each);
    }

    private static String added(String words) {
        return "新增“" + Cut.to(QUOTED, words) + "”";
    }

    private static String dropped(String words) {
        return "删去“" + Cut.to(QUOTED, words) + "”";
    }

    /** Long ones from shortly before where they differ. */
    private static String reworded(String was, String now) {
        int same = 0;
        while (same < Math.min(was.length(), now.length()) && was.charAt(same) == now.charAt(same)) {
            same++;
        }
        int from = Math.max(was.length(), now.length()) <= QUOTED ? 0 : Math.max(0, same - BEFORE);
        return "“" + quoted(was, from) + "”改为“" + quoted(now, from) + "”";
    }

    /** No character is halved. */
    private static String quoted(String line, int from) {
        int whole = from > 0 && Character.isLowSurrogate(line.charAt(from)) ? from - 1 : from;
        return Cut.to(QUOTED, (whole > 0 ? "…" : "") + line.substring(whole));
    }
}
