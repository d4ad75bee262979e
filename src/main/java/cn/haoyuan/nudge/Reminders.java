package cn.haoyuan.nudge;

import cn.haoyuan.notice.Notices;
import cn.haoyuan.parameter.ParameterKey;
import cn.haoyuan.parameter.Parameters;
import cn.haoyuan.parameter.Settings;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * On the morning of each working day, one message to everybody about all that falls due in a few days. Who is nudged
 * that day is not reminded too. Days that were missed are not made up: the next day's message holds the same things.
 */
@Component
public class Reminders {

    private final JdbcClient jdbc;
    private final Recipients recipients;
    private final Notices notices;
    private final Hours hours;
    private final Parameters parameters;

    Reminders(JdbcClient jdbc, Recipients recipients, Notices notices, Hours hours, Parameters parameters) {
        this.jdbc = jdbc;
        this.recipients = recipients;
        this.notices = notices;
        this.hours = hours;
        this.parameters = parameters;
    }

    /** Sends the day's reminders once the hour has come; answers how many. Once a day on however many nodes. Run in {@code Scope.EVERYTHING}. */
    @Transactional
    public int send() {
        LocalDateTime now = hours.now();
        Settings settings = parameters.current();
        LocalDate today = now.toLocalDate();
        if (!hours.of(settings).allows(now) || !begin(today, now)) {
            return 0;
        }
        LocalDate last = today.plusDays(furthest(settings));
        List<Recipients.Recipient> due = recipients.ofDue(today, last);
        Map<Long, Reminder.Item> items = items(due, today);
        Set<Integer> nudged = nudged(today);
        Map<Integer, List<Reminder.Item>> people = new TreeMap<>();
        for (Recipients.Recipient one : due) {
            Integer account = one.accountId();
            Reminder.Item item = items.get(one.dutyId());
            if (account != null && item != null && !nudged.contains(account) && wanted(settings, one, item, today)) {
                people.computeIfAbsent(account, key -> new ArrayList<>()).add(item);
            }
        }
        notices.tell(people.entrySet().stream()
                .map(person -> Reminder.dueSoon(person.getKey(), person.getValue(), today))
                .toList());
        return people.size();
    }

    /** Whether nobody began this day yet; another node that tries at the same time waits here and is told no. */
    private boolean begin(LocalDate day, LocalDateTime now) {
        return jdbc.sql("insert into reminder_day (day, at) values (:day, :now) on conflict (day) do nothing")
                        .param("day", day)
                        .param("now", Hours.moment(now))
                        .update()
                == 1;
    }

    private static int furthest(Settings settings) {
        return settings.all().stream()
                .filter(one -> one.key() == ParameterKey.REMIND_DAYS)
                .mapToInt(Settings.Setting::value)
                .reduce(ParameterKey.REMIND_DAYS.usual(), Math::max);
    }

    private static boolean wanted(Settings settings, Recipients.Recipient one, Reminder.Item item, LocalDate today) {
        return settings.at(ParameterKey.REMIND, one.seat()) == 1
                && !item.dueOn().isAfter(today.plusDays(settings.at(ParameterKey.REMIND_DAYS, one.seat())));
    }

    private Set<Integer> nudged(LocalDate day) {
        return jdbc.sql("select account_id from nudge where day = :day and dropped_at is null")
                .param("day", day)
                .query(Integer.class)
                .set();
    }

    private Map<Long, Reminder.Item> items(List<Recipients.Recipient> due, LocalDate today) {
        return jdbc
                .sql("""
                        select d.id as duty_id, d.unit_id, unit_name(d.unit_id, :today) as unit, m.title, d.label, s.name as subject, d.due_on,
                               f.id is not null as returned, f.reply_by, null as asked_by
                        from duty d join measure m on m.id = d.measure_id
                        left join placement s on s.unit_id = d.subject_id and s.during @> :today
                        %s
                        where d.id = any (:duties)
                        order by d.due_on, m.seq, d.id
                        """.formatted(Reminder.RETURNED))
                .param(
                        "duties",
                        due.stream()
                                .map(Recipients.Recipient::dutyId)
                                .distinct()
                                .toArray(Long[]::new))
                .param("today", today)
                .query(Reminder.Item.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Reminder.Item::dutyId, Function.identity()));
    }
}
