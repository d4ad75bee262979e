package cn.haoyuan.board;

import cn.haoyuan.duty.Counts;
import cn.haoyuan.duty.DutyState;
import cn.haoyuan.web.Exports;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Measures down, units across, a shade and a figure in each cell. */
public record MatrixPage(Look look, List<Column> columns, List<Band> bands, Exports exports) {

    /** A unit; the first column is the whole board, and has no board of its own to go to. */
    public record Column(String name, @Nullable String href) {}

    /** Measures under one section of the plan. */
    public record Band(String heading, List<Line> lines) {}

    /** A measure with one cell per column. {@code rule} is the address at which its rule stands. */
    public record Line(String title, String clause, String rule, List<Cell> cells) {}

    /** What stands in a cell, and the list behind it. */
    public record Cell(Counts counts, Drill drill) {

        /** The shade, with the bar at the foot. */
        public String style() {
            return Heat.style(counts);
        }

        /** In one character what the figure counts: lacking, done late, done, or how it stands before anything is reckoned. */
        public String word() {
            if (counts.overdue() > 0) {
                return "逾";
            }
            if (counts.reckoned() > 0) {
                return counts.metLate() > 0 ? "迟" : "完";
            }
            return counts.dueSoon() > 0 ? "临" : counts.open() > 0 ? "进" : counts.notOpen() > 0 ? "未" : "免";
        }

        /** How many rows the list behind the cell has. */
        public long figure() {
            if (counts.overdue() > 0) {
                return counts.overdue();
            }
            if (counts.reckoned() > 0) {
                return counts.metLate() > 0 ? counts.metLate() : counts.reckoned();
            }
            return counts.dueSoon() > 0 ? counts.dueSoon() : counts.open() > 0 ? counts.open() : counts.total();
        }

        /** What is lacking; where nothing is, what was done late, else what is done; before anything is reckoned, what comes first. */
        public String href() {
            if (counts.overdue() > 0) {
                return drill.of(DutyState.OVERDUE);
            }
            if (counts.reckoned() > 0) {
                return counts.metLate() > 0 ? drill.of(DutyState.MET_LATE) : drill.reckoned();
            }
            return counts.dueSoon() > 0
                    ? drill.of(DutyState.DUE_SOON)
                    : counts.open() > 0 ? drill.of(DutyState.OPEN) : drill.all();
        }

        /** As text, for a spreadsheet. */
        String text() {
            if (counts.total() == 0) {
                return "";
            }
            Integer share = Heat.share(counts);
            return share == null
                    ? word() + " " + figure()
                    : share + "% " + (counts.met() + counts.metLate()) + "/" + counts.reckoned();
        }
    }

    /** What the one character of a cell stands for. */
    public record Key(String word, String label) {}

    /** The legend of the words. */
    public static List<Key> keys() {
        return List.of(
                new Key("逾", "逾期未完成几项"),
                new Key("完", "全部按时完成几项"),
                new Key("迟", "全部完成，其中逾期完成几项"),
                new Key("临", "还没有应完成的，即将到期几项"),
                new Key("进", "还没有应完成的，进行中几项"),
                new Key("未", "都还没开始"),
                new Key("免", "全部豁免"));
    }

    /** The day, for the file's name. */
    LocalDate day() {
        return look.asOf().day();
    }
}
