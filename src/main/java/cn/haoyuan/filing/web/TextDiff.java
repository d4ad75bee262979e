package cn.haoyuan.filing.web;

import cn.haoyuan.database.Cut;
import cn.haoyuan.filing.web.Span.Kind;
import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What changed from one text to another. Chinese has no spaces between words, so clauses are compared first, and within a
 * clause that was rewritten its characters, as long as enough of them stayed for that to be read.
 */
final class TextDiff {

    private static final Pattern CLAUSE = Pattern.compile("[^。；！？，、：;,!?\\n]*[。；！？，、：;,!?\\n]+|[^。；！？，、：;,!?\\n]+");

    /** A number or a foreign word is read as one. */
    private static final Pattern CHARACTER = Pattern.compile("[0-9A-Za-z.%]+|\\X", Pattern.DOTALL);

    /** The most characters of a rewritten passage that is compared character by character. */
    private static final int PASSAGE = 600;

    /** What must have stayed of the longer side, so that marking characters helps. */
    private static final double LIKENESS = 0.4;

    /** What is kept beside a change of a longer unchanged text, in characters. */
    private static final int BESIDE = 24;

    /** At this place of the earlier list, these went and those came. */
    record Edit<T>(int at, List<T> gone, List<T> come) {

        private int end() {
            return at + gone.size();
        }

        private Edit<T> and(Edit<T> next) {
            return new Edit<>(at, joined(gone, next.gone), joined(come, next.come));
        }

        private static <T> List<T> joined(List<T> first, List<T> second) {
            return Stream.concat(first.stream(), second.stream()).toList();
        }
    }

    private TextDiff() {}

    static List<Span> of(String before, String after) {
        return diff(pieces(CLAUSE, before), pieces(CLAUSE, after), TextDiff::passage);
    }

    /** The same without what stayed far from any change. */
    static List<Span> brief(String before, String after) {
        List<Span> all = of(before, after);
        List<Span> brief = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Span span = all.get(i);
            int head = i == 0 ? 0 : BESIDE;
            int tail = i == all.size() - 1 ? 0 : BESIDE;
            int length = Cut.length(span.text());
            if (span.kind() != Kind.KEPT || length <= head + tail + BESIDE) {
                brief.add(span);
                continue;
            }
            int from = span.text().offsetByCodePoints(0, head);
            int to = span.text().offsetByCodePoints(from, length - head - tail);
            put(brief, Kind.KEPT, span.text().substring(0, from));
            put(brief, Kind.SKIPPED, "%d 字未改".formatted(length - head - tail));
            put(brief, Kind.KEPT, span.text().substring(to));
        }
        return brief;
    }

    private static List<Span> diff(
            List<String> before, List<String> after, BiFunction<String, String, List<Span>> changed) {
        List<Span> spans = new ArrayList<>();
        int at = 0;
        for (Edit<String> edit : edits(before, after)) {
            put(spans, Kind.KEPT, String.join("", before.subList(at, edit.at())));
            String removed = String.join("", edit.gone());
            String added = String.join("", edit.come());
            if (removed.isEmpty() || added.isEmpty()) {
                put(spans, Kind.REMOVED, removed);
                put(spans, Kind.ADDED, added);
            } else {
                changed.apply(removed, added).forEach(span -> put(spans, span.kind(), span.text()));
            }
            at = edit.at() + edit.gone().size();
        }
        put(spans, Kind.KEPT, String.join("", before.subList(at, before.size())));
        return spans;
    }

    /** What differs, each place once: the library tells what went and what came there one after the other. */
    static <T> List<Edit<T>> edits(List<T> before, List<T> after) {
        List<Edit<T>> edits = new ArrayList<>();
        for (AbstractDelta<T> delta :
                DiffUtils.diff(before, after, new MyersDiffWithLinearSpace<T>()).getDeltas()) {
            Edit<T> next = new Edit<>(
                    delta.getSource().getPosition(),
                    delta.getSource().getLines(),
                    delta.getTarget().getLines());
            if (!edits.isEmpty() && edits.getLast().end() == next.at()) {
                edits.set(edits.size() - 1, edits.getLast().and(next));
            } else {
                edits.add(next);
            }
        }
        return edits;
    }

    private static List<Span> passage(String before, String after) {
        List<Span> whole = List.of(new Span(Kind.REMOVED, before), new Span(Kind.ADDED, after));
        if (before.length() > PASSAGE || after.length() > PASSAGE) {
            return whole;
        }
        List<Span> fine = diff(
                pieces(CHARACTER, before),
                pieces(CHARACTER, after),
                (removed, added) -> List.of(new Span(Kind.REMOVED, removed), new Span(Kind.ADDED, added)));
        int kept = fine.stream()
                .filter(span -> span.kind() == Kind.KEPT)
                .mapToInt(span -> span.text().length())
                .sum();
        return kept < LIKENESS * Math.max(before.length(), after.length()) ? whole : fine;
    }

    private static void put(List<Span> spans, Kind kind, String text) {
        if (text.isEmpty()) {
            return;
        }
        if (!spans.isEmpty() && spans.getLast().kind() == kind) {
            spans.set(spans.size() - 1, new Span(kind, spans.getLast().text() + text));
        } else {
            spans.add(new Span(kind, text));
        }
    }

    private static List<String> pieces(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).toList();
    }
}
