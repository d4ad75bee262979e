package cn.haoyuan.duty;

import static java.time.temporal.ChronoUnit.DAYS;

import cn.haoyuan.calendar.SchoolCalendar;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.plan.Ask;
import cn.haoyuan.plan.EventTrigger;
import cn.haoyuan.plan.EvidenceKind;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A fact as far as it brings duties about.
 *
 * @param answerBy by when it asks for an answer; null where it names no day
 * @param unitKind of the unit that it is of
 */
record Happened(
        EvidenceKind kind,
        @Nullable String topic,
        LocalDate happenedOn,
        LocalDate recordedOn,
        @Nullable Long replaces,
        @Nullable LocalDate answerBy,
        UnitKind unitKind) {

    boolean brings(Ask ask) {
        EventTrigger trigger = ask.on();
        return trigger != null
                && trigger.kind() == kind
                && (trigger.topic() == null || trigger.topic().equals(topic));
    }

    /**
     * The last day for what it asks for: the one that it names for those below, else a working day. The time runs from when it is on record
     * (ADR 16); where the named day had passed by then, as many days as were given when it happened.
     */
    LocalDate due(Ask ask, SchoolCalendar calendar) {
        LocalDate named = ask.isOwedBelow(unitKind) ? answerBy : null;
        if (named == null) {
            return calendar.nextWorkingDay(ask.due().day(recordedOn, recordedOn));
        }
        return named.isBefore(recordedOn)
                ? calendar.nextWorkingDay(recordedOn.plusDays(happenedOn.until(named, DAYS)))
                : named;
    }
}
