package cn.haoyuan.duty;

import cn.haoyuan.calendar.Cadence;
import cn.haoyuan.parameter.Parameters;
import cn.haoyuan.parameter.ParametersSet;
import cn.haoyuan.parameter.Settings;
import java.util.Arrays;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets duties count as due soon from as many days before their deadline as the city has set since. What counted so before the
 * day of the change still does, so the boards of earlier days stay as they were. What has ended may go on one day and follows too.
 */
@Component
class LeadTimes {

    private static final String LEAD = """
            with lead as (select * from unnest(:cadences::text[], :days::int[]) as l (cadence, days))
            """;

    private static final String STALE = LEAD + """
            select d.id from duty d join ask a on a.id = d.ask_id join lead l on l.cadence = a.cadence
            where d.due_soon_on >= :day and d.former_of is null
                and d.due_soon_on <> greatest(d.due_on - l.days, d.opens_on, :day)
            order by d.id for update of d
            """;

    private static final String SET = LEAD + """
            update duty d set due_soon_on = greatest(d.due_on - l.days, d.opens_on, :day)
            from ask a join lead l on l.cadence = a.cadence
            where a.id = d.ask_id and d.id = any (:ids)
            """;

    private final JdbcClient jdbc;
    private final Parameters parameters;
    private final LedgerEntries ledger;

    LeadTimes(JdbcClient jdbc, Parameters parameters, LedgerEntries ledger) {
        this.jdbc = jdbc;
        this.parameters = parameters;
        this.ledger = ledger;
    }

    /** In the transaction of the act. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(ParametersSet set) {
        List<Cadence> cadences = Arrays.stream(Cadence.values())
                .filter(cadence -> set.keys().contains(LeadDays.key(cadence)))
                .toList();
        if (cadences.isEmpty()) {
            return;
        }
        List<Long> stale = Bulk.inOrder(
                jdbc, () -> bind(STALE, cadences, set).query(Long.class).list());
        ledger.changing(
                stale,
                () -> Bulk.byHash(jdbc, stale.size(), () -> bind(SET, cadences, set)
                        .param("ids", stale.toArray(Long[]::new))
                        .update()));
    }

    private StatementSpec bind(String sql, List<Cadence> cadences, ParametersSet set) {
        Settings settings = parameters.current();
        return jdbc.sql(sql)
                .param("cadences", cadences.stream().map(Cadence::name).toArray(String[]::new))
                .param(
                        "days",
                        cadences.stream()
                                .map(cadence -> settings.city(LeadDays.key(cadence)))
                                .toArray(Integer[]::new))
                .param("day", set.day());
    }
}
