package cn.haoyuan.nudge;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.audit.Audit;
import cn.haoyuan.audit.Verb;
import cn.haoyuan.parameter.Parameters;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Officers remind those below, and colleagues of other posts, of what is missing. All that a person misses becomes one message (see {@link Delivery}), at most one a
 * working day, whoever asks; the database holds that bound, so two officers at once send one. What is asked for outside the hours
 * waits, and takes in what others ask for until it goes.
 */
@Component
class Nudges {

    /** So many measures are named in the log of acts. */
    private static final int NAMED = 5;

    private record Row(long id, int accountId, boolean waits) {}

    private final JdbcClient jdbc;
    private final Recipients recipients;
    private final Delivery delivery;
    private final Hours hours;
    private final Parameters parameters;
    private final Audit audit;

    Nudges(JdbcClient jdbc, Recipients recipients, Delivery delivery, Hours hours, Parameters parameters, Audit audit) {
        this.jdbc = jdbc;
        this.recipients = recipients;
        this.delivery = delivery;
        this.hours = hours;
        this.parameters = parameters;
        this.audit = audit;
    }

    /** What asking for these duties would do now. */
    @Transactional(readOnly = true)
    public NudgeResult would(Viewer viewer, List<Long> duties) {
        NudgeTargets meant = meant(viewer, duties);
        Set<Integer> accounts = new HashSet<>(meant.people().keySet());
        jdbc.sql("""
                        select account_id from nudge
                        where account_id = any (:accounts) and day = :day and sent_at is not null and dropped_at is null
                        """)
                .param("accounts", accounts.toArray(Integer[]::new))
                .param("day", meant.day())
                .query(Integer.class)
                .list()
                .forEach(accounts::remove);
        return meant.telling(accounts, 0);
    }

    /** Asks for these duties; only those missing count that are not for the viewer's own office to do. */
    @Transactional
    public NudgeResult ask(Viewer viewer, List<Long> duties) {
        NudgeTargets meant = meant(viewer, duties);
        LocalDateTime now = meant.now();
        Map<Integer, Row> nudges = open(meant.people().keySet(), meant.day(), meant.goes(), !meant.waits());
        add(viewer, meant.of(nudges.keySet()), nudges, now);
        List<Long> sent = nudges.values().stream()
                .filter(row -> !row.waits())
                .map(Row::id)
                .toList();
        delivery.send(sent, now);
        record(viewer, meant.people(), nudges, meant.goes(), now);
        return meant.telling(nudges.keySet(), delivery.items(sent));
    }

    private NudgeTargets meant(Viewer viewer, List<Long> duties) {
        LocalDateTime now = hours.now();
        NudgeHours allowed = hours.of(parameters.current());
        List<Recipients.Recipient> found =
                recipients.of(duties, viewer.post().seat(), viewer.post().seatEnd(), now.toLocalDate()).stream()
                        .filter(one -> one.othersThan(viewer))
                        .toList();
        return new NudgeTargets(duties, found, NudgeTargets.people(found), allowed, now, allowed.next(now));
    }

    /** The nudges of that day that still take something: new ones, in the order of accounts so that two askers never wait in a ring, and waiting ones. */
    private Map<Integer, Row> open(Set<Integer> accounts, LocalDate day, LocalDateTime goes, boolean atOnce) {
        if (accounts.isEmpty()) {
            return Map.of();
        }
        Integer[] ids = accounts.toArray(Integer[]::new);
        Map<Integer, Row> rows = new LinkedHashMap<>();
        jdbc.sql("""
                        insert into nudge (account_id, day, goes_at, sent_at)
                        select account, :day, :goes, case when :at_once then :goes end
                        from unnest(:accounts::int[]) account order by account
                        on conflict (account_id, day) where dropped_at is null do nothing
                        returning id, account_id, sent_at is null as waits
                        """)
                .param("accounts", ids)
                .param("day", day)
                .param("goes", Hours.moment(goes))
                .param("at_once", atOnce)
                .query(Row.class)
                .list()
                .forEach(row -> rows.put(row.accountId(), row));
        jdbc.sql("""
                        select id, account_id, true as waits from nudge
                        where account_id = any (:accounts) and day = :day and sent_at is null and dropped_at is null
                        order by account_id for update
                        """)
                .param("accounts", ids)
                .param("day", day)
                .query(Row.class)
                .list()
                .forEach(row -> rows.putIfAbsent(row.accountId(), row));
        return rows;
    }

    private void add(Viewer viewer, List<Recipients.Recipient> told, Map<Integer, Row> nudges, LocalDateTime now) {
        jdbc.sql("""
                        insert into nudge_item (nudge_id, duty_id, post_id, asked_by, asked_at)
                        select n.nudge, i.duty, :post, :by, :now
                        from unnest(:accounts::int[], :duties::bigint[]) i (account, duty)
                        join unnest(:nudged::int[], :nudges::bigint[]) n (account, nudge) on n.account = i.account
                        on conflict do nothing
                        """)
                .param(
                        "accounts",
                        told.stream().map(Recipients.Recipient::accountId).toArray(Integer[]::new))
                .param("nudged", nudges.keySet().toArray(Integer[]::new))
                .param("nudges", nudges.values().stream().map(Row::id).toArray(Long[]::new))
                .param("duties", told.stream().map(Recipients.Recipient::dutyId).toArray(Long[]::new))
                .param("post", viewer.post().id())
                .param("by", viewer.post().title())
                .param("now", Hours.moment(now))
                .update();
    }

    private void record(
            Viewer viewer,
            Map<Integer, List<Recipients.Recipient>> people,
            Map<Integer, Row> nudges,
            LocalDateTime goes,
            LocalDateTime now) {
        Map<Long, String> titles = titles(people.values().stream()
                .flatMap(List::stream)
                .map(Recipients.Recipient::dutyId)
                .toArray(Long[]::new));
        String when = goes.isAfter(now) ? "，" + goes.toLocalDate() + " " + goes.toLocalTime() + " 发出" : "";
        people.forEach((account, items) -> {
            Row row = nudges.get(account);
            if (row == null) {
                return;
            }
            audit.record(
                    viewer,
                    Verb.NUDGE,
                    "nudge",
                    row.id(),
                    items.getFirst().unitId(),
                    items.getFirst().name() + "，" + items.size() + " 项：" + what(items, titles) + when,
                    "");
        });
    }

    /** The titles of their measures, each once, the first {@link #NAMED}. */
    private static String what(List<Recipients.Recipient> items, Map<Long, String> titles) {
        List<String> all = items.stream()
                .map(item -> titles.getOrDefault(item.dutyId(), ""))
                .distinct()
                .toList();
        return String.join("、", all.subList(0, Math.min(all.size(), NAMED))) + (all.size() > NAMED ? "等" : "");
    }

    private Map<Long, String> titles(Long[] duties) {
        return jdbc
                .sql("select d.id, m.title from duty d join measure m on m.id = d.measure_id where d.id = any (:ids)")
                .param("ids", duties)
                .query((row, number) -> Map.entry(row.getLong("id"), row.getString("title")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
