package cn.haoyuan.register;

import cn.haoyuan.org.RowProblem;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The import of a register file.
 *
 * @param refused why the file could not be read at all
 * @param outcome what it would do, or what is wrong with its rows; null before a file was sent
 * @param fileName the name of the file sent
 * @param marked the key of its marked copy; null where there is none
 * @param countyless the unit below which counties are to be made first; null where there are some
 */
public record ImportPage(
        @Nullable String refused,
        @Nullable Result outcome,
        @Nullable String fileName,
        @Nullable String marked,
        @Nullable Integer countyless) {

    /** What became of the file, for the page. */
    public record Result(
            int rows,
            int opened,
            int changed,
            int moved,
            int unchanged,
            List<RowProblem> problems,
            int problemCount,
            List<String> ignored,
            List<String> totals,
            List<Taken> understood) {

        public boolean nothingNew() {
            return opened == 0 && changed == 0;
        }
    }

    /** A cell that says something in other words, what it was taken for, and how often. */
    public record Taken(String column, String text, String taken, int times) {}

    static ImportPage empty(@Nullable Integer countyless) {
        return new ImportPage(null, null, null, null, countyless);
    }

    static Result result(RegisterUpload.Outcome outcome) {
        return new Result(
                outcome.rows(),
                outcome.check().opened(),
                outcome.check().changed(),
                outcome.check().moved(),
                outcome.check().unchanged(),
                outcome.problems(),
                outcome.problemCount(),
                outcome.ignored().stream()
                        .filter(heading -> RegisterTotal.advice(heading).isEmpty())
                        .toList(),
                Stream.concat(
                                outcome.ignored().stream().flatMap(heading -> RegisterTotal.advice(heading).stream()),
                                outcome.check().namesakes().stream().map(RowProblem::message))
                        .toList(),
                outcome.understood());
    }
}
