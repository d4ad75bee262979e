package cn.haoyuan.register;

import cn.haoyuan.org.RegisterChange;
import cn.haoyuan.org.RowProblem;
import cn.haoyuan.sheet.SheetReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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

    /** The most that a file may have. */
    public static final int MEGABYTES = SheetReader.MEGABYTES;

    /** So many doubts stand on the page. */
    private static final int SHOWN = 100;

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
            List<Taken> understood,
            List<RowProblem> doubts,
            int doubtCount,
            List<RegisterChange> changes,
            @Nullable String changesKey) {

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
                outcome.ignored().stream()
                        .flatMap(heading -> RegisterTotal.advice(heading).stream())
                        .toList(),
                outcome.understood(),
                outcome.doubts().byLine().stream().limit(SHOWN).toList(),
                outcome.doubts().count(),
                outcome.changes(),
                outcome.changesKey());
    }

    /** A value that the file would change, in the words of the register; "" for none. */
    public record Value(String column, String before, String after) {}

    /** What the file would change of a kindergarten: where it stands and its name first, then in the order of the columns. */
    public static List<Value> changes(RegisterChange change) {
        if (change.fresh()) {
            return List.of(new Value("新增", "", change.parent()));
        }
        List<Value> values = new ArrayList<>();
        if (change.formerParent() != null) {
            values.add(new Value("隶属", change.formerParent(), change.parent()));
        }
        if (change.formerName() != null) {
            values.add(new Value(RegisterColumn.NAME.heading(), change.formerName(), change.name()));
        }
        change.fields().stream()
                .map(field -> new Field(RegisterColumn.valueOf(field.column()), field.before(), field.after()))
                .sorted(Comparator.comparing(Field::column))
                .map(field -> new Value(
                        field.column.heading(), field.column.words(field.before), field.column.words(field.after)))
                .forEach(values::add);
        return values.isEmpty() ? List.of(new Value("园所信息", "尚未登记", "按文件登记")) : values;
    }

    private record Field(
            RegisterColumn column,
            @Nullable String before,
            @Nullable String after) {}
}
