package cn.haoyuan.nudge;

import cn.haoyuan.notice.NewNotice;
import cn.haoyuan.notice.Notices;
import cn.haoyuan.parameter.Parameters;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Turns nudges into messages: at once, or when their hour has come. */
@Component
public class Delivery {

    /** Waiting nudges that one sweep sends; the next one goes on. */
    private static final int A_SWEEP = 2000;

    private record Due(long id, int accountId) {}

    private record Line(long nudgeId, int accountId, Reminder.Item item) {}

    private final JdbcClient jdbc;
    private final Recipients recipients;
    private final Notices notices;
    private final Hours hours;
    private final Parameters parameters;

    Delivery(JdbcClient jdbc, Recipients recipients, Notices notices, Hours hours, Parameters parameters) {
        this.jdbc = jdbc;
        this.recipients = recipients;
        this.notices = notices;
        this.hours = hours;
        this.parameters = parameters;
    }

    /**
     * Sends what has waited for its hour; answers how many. Late after downtime, it still keeps to the hours and to one a day:
     * what missed its day goes on the first day without another. Any number of nodes may do so at once. Run in
     * {@code Scope.EVERYTHING}.
     */
    @Transactional
    public int sendWaiting() {
        LocalDateTime now = hours.now();
        if (!hours.of(parameters.current()).allows(now)) {
            return 0;
        }
        Map<Integer, Long> due = new LinkedHashMap<>();
        jdbc.sql("""
                        select n.id, n.account_id from nudge n
                        where n.sent_at is null and n.dropped_at is null and n.goes_at <= :now
                          and (n.day = :today or not exists (
                              select from nudge o where o.account_id = n.account_id and o.day = :today and o.dropped_at is null))
                        order by n.account_id, n.id
                        limit :most
                        for update skip locked
                        """)
                .param("now", Hours.moment(now))
                .param("today", now.toLocalDate())
                .param("most", A_SWEEP)
                .query(Due.class)
                .list()
                .forEach(one -> due.putIfAbsent(one.accountId(), one.id()));
        List<Long> ids = List.copyOf(due.values());
        if (!ids.isEmpty()) {
            jdbc.sql("update nudge set day = :today, sent_at = :now where id = any (:ids)")
                    .param("today", now.toLocalDate())
                    .param("now", Hours.moment(now))
                    .param("ids", ids.toArray(Long[]::new))
                    .update();
        }
        return send(ids, now);
    }

    /**
     * Tells each recipient of whose duties some that were asked for are still missing all that they miss, since nobody may remind them
     * again that day; where nothing asked for is missing, the nudge is dropped. Answers how many were told.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int send(List<Long> nudges, LocalDateTime now) {
        if (nudges.isEmpty()) {
            return 0;
        }
        LocalDate today = now.toLocalDate();
        List<Line> asked = lines(nudges, today);
        fill(asked, now);
        Set<Long> first = asked.stream().map(line -> line.item().dutyId()).collect(Collectors.toSet());
        Map<Long, List<Line>> messages = lines(nudges, today).stream()
                .sorted(Comparator.comparing(line -> !first.contains(line.item().dutyId())))
                .collect(Collectors.groupingBy(Line::nudgeId, LinkedHashMap::new, Collectors.toList()));
        List<NewNotice> told = messages.values().stream()
                .map(lines -> Reminder.nudge(
                        lines.getFirst().accountId(),
                        lines.stream().map(Line::item).toList(),
                        today))
                .toList();
        notices.tell(told);
        Long[] empty = nudges.stream().filter(id -> !messages.containsKey(id)).toArray(Long[]::new);
        if (empty.length > 0) {
            jdbc.sql("update nudge set dropped_at = :now, sent_at = null where id = any (:ids)")
                    .param("now", Hours.moment(now))
                    .param("ids", empty)
                    .update();
        }
        return told.size();
    }

    /** Adds what else the same people miss, as asked for by who asked first. */
    private void fill(List<Line> asked, LocalDateTime now) {
        List<Integer> accounts = asked.stream().map(Line::accountId).distinct().toList();
        if (accounts.isEmpty()) {
            return;
        }
        List<Recipients.Recipient> owing = recipients.ofPeople(accounts, now.toLocalDate());
        jdbc.sql("""
                        insert into nudge_item (nudge_id, duty_id, post_id, asked_by, asked_at)
                        select n.id, i.duty, first.post_id, first.asked_by, :now
                        from unnest(:accounts::int[], :duties::bigint[]) i (account, duty)
                        join nudge n on n.account_id = i.account and n.id = any (:nudges)
                        cross join lateral (
                            select post_id, asked_by from nudge_item where nudge_id = n.id order by asked_at, duty_id limit 1) first
                        on conflict do nothing
                        """)
                .param(
                        "accounts",
                        owing.stream().map(Recipients.Recipient::accountId).toArray(Integer[]::new))
                .param(
                        "duties",
                        owing.stream().map(Recipients.Recipient::dutyId).toArray(Long[]::new))
                .param("nudges", asked.stream().map(Line::nudgeId).distinct().toArray(Long[]::new))
                .param("now", Hours.moment(now))
                .update();
    }

    /** How many duties these nudges are about. */
    int items(List<Long> nudges) {
        return jdbc.sql("select count(distinct duty_id) from nudge_item where nudge_id = any (?)")
                .param(nudges.toArray(Long[]::new))
                .query(Integer.class)
                .single();
    }

    private List<Line> lines(List<Long> nudges, LocalDate today) {
        return jdbc.sql("""
                        select n.id, n.account_id, d.id as duty_id, d.unit_id, unit_name(d.unit_id, :today) as unit, m.title, d.label, s.name as subject, d.due_on,
                               f.id is not null as returned, f.reply_by, i.asked_by
                        from nudge n
                        join nudge_item i on i.nudge_id = n.id
                        join duty d on d.id = i.duty_id and d.met_on is null and not d.waived and (d.ended_on is null or d.ended_on > :today)
                        join measure m on m.id = d.measure_id
                        left join placement s on s.unit_id = d.subject_id and s.during @> :today
                        %s
                        where n.id = any (:nudges)
                        order by n.account_id, d.due_on, m.seq, d.id
                        """.formatted(Reminder.RETURNED))
                .param("nudges", nudges.toArray(Long[]::new))
                .param("today", today)
                .query((row, number) -> new Line(
                        row.getLong("id"),
                        row.getInt("account_id"),
                        new Reminder.Item(
                                row.getLong("duty_id"),
                                row.getInt("unit_id"),
                                row.getString("unit"),
                                row.getString("title"),
                                row.getString("label"),
                                row.getString("subject"),
                                row.getObject("due_on", LocalDate.class),
                                row.getBoolean("returned"),
                                row.getObject("reply_by", LocalDate.class),
                                row.getString("asked_by"))))
                .list();
    }
}
