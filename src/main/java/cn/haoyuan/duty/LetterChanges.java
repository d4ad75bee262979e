package cn.haoyuan.duty;

import cn.haoyuan.database.Cut;
import cn.haoyuan.duty.LetterLines.Line;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What became of the lines that a letter numbers since somebody read them, as briefly as a notice says it. */
public final class LetterChanges {

    /** How much is quoted of a line, in characters, and what of that stands before the place where two differ. */
    private static final int QUOTED = 40;

    private static final int BEFORE = 8;

    /** How many changes are told. */
    private static final int TOLD = 6;

    private LetterChanges() {}

    /**
     * In a line of its own; "" where nothing was read before, or neither numbers anything.
     *
     * @param told what the letter said then; null for nothing
     */
    public static String words(@Nullable String told, @Nullable String now) {
        if (told == null || now == null) {
            return "";
        }
        LetterLines letter = LetterLines.of(new Wording(now, List.of(told)));
        if (letter.lines().isEmpty() && letter.dropped().isEmpty()) {
            return "";
        }
        List<String> changes = Stream.of(
                        letter.lines().stream()
                                .filter(line -> !line.former().isEmpty())
                                .map(line -> reworded(line.former().getFirst(), line.words())),
                        letter.lines().stream()
                                .filter(Line::added)
                                .map(line -> "新增“" + Cut.to(QUOTED, line.words()) + "”"),
                        letter.dropped().stream().map(line -> "删去“" + Cut.to(QUOTED, line.words()) + "”"))
                .flatMap(each -> each)
                .toList();
        boolean around = !NumberedLines.around(told).equals(NumberedLines.around(now));
        return changes.isEmpty()
                ? "\n编了号的各条没有改动" + (around ? "，其他文字有改动" : "") + "。"
                : "\n改动：" + String.join("；", changes.stream().limit(TOLD).toList())
                        + (changes.size() > TOLD ? "；等 " + changes.size() + " 处" : "")
                        + (around ? "；其他文字也有改动" : "") + "。";
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
