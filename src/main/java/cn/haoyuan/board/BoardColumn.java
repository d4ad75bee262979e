package cn.haoyuan.board;

import cn.haoyuan.duty.Counts;
import java.util.function.ToLongFunction;

/** The figures of a board's row where it leaves the page, in their order; a share of completion comes after them. */
enum BoardColumn {
    TOTAL("全部", Counts::total),
    RECKONED("应完成", Counts::reckoned),
    MET("按时完成", Counts::met),
    MET_LATE("逾期完成", Counts::metLate),
    OVERDUE("逾期未完成", Counts::overdue),
    DUE_SOON("即将到期", Counts::dueSoon),
    OPEN("进行中", Counts::open),
    NOT_OPEN("未开始", Counts::notOpen),
    WAIVED("已豁免", Counts::waived);

    static final String SHARE = "完成率";

    private final String label;
    private final ToLongFunction<Counts> figure;

    BoardColumn(String label, ToLongFunction<Counts> figure) {
        this.label = label;
        this.figure = figure;
    }

    String label() {
        return label;
    }

    long of(Counts counts) {
        return figure.applyAsLong(counts);
    }
}
