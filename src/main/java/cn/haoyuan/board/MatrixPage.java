package cn.haoyuan.board;

import cn.haoyuan.duty.Counts;
import cn.haoyuan.web.Exports;
import cn.haoyuan.web.Light;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Measures down, units across, a light and a figure in each cell. */
public record MatrixPage(Look look, List<Column> columns, List<Band> bands, Exports exports) {

    /** A unit; the first column is the whole board, and has no board of its own to go to. */
    public record Column(String name, @Nullable String href) {}

    /** Measures under one section of the plan. */
    public record Band(String heading, List<Line> lines) {}

    /** A measure with one cell per column. */
    public record Line(String key, String title, String clause, List<Cell> cells) {}

    /** What stands in a cell, and the list behind it. */
    public record Cell(Counts counts, Drill drill) {

        /**
         * The worst state that any of its duties is in, in the order overdue, due soon, open, late, met, not open. Null where it
         * has none, or all were waived.
         */
        public @Nullable Light light() {
            if (counts.overdue() > 0) {
                return Light.RED;
            }
            if (counts.dueSoon() > 0) {
                return Light.YELLOW;
            }
            if (counts.open() > 0) {
                return Light.BLUE;
            }
            if (counts.metLate() > 0) {
                return Light.LATE;
            }
            if (counts.met() > 0) {
                return Light.GREEN;
            }
            return counts.notOpen() > 0 ? Light.GREY : null;
        }

        /** The light in one character, for where colour alone would have to do. */
        public String word() {
            Light light = light();
            return light == null ? "免" : word(light);
        }

        static String word(Light light) {
            return switch (light) {
                case RED -> "逾";
                case YELLOW -> "临";
                case BLUE -> "进";
                case LATE -> "迟";
                case GREEN -> "完";
                case GREY -> "未";
            };
        }

        /** The style class of the cell: one letter, because there are hundreds. */
        public String style() {
            Light light = light();
            return light == null
                    ? "n"
                    : light.name().substring(0, 1).toLowerCase(Locale.ROOT)
                            + (light == Light.GREEN ? "n" : light == Light.GREY ? "y" : "");
        }

        public long done() {
            return counts.met() + counts.metLate();
        }

        /** The list of those reckoned, or of all where nothing is reckoned yet. */
        public String href() {
            return counts.reckoned() > 0 ? drill.reckoned() : drill.all();
        }

        /** As text, for a spreadsheet. */
        String text() {
            if (counts.total() == 0) {
                return "";
            }
            return word() + " "
                    + (counts.reckoned() > 0 ? done() + "/" + counts.reckoned() : Long.toString(counts.total()));
        }
    }

    /** What the one character of a cell stands for. */
    public record Key(String style, String word, String label) {}

    /** The legend, the worst first. */
    public static List<Key> keys() {
        return List.of(
                new Key("r", "逾", "有逾期未完成"),
                new Key("y", "临", "有即将到期"),
                new Key("b", "进", "有进行中"),
                new Key("l", "迟", "全部完成，有的逾期"),
                new Key("gn", "完", "全部按时完成"),
                new Key("gy", "未", "尚未开始"),
                new Key("n", "免", "全部豁免"));
    }

    /** The day, for the file's name. */
    LocalDate day() {
        return look.asOf().day();
    }
}
