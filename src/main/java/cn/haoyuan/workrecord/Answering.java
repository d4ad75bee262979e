package cn.haoyuan.workrecord;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.calendar.Cadence;
import cn.haoyuan.duty.Duties;
import cn.haoyuan.duty.Duty;
import cn.haoyuan.plan.Ask;
import cn.haoyuan.plan.EventTrigger;
import cn.haoyuan.plan.Measure;
import cn.haoyuan.plan.Plan;
import cn.haoyuan.plan.Plans;
import cn.haoyuan.web.Day;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a record answers that only an event asks for, however it comes in. */
@Component
class Answering {

    /** Days for which it is told that something is asked for no longer. */
    private static final int LATELY = 60;

    private final JdbcClient jdbc;
    private final Plans plans;
    private final Duties duties;
    private final Clock clock;

    Answering(JdbcClient jdbc, Plans plans, Duties duties, Clock clock) {
        this.jdbc = jdbc;
        this.plans = plans;
        this.duties = duties;
        this.clock = clock;
    }

    /**
     * The record, written for the duty that waits for such and was opened for it, or else is due first, so that it counts for that one and no
     * other. What a unit says for itself is refused where nothing waits for it: it would be taken for an answer to what is found later that
     * day, and a second answer to what is met would be looked at by nobody. Neither an answer nor the look at it is of a day before what it
     * answers.
     *
     * @param corrected the record that it corrects; what that one answered, this one goes on to answer
     * @param taken duties that other records of the same file answer
     */
    @Transactional(readOnly = true)
    public NewRecord meant(
            Viewer viewer, NewRecord work, @Nullable WorkRecord corrected, Set<Long> taken, RecordCheck check) {
        NewRecord meant = work;
        Plan plan = plans.plan().orElse(null);
        if (plan == null) {
            return work;
        }
        for (Measure measure : plan.measures()) {
            for (Ask ask : measure.asks()) {
                String topic = ask.topic();
                if (ask.cadence() == Cadence.EVENT
                        && ask.who() == viewer.post().unitKind()
                        && ask.evidence() == work.kind()
                        && topic != null
                        && work.topics().contains(topic)) {
                    WorkRecord before = corrected != null && goesOn(work, corrected, topic) ? corrected : null;
                    List<Duty> asked = before != null ? answered(before, topic) : waiting(viewer, work, topic, taken);
                    Optional<Duty> answered = asked.stream()
                            .filter(duty -> duty.takes(work.happenedOn()))
                            .findFirst();
                    if (answered.isPresent()) {
                        meant = before != null ? meant : meant.owedTo(answered.get());
                    } else if (asked.isEmpty() ? before == null && ask.about() == null : follows(plan, ask)) {
                        refuse(check, measure.title(), asked, taken, withdrawn(viewer, work, topic));
                    }
                }
            }
        }
        return meant;
    }

    /** Whether it asks for a unit's own word to an event, or for a look at such a word; a letter is an act by itself, whatever asked for it. */
    private static boolean follows(Plan plan, Ask ask) {
        EventTrigger on = ask.on();
        return ask.about() == null
                || on != null
                        && plan.asks().stream()
                                .anyMatch(other -> other.cadence() == Cadence.EVENT
                                        && on.equals(new EventTrigger(other.evidence(), other.topic())));
    }

    private static boolean goesOn(NewRecord work, WorkRecord corrected, String topic) {
        return corrected.kind() == work.kind()
                && corrected.topics().contains(topic)
                && Objects.equals(corrected.subjectId(), work.subjectId());
    }

    /** What the record answered under the topic. */
    private List<Duty> answered(WorkRecord record, String topic) {
        List<Long> ids = jdbc.sql("""
                        select d.id
                        from fact f
                        join duty d on d.unit_id = f.unit_id and d.period = f.period and d.former_of is null
                            and (d.subject_id is null or d.subject_id = f.subject_id)
                        join ask a on a.id = d.ask_id and a.cadence = 'EVENT' and a.evidence = f.kind and a.topic = f.topic
                        where f.source = :source and f.source_id = :record and f.topic = :topic
                        """)
                .param("source", WorkRecords.SOURCE)
                .param("record", record.id())
                .param("topic", topic)
                .query(Long.class)
                .list();
        return duties.find(ids, LocalDate.now(clock));
    }

    /** Why the last of what waited for it lately was called off; empty where it was done. */
    private Optional<String> withdrawn(Viewer viewer, NewRecord work, String topic) {
        LocalDate today = LocalDate.now(clock);
        return jdbc.sql("""
                        select d.id
                        from duty d
                        join ask a on a.id = d.ask_id
                        where a.cadence = 'EVENT' and a.evidence = :kind and a.topic = :topic and d.unit_id = :unit
                            and (d.subject_id is null or d.subject_id = :subject) and d.former_of is null
                            and coalesce(d.met_on, d.ended_on) between :since and :today
                        order by coalesce(d.met_on, d.ended_on) desc, d.id desc
                        limit 1
                        """)
                .param("kind", work.kind().name())
                .param("topic", topic)
                .param("unit", viewer.unitId())
                .param("subject", work.subjectId(), Types.INTEGER)
                .param("since", today.minusDays(LATELY))
                .param("today", today)
                .query(Long.class)
                .optional()
                .flatMap(id -> duties.needless(id, today));
    }

    private void refuse(
            RecordCheck check, String title, List<Duty> waiting, Set<Long> taken, Optional<String> withdrawn) {
        if (!waiting.isEmpty()) {
            Duty first = waiting.getFirst();
            LocalDate today = LocalDate.now(clock);
            LocalDate last = first.locksOn();
            check.refuse(
                    "day",
                    "“%s”自%s起办理，发生日期不能更早".formatted(title, Day.brief(first.opensOn(), today))
                            + (last == null ? "" : "，也不能晚于" + Day.brief(last, today)));
        } else if (taken.isEmpty() && withdrawn.isPresent()) {
            check.refuse("topic", "现在没有等着办理的“%s”：%s。写的不用再交，取消或删除就可以".formatted(title, withdrawn.get()));
        } else if (taken.isEmpty()) {
            check.refuse("topic", "现在没有等着办理的“%s”，请不选这个主题；要补充已经登记的，请打开那条记录更正".formatted(title));
        } else {
            check.refuse("topic", "等着办理的“%s”前面的行都已写了，请并成一行，或者这一行不写这个主题".formatted(title));
        }
    }

    /** The one that the form was opened from, if it waits; else all that wait, the one due first before the others. */
    private List<Duty> waiting(Viewer viewer, NewRecord work, String topic, Set<Long> taken) {
        LocalDate today = LocalDate.now(clock);
        List<Long> ids = jdbc.sql("""
                        select d.id
                        from duty d
                        join ask a on a.id = d.ask_id
                        where a.cadence = 'EVENT' and a.evidence = :kind and a.topic = :topic and d.unit_id = :unit
                            and (d.subject_id is null or d.subject_id = :subject) and d.former_of is null and d.known_on <= :today
                            and d.met_on is null and not d.waived and (d.ended_on is null or d.ended_on > :today)
                        """)
                .param("kind", work.kind().name())
                .param("topic", topic)
                .param("unit", viewer.unitId())
                .param("subject", work.subjectId(), Types.INTEGER)
                .param("today", today)
                .query(Long.class)
                .list();
        List<Duty> waiting = duties.find(ids, today).stream()
                .filter(duty -> !taken.contains(duty.id()))
                .sorted(Comparator.comparing(Duty::dueOn).thenComparing(Duty::id))
                .toList();
        return waiting.stream()
                .filter(duty -> work.duties().stream().anyMatch(opened -> opened.id() == duty.id()))
                .findFirst()
                .map(List::of)
                .orElse(waiting);
    }
}
