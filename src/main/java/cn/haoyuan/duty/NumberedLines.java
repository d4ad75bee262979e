package cn.haoyuan.duty;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What a letter numbers, as 一、, （一）, 1. or (1), at the beginning of a line or after a full stop or semicolon; the first also after a colon. */
final class NumberedLines {

    private static final String CHINESE = "[一二三四五六七八九十]{1,4}";

    /** One way of numbering in each group, the highest first; no ratio. */
    private static final Pattern NUMBER =
            Pattern.compile("(?m)(?:^|(?<=[。；;])|(?<=[^0-9][：:])(?=[ \\t\\u3000]*[（(]?[一1][、．.）)]))[ \\t\\u3000]*(?:("
                    + CHINESE + "[、．.])|([（(]" + CHINESE
                    + "[）)])|([0-9]{1,2}(?:[、．]|[.](?![0-9])))|([（(][0-9]{1,2}[）)]|[0-9]{1,2}[）)]))");

    /** What is said after the last of several that stand in one line. */
    private static final Pattern AFTER = Pattern.compile("。.*");

    /** What ends a sentence. */
    private static final Pattern STOP = Pattern.compile("[。！？；;\\n]+");

    private NumberedLines() {}

    /**
     * In their order, without number and last full stop; of several in one line the last goes to its full stop. A line that only heads lines
     * of a lower numbering is none of them.
     */
    static List<String> in(String letter) {
        List<MatchResult> numbers = NUMBER.matcher(letter).results().toList();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            boolean last = i + 1 == numbers.size();
            if (!last && level(numbers.get(i)) < level(numbers.get(i + 1))) {
                continue;
            }
            String line = letter.substring(
                            numbers.get(i).end(),
                            last ? letter.length() : numbers.get(i + 1).start())
                    .strip()
                    .lines()
                    .findFirst()
                    .orElse("");
            boolean closes = beside(letter, numbers, i - 1) && !beside(letter, numbers, i);
            line = (closes ? AFTER.matcher(line).replaceFirst("") : line).replaceAll("[。；;\\s]+$", "");
            if (!line.isEmpty()) {
                lines.add(line);
            }
        }
        return lines;
    }

    /** The sentences around the lines, as a salutation or until when to answer, without numbers, stops and spaces. */
    static List<String> around(String letter) {
        String rest = NUMBER.matcher(letter).replaceAll("\n");
        for (String line : in(letter)) {
            rest = Pattern.compile(line, Pattern.LITERAL).matcher(rest).replaceFirst("\n");
        }
        return STOP.splitAsStream(rest)
                .map(sentence -> sentence.replaceAll("[\\s\\u3000]+", ""))
                .filter(sentence -> !sentence.isEmpty())
                .toList();
    }

    /** Whether this number and the next are of one line. */
    private static boolean beside(String letter, List<MatchResult> numbers, int i) {
        return i >= 0
                && i + 1 < numbers.size()
                && !letter.substring(numbers.get(i).end(), numbers.get(i + 1).end())
                        .strip()
                        .contains("\n");
    }

    private static int level(MatchResult number) {
        int group = 1;
        while (number.group(group) == null) {
            group++;
        }
        return group;
    }
}
