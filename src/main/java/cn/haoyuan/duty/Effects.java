package cn.haoyuan.duty;

import cn.haoyuan.calendar.CalendarChange;
import cn.haoyuan.calendar.SchoolCalendar;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.plan.Plan;
import cn.haoyuan.plan.PlanVersion;
import cn.haoyuan.plan.Plans;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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
    private final AskPeriods periods;

    Effects(JdbcClient jdbc, Plans plans, AskPeriods periods) {
        this.jdbc = jdbc;
        this.plans = plans;
        this.periods = periods;
    }

    /** What an edit of a calendar would change on the day, without a load. The edit must not be one that is refused. */
    public Effect of(SchoolCalendar calendar, CalendarChange change, LocalDate day) {
        return shift(EffectSql.SHIFT_COUNTS, calendar, change, null, day)
                .map(this::effect)
                .orElse(Effect.of(List.of()));
    }

    /** The duties behind a count of such an effect. */
    public EffectRows rows(SchoolCalendar calendar, CalendarChange change, EffectFilter filter, LocalDate day) {
        return list(shift(EffectSql.SHIFT_ROWS, calendar, change, filter.measure(), day), filter, day);
    }

    private Optional<StatementSpec> shift(
            String sql, SchoolCalendar calendar, CalendarChange change, @Nullable String only, LocalDate day) {
        return plans.current().flatMap(version -> {
            Shift shift = periods.shift(version.plan(), calendar, change.on(calendar), day);
            StatementSpec statement = GenerationSql.bind(jdbc.sql(sql), version.id(), shift.added(), day, null);
            return shift.isEmpty()
                    ? Optional.empty()
                    : Optional.of(shift.bind(statement).param("only", only));
        });
    }

    /** The measures of which what events brought about goes on with its deadline, though the next version of the plan counts another. */
    public static List<String> keepingDates(Plan former, Plan next) {
        return Succession.between(former, next).keepingDates();
    }

    /** What publishing this plan on the day would change; takes half a second or so in a large city. */
    public Effect of(Plan draft, LocalDate day) {
        return effect(bind(EffectSql.COUNTS, draft, null, day));
    }

    private Effect effect(StatementSpec statement) {
        StatementSpec counts = statement.param("within", Effect.Soon.WEEK.days());
        return Effect.of(Bulk.byHash(jdbc, () -> counts.query(Effect.Part.class).list()));
    }

    /** The duties behind a count. */
    public EffectRows rows(Plan draft, EffectFilter filter, LocalDate day) {
        return list(Optional.of(bind(EffectSql.ROWS, draft, filter.measure(), day)), filter, day);
    }

    /**
     * What a kind of unit owes.
     *
     * @param next with what the draft changes, else as things stand
     * @param week the Monday of the week of the deadline; null for all from the day on
     * @param minutes what a duty takes, by the key of its measure
     */
    public EffectRows load(
            Plan draft,
            boolean next,
            UnitKind kind,
            @Nullable LocalDate week,
            LocalDate day,
            Map<String, Integer> minutes) {
        List<String> keys = List.copyOf(minutes.keySet());
        StatementSpec statement = bind(EffectSql.LOAD_ROWS, draft, null, day)
                .param("next", next)
                .param("kind", kind.name())
                .param("week", week)
                .param("keys", keys.toArray(String[]::new))
                .param("each", keys.stream().map(minutes::get).toArray(Integer[]::new));
        return new EffectRows(jdbc, Optional.of(statement), day);
    }

    private EffectRows list(Optional<StatementSpec> statement, EffectFilter filter, LocalDate day) {
        return new EffectRows(
                jdbc,
                statement.map(list -> list.param(
                                "change",
                                filter.change() == null ? null : filter.change().name())
                        .param("county", filter.county())
                        .param("again", Boolean.TRUE.equals(filter.again()))
                        .param(
                                "within",
                                filter.soon() == null ? 0 : filter.soon().days())),
                day);
    }

    private StatementSpec bind(String sql, Plan draft, @Nullable String only, LocalDate day) {
        Optional<PlanVersion> former = plans.current()
                .filter(version -> version.plan().id().equals(draft.id()))
                .or(() -> plans.latest(draft.id()).flatMap(plans::version));
        int latest = former.map(PlanVersion::id).orElse(-1);
        List<AskPeriod> rows = periods.of(draft, day).stream()
                .filter(row -> only == null || row.measure().equals(only))
                .toList();
        String[] asks = draft.measures().stream()
                .flatMap(m -> m.asks().stream().map(ask -> m.id() + " " + ask.fingerprint()))
                .toArray(String[]::new);
        return Succession.between(former.map(PlanVersion::plan).orElse(draft), draft)
                .bind(GenerationSql.bind(jdbc.sql(sql), latest, rows, day, null))
                .param("former", latest)
                .param("only", only)
                .param("plan", draft.id())
                .param("asks", asks);
    }
}
