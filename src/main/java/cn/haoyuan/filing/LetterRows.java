package cn.haoyuan.filing;

import cn.haoyuan.duty.LetterLines;
import cn.haoyuan.duty.LetterLines.Line;
import cn.haoyuan.duty.Wording;
import cn.haoyuan.plan.Field;
import cn.haoyuan.plan.Form;
import cn.haoyuan.plan.Prefill;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A field that begins with what a letter numbers, held against the letter as it stands. Nobody is refused for what it says: a letter may
 * number more than what is to be put right.
 *
 * @param missing the lines that no row answers
 * @param reworded the rows that answer what a line said before the letter was corrected
 * @param dropped what rows say by their first column that was in the letter, and is not any more
 */
public record LetterRows(Field field, List<Line> missing, List<Reworded> reworded, List<String> dropped) {

    /**
     * A row that answers a line by its former words.
     *
     * @param row which one, from 0
     */
    public record Reworded(int row, String was, String now) {}

    /** The fields of which there is something to say. */
    public static List<LetterRows> of(Form form, Content content, Wording letter) {
        LetterLines lines = LetterLines.of(letter);
        return form.fields().stream()
                .filter(field -> field.prefill() instanceof Prefill.Event)
                .map(field -> of(field, content.rows(field.id()), lines))
                .filter(rows -> !rows.missing.isEmpty() || !rows.reworded.isEmpty() || !rows.dropped.isEmpty())
                .toList();
    }

    private static LetterRows of(Field field, List<Map<String, String>> rows, LetterLines letter) {
        List<Begun> begun = Begun.by(field, letter.lines());
        int[] at = Begun.answered(field, begun, rows);
        List<Line> missing = new ArrayList<>();
        List<Reworded> reworded = new ArrayList<>();
        for (int i = 0; i < at.length; i++) {
            Map<String, String> now = begun.get(i).row();
            if (at[i] < 0) {
                missing.add(letter.lines().get(i));
            } else if (!Begun.key(field, rows.get(at[i])).equals(Begun.key(field, now))) {
                reworded.add(new Reworded(at[i], Begun.name(field, rows.get(at[i])), Begun.name(field, now)));
            }
        }
        Set<String> former = Stream.of(letter.lines(), letter.dropped())
                .flatMap(List::stream)
                .flatMap(line -> Stream.concat(Stream.of(line.words()), line.former().stream()))
                .map(Begun::cell)
                .map(LetterLines::key)
                .collect(Collectors.toSet());
        letter.lines().forEach(line -> former.remove(LetterLines.key(Begun.cell(line.words()))));
        List<String> dropped = IntStream.range(0, rows.size())
                .filter(row -> Arrays.stream(at).noneMatch(answering -> answering == row))
                .mapToObj(rows::get)
                .filter(row -> former.contains(Begun.key(field, row)))
                .map(row -> Begun.name(field, row))
                .toList();
        return new LetterRows(field, missing, reworded, dropped);
    }
}
