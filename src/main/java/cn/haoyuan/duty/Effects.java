package cn.haoyuan.duty;

import cn.haoyuan.calendar.CalendarChange;
import cn.haoyuan.calendar.Calendars;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.plan.Measure;
import cn.haoyuan.plan.Plan;
import cn.haoyuan.plan.PlanVersion;
import cn.haoyuan.plan.Plans;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tries a version of the plan or an edit of the calendar: by the rules that publishing and saving follow, without changing anything. */
@Component
@Transactional(readOnly = true)
public class Effects {

    private final JdbcClient jdbc;
    private final Plans plans;
    private final Generation generation;
    private final Rescheduling rescheduling;
    private final Calendars calendars;

    Effects(JdbcClient jdbc, Plans plans, Generation generation, Rescheduling rescheduling, Calendars calendars) {
        this.jdbc = jdbc;
        this.plans = plans;
        this.generation = generation;
        this.rescheduling = rescheduling;
        this.calendars = calendars;
    }

    /** What an edit of the calendar would change on the day, without a load. The edit must not be one that is refused. */
    public Effect of(CalendarChange change, LocalDate day) {
        List<Effect.Part> parts = shift(EffectSql.SHIFT_COUNTS, change, null, day)
                .map(statement ->
                        Bulk.run(jdbc, () -> statement.query(Effect.Part.class).list()))
                .orElse(List.of());
        return new Effect(parts, List.of());
    }

    /** The duties behind a count of such an effect, 50 to a page, of one measure; {@code page} counts from 1. */
    public List<Effect.Row> rows(
            CalendarChange change, String measure, Effect.@Nullable Change what, LocalDate day, int page) {
        return shift(EffectSql.SHIFT_ROWS, change, measure, day)
                .map(statement -> list(statement, what, null, null, page))
                .orElse(List.of());
    }

    private Optional<StatementSpec> shift(String sql, CalendarChange change, @Nullable String only, LocalDate day) {
        return plans.current().flatMap(version -> {
            Shift shift = rescheduling.shift(version, calendars.stored(), calendars.with(change), day);
            StatementSpec statement = Generation.bind(jdbc.sql(sql), version.id(), shift.added(), day, null);
            return shift.isEmpty()
                    ? Optional.empty()
                    : Optional.of(shift.bind(statement).param("only", only));
        });
    }

    /** What publishing this plan on the day would change; takes a second or so in a large city. */
    public Effect of(Plan draft, LocalDate day) {
        List<Effect.Part> parts = Bulk.run(jdbc, () -> bind(EffectSql.COUNTS, draft, null, day)
                .query(Effect.Part.class)
                .list());
        List<Effect.Owed> owed = jdbc.sql(EffectSql.LOAD)
                .param("plan", draft.id())
                .param("day", day)
                .query(Effect.Owed.class)
                .list();
        return new Effect(parts, owed);
    }

    /** The duties behind a count, 50 to a page, of one measure; {@code page} counts from 1. */
    public List<Effect.Row> rows(
            Plan draft,
            String measure,
            Effect.@Nullable Change change,
            @Nullable UnitKind who,
            @Nullable Integer county,
            LocalDate day,
            int page) {
        return list(bind(EffectSql.ROWS, draft, measure, day), change, who, county, page);
    }

    private List<Effect.Row> list(
            StatementSpec statement,
            Effect.@Nullable Change change,
            @Nullable UnitKind who,
            @Nullable Integer county,
            int page) {
        return Bulk.run(jdbc, () -> statement
                .param("change", change == null ? null : change.name())
                .param("kind", who == null ? null : who.name())
                .param("county", county)
                .param("size", 50)
                .param("skip", (Math.max(page, 1) - 1L) * 50)
                .query(Effect.Row.class)
                .list());
    }

    private StatementSpec bind(String sql, Plan draft, @Nullable String only, LocalDate day) {
        PlanVersion current =
                plans.current().filter(v -> v.plan().id().equals(draft.id())).orElse(null);
        List<Generation.Row> rows = generation.rows(draft, day).stream()
                .filter(row -> only == null || row.measure().equals(only))
                .toList();
        int version = current == null ? -1 : current.id();
        return Generation.bind(jdbc.sql(sql), version, rows, day, null)
                .param("only", only)
                .param("plan", draft.id())
                .param("kept", kept(draft, version));
    }

    /** The asks of the version in force that the draft has too. */
    private Integer[] kept(Plan draft, int version) {
        List<String> asks = draft.measures().stream()
                .flatMap(m -> m.asks().stream().map(ask -> key(m, ask.fingerprint())))
                .toList();
        return jdbc.sql("""
                        select a.id from plan_ask v join ask a on a.id = v.ask_id join measure m on m.id = a.measure_id
                        where v.version_id = :version and m.key || ' ' || split_part(a.fingerprint, '#', 1) = any (:asks)
                        """)
                .param("version", version)
                .param("asks", asks.toArray(String[]::new))
                .query(Integer.class)
                .list()
                .toArray(Integer[]::new);
    }

    private static String key(Measure measure, String fingerprint) {
        return measure.id() + " " + fingerprint;
    }
}
