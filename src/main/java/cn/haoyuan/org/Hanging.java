package cn.haoyuan.org;

import cn.haoyuan.database.Everywhere;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What keeps a unit that was opened today from never having been: whatever refers to it, wherever that lies. Runs in the transaction of
 * the act, and until that ends nothing else comes to refer to it (V92).
 */
@Component
class Hanging {

    private final JdbcClient jdbc;
    private final Everywhere everywhere;
    private final Clock clock;

    Hanging(JdbcClient jdbc, Everywhere everywhere, Clock clock) {
        this.jdbc = jdbc;
        this.everywhere = everywhere;
        this.clock = clock;
    }

    /** Why the unit stays on record, in Chinese; those below it are asked about elsewhere. */
    Optional<String> on(Place place) {
        return everywhere.get(
                () -> held(place.unitId()) ? hanging(place) : Optional.of("此刻有人正在为" + place.name() + "办理别的事，请稍后再试。"));
    }

    /** Holds the unit; not where somebody just makes something that refers to it, for which nobody waits who keeps others waiting. */
    private boolean held(int unitId) {
        return jdbc.sql("select true from unit where id = :id for update skip locked")
                .param("id", unitId)
                .query(Boolean.class)
                .optional()
                .isPresent();
    }

    /**
     * A post does not hang there while nobody signed in or did anything as it: it goes with the unit.
     *
     * @param todo what to do about it first; "" where nothing helps
     */
    private record Hung(String what, String todo) {}

    private Optional<String> hanging(Place place) {
        LocalDate today = LocalDate.now(clock);
        List<Hung> all = jdbc.sql("""
                        select what, todo from (
                            select 1 as turn, '用过的任职（' || string_agg(distinct n.name, '、') || '）' as what,
                                   '请先在其账号页结束任职，最后一天不填' as todo
                            from post p join person n on n.id = p.person_id
                            where p.unit_id = :id and not isempty(p.during)
                              and (exists (select from act a where a.post_id = p.id and a.at >= :since)
                                   or exists (select from account c where c.person_id = p.person_id and c.last_sign_in >= :since)
                                  and not exists (select from post o where o.person_id = p.person_id and o.unit_id <> :id
                                                      and o.during @> :today::date))
                            having count(*) > 0
                            union all
                            select 2, '工作记录', ''
                            where exists (select from fact where unit_id = :id) or exists (select from fact where subject_id = :id)
                            union all
                            select 3, '报送', '' where exists (select from filing where unit_id = :id)
                            union all
                            select 4, '已完成或豁免的事项', ''
                            where exists (select from duty where place_id = :id and (met_on is not null or waived))
                               or exists (select from duty where also_id = :id and (met_on is not null or waived))
                            union all
                            select 5, '指派（' || string_agg(distinct n.name, '、') || '）', '请先在其账号页结束对它的指派，最后一天不填'
                            from assignment g join post p on p.id = g.post_id join person n on n.id = p.person_id
                            where g.unit_id = :id and not isempty(g.during)
                            having count(*) > 0
                            union all
                            select 6, '标记', '标记请先在本页撤回' where exists (
                                select from mark where unit_id = :id and not isempty(during))
                            union all
                            select 7, '结对', '结对请先在本页撤回' where exists (
                                select from pairing where (helper_id = :id or helped_id = :id) and not isempty(during))
                            union all
                            select 8, '集团分园', '请先在各分园的园所信息中去掉集团总园' where exists (
                                select from kindergarten where group_head_id = :id)
                            union all
                            select 9, '集团关系', '请先在园所信息中去掉集团总园' where exists (
                                select from kindergarten where unit_id = :id and group_head_id is not null)) h
                        order by turn
                        """)
                .param("id", place.unitId())
                .param("today", today)
                .param(
                        "since",
                        (place.from().isBefore(today) ? place.from() : today)
                                .atStartOfDay(clock.getZone())
                                .toOffsetDateTime())
                .query(Hung.class)
                .list();
        boolean helpless = all.stream().anyMatch(hung -> hung.todo().isEmpty());
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(place.name() + "名下已有"
                        + all.stream().map(Hung::what).collect(Collectors.joining("、")) + "，不能当作没有设立过。"
                        + (helpless
                                ? "不再办的，请自明天起办理撤销。"
                                : all.stream().map(Hung::todo).collect(Collectors.joining("；")) + "，再来取消。"));
    }
}
