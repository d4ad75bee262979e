package cn.haoyuan.plan;

import cn.haoyuan.calendar.DayInWords;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** When versions of the plan came into force, of whatever plan: asked once for each that does. */
@Component
@Transactional(readOnly = true)
public class PublicationDays {

    private record Known(int version, List<LocalDate> days) {}

    private final JdbcClient jdbc;
    private final Plans plans;
    private volatile Known known = new Known(0, List.of());

    PublicationDays(JdbcClient jdbc, Plans plans) {
        this.jdbc = jdbc;
        this.plans = plans;
    }

    /** When the city had a plan for the first time. */
    public Optional<LocalDate> first() {
        return days().stream().findFirst();
    }

    /** Whether the city has a plan; known without asking when it was published. */
    public boolean any() {
        return plans.current().isPresent();
    }

    /** When the city had a plan for the first time, if that was after {@code day}. */
    public Optional<LocalDate> begunAfter(LocalDate day) {
        return plans.current()
                .map(PlanVersion::publishedOn)
                .filter(last -> last.isAfter(day))
                .flatMap(last -> first())
                .filter(begun -> begun.isAfter(day));
    }

    /**
     * What boards of two days differ by besides work, in a sentence for pages: a later version than the first was published after
     * {@code from} and not after {@code to}; "" where none was.
     */
    public String between(LocalDate from, LocalDate to) {
        if (plans.current()
                .map(PlanVersion::publishedOn)
                .filter(last -> last.isAfter(from))
                .isEmpty()) {
            return "";
        }
        String newer = days().stream()
                .skip(1)
                .filter(day -> day.isAfter(from) && !day.isAfter(to))
                .distinct()
                .map(DayInWords::of)
                .collect(Collectors.joining("、"));
        return newer.isEmpty() ? "" : newer + "公布了行动计划新版本，责任事项从那天起按新版本计算，这里的增减不全是办理的结果。";
    }

    /** Asks beside the pages, so that none of them has to. */
    public void renew() {
        days();
    }

    private List<LocalDate> days() {
        int version = plans.current().map(PlanVersion::id).orElse(0);
        Known current = known;
        if (current.version() != version) {
            current = new Known(version, read());
            known = current;
        }
        return current.days();
    }

    private List<LocalDate> read() {
        return jdbc.sql("select published_on from plan_version where status = 'PUBLISHED' order by published_on, id")
                .query(LocalDate.class)
                .list();
    }
}
