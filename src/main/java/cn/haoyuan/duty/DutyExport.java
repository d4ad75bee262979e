package cn.haoyuan.duty;

import cn.haoyuan.org.Whereabouts;
import cn.haoyuan.sheet.SheetWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A list of duties as a spreadsheet, as it is filtered, streamed row by row. */
@Component
class DutyExport {

    private static final List<String> HEADINGS =
            DutyCells.headings("条款", "开始日期", "截止日期", "状态", "结果", "完成日期", "逾期天数", "佐证类型");

    private final Duties duties;
    private final Openings openings;
    private final Results results;
    private final JdbcClient jdbc;

    DutyExport(Duties duties, Openings openings, Results results, JdbcClient jdbc) {
        this.duties = duties;
        this.openings = openings;
        this.results = results;
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public void write(DutyFilter filter, DutySort sort, OutputStream out) throws IOException {
        DutyCells cells = new DutyCells(new Whereabouts(jdbc, filter.asOf()));
        Openings.Known opened = openings.all(filter.asOf());
        Function<Duty, String> beside = results.beside(filter.asOf());
        try (SheetWriter sheet = SheetWriter.open(out, "责任事项", HEADINGS)) {
            duties.stream(
                    filter,
                    sort,
                    duty -> sheet.row(cells.row(
                            duty.clause(),
                            DutyCells.Owed.of(duty),
                            opened.opensOn(duty),
                            duty.dueOn(),
                            duty.state().label(),
                            beside.apply(duty),
                            duty.metOn(),
                            late(duty, filter.asOf()),
                            duty.evidence().label())));
        }
    }

    /** How many days after its last day it was met, or is not met yet; null in time. */
    private static @Nullable Long late(Duty duty, LocalDate asOf) {
        return switch (duty.state()) {
            case OVERDUE -> ChronoUnit.DAYS.between(duty.dueOn(), asOf);
            case MET_LATE -> duty.metOn() == null ? null : (Long) ChronoUnit.DAYS.between(duty.dueOn(), duty.metOn());
            default -> null;
        };
    }
}
