package cn.haoyuan.desk;

import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.database.ByKey;
import cn.haoyuan.plan.FormTitles;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was decided on the filings of the viewer's unit: read from the acts, with what each post has read of it. */
@Component
@Transactional
class Decisions {

    private final JdbcClient jdbc;
    private final FormTitles titles;
    private final Clock clock;

    Decisions(JdbcClient jdbc, FormTitles titles, Clock clock) {
        this.jdbc = jdbc;
        this.titles = titles;
        this.clock = clock;
    }

    /**
     * Since a moment, newest first and at most {@link DeskPage#MOST}. What was decided otherwise since is unread no longer; what was told before the
     * post was held never was, nor is what others of the unit file.
     */
    @ByKey
    public List<DeskPage.Decision> list(Viewer viewer, OffsetDateTime since) {
        return jdbc.sql("""
                        select a.id, f.form, d.label, case a.verb when 'RETURN' then '退回' when 'ACCEPT' then '通过' else '撤回通过' end as what, a.reason,
                               coalesce(n.name, '') as who, a.at,
                               :writes and r.act_id is null and a.id = max(a.id) over (partition by f.id)
                                   and a.at >= (select lower(during) from post where id = :post) as unread,
                               a.open_rows
                        from filing f
                        join filing_act a on a.filing_id = f.id and a.verb in ('RETURN', 'ACCEPT', 'TAKE_BACK') and a.at > :since
                        join duty d on d.id = f.duty_id
                        left join placement n on n.unit_id = f.receiver_id and n.from_on <= :today and :today < n.until_on
                        left join decision_read r on r.post_id = :post and r.act_id = a.id
                        where f.unit_id = :unit
                        order by a.at desc, a.id desc
                        limit :most
                        """)
                .param("unit", viewer.unitId())
                .param("post", viewer.post().id())
                .param("today", OffsetDateTime.now(clock).toLocalDate())
                .param("since", since)
                .param("writes", viewer.may(Permission.WRITE_FILING))
                .param("most", DeskPage.MOST)
                .query((row, number) -> new DeskPage.Decision(
                        row.getLong("id"),
                        titles.of(row.getString("form")),
                        row.getString("label"),
                        row.getString("what"),
                        row.getString("reason"),
                        row.getString("who"),
                        row.getObject("at", OffsetDateTime.class),
                        row.getBoolean("unread"),
                        row.getInt("open_rows")))
                .list();
    }

    /** Marks one as read by the post; answers its filing, or nothing if the unit has no such decision. */
    public Optional<Long> read(Viewer viewer, long act) {
        Optional<Long> filing = jdbc.sql("""
                        select f.id from filing_act a join filing f on f.id = a.filing_id
                        where a.id = :act and f.unit_id = :unit and a.verb in ('RETURN', 'ACCEPT', 'TAKE_BACK')
                        """)
                .param("act", act)
                .param("unit", viewer.unitId())
                .query(Long.class)
                .optional();
        filing.ifPresent(known -> mark(viewer, List.of(act)));
        return filing;
    }

    /** Marks what was decided on a filing as read by the post; answers whether the unit has any such decision. */
    public boolean readOf(Viewer viewer, long filing) {
        List<Long> acts = jdbc.sql("""
                        select a.id from filing f join filing_act a on a.filing_id = f.id and a.verb in ('RETURN', 'ACCEPT', 'TAKE_BACK')
                        where f.id = :filing and f.unit_id = :unit
                        """)
                .param("filing", filing)
                .param("unit", viewer.unitId())
                .query(Long.class)
                .list();
        mark(viewer, acts);
        return !acts.isEmpty();
    }

    /** Marks what lies on the desk as read by the post. */
    public void readAll(Viewer viewer, OffsetDateTime since) {
        mark(
                viewer,
                list(viewer, since).stream()
                        .filter(DeskPage.Decision::unread)
                        .map(DeskPage.Decision::id)
                        .toList());
    }

    private void mark(Viewer viewer, List<Long> acts) {
        jdbc.sql("""
                        insert into decision_read (post_id, act_id, at)
                        select :post, act, :now from unnest(:acts::bigint[]) act
                        on conflict do nothing
                        """)
                .param("post", viewer.post().id())
                .param("acts", acts.toArray(Long[]::new))
                .param("now", OffsetDateTime.now(clock))
                .update();
    }
}
