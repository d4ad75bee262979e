package cn.haoyuan.admin;

import cn.haoyuan.audit.ActRow;
import cn.haoyuan.audit.Verb;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the things of acts are called: whose account, which unit, who was nudged. Of the others the act itself tells. */
@Component
@Transactional(readOnly = true)
class ActNames {

    private record Named(String object, String id, String name) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    ActNames(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The names by the id of the act, as far as the running scope sees them; one statement. An export takes a whole list: it names nobody. */
    Map<Long, String> of(List<ActRow> all) {
        List<ActRow> acts =
                all.stream().filter(act -> act.verb() != Verb.EXPORT).toList();
        Map<String, String> names = jdbc
                .sql("""
                        with asked as (
                            select distinct object, id::bigint as id from unnest(:objects::text[], :ids::text[]) a (object, id)
                            where id ~ '^[0-9]{1,9}$')
                        select a.object, a.id::text as id, p.name
                        from asked a join account c on c.id = a.id join person p on p.id = c.person_id where a.object = 'account'
                        union all
                        select a.object, a.id::text, p.name
                        from asked a join post t on t.id = a.id join person p on p.id = t.person_id where a.object = 'post'
                        union all
                        select a.object, a.id::text, p.name
                        from asked a join nudge n on n.id = a.id join account c on c.id = n.account_id join person p on p.id = c.person_id
                        where a.object = 'nudge'
                        union all
                        select a.object, a.id::text, l.name
                        from asked a
                        join unit u on u.id = a.id
                        join lateral unit_name(u.id, :today) l (name) on l.name is not null
                        where a.object = 'unit'
                        """)
                .param("today", LocalDate.now(clock))
                .param("objects", acts.stream().map(ActRow::object).toArray(String[]::new))
                .param("ids", acts.stream().map(ActRow::objectId).toArray(String[]::new))
                .query(Named.class)
                .stream()
                .collect(Collectors.toMap(named -> named.object() + " " + named.id(), Named::name));
        return acts.stream()
                .filter(act -> names.containsKey(act.object() + " " + act.objectId()))
                .collect(Collectors.toMap(ActRow::id, act -> names.get(act.object() + " " + act.objectId())));
    }
}
