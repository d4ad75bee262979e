package cn.haoyuan.duty;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * The periods that an edit of the calendar changes, seen from a day: what fell due before is left alone.
 *
 * @param added periods that come
 * @param moved periods with other dates, these being the new ones
 * @param gone periods that go
 */
record Shift(List<AskPeriod> added, List<AskPeriod> moved, List<AskPeriod> gone) {

    static Shift between(Stream<AskPeriod> before, Stream<AskPeriod> after, LocalDate day) {
        Map<String, AskPeriod> old = before.collect(Collectors.toMap(AskPeriod::key, Function.identity(), (a, b) -> a));
        Shift shift = new Shift(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        after.forEach(row -> {
            AskPeriod was = old.remove(row.key());
            if (was == null) {
                shift.into(shift.added, row, row.dueOn(), day);
            } else if (!was.equals(row)) {
                shift.into(shift.moved, row.notBefore(day), was.dueOn(), day);
            }
        });
        old.values().forEach(row -> shift.into(shift.gone, row, row.dueOn(), day));
        return shift;
    }

    private void into(List<AskPeriod> rows, AskPeriod row, LocalDate due, LocalDate day) {
        if (!due.isBefore(day)) {
            rows.add(row);
        }
    }

    boolean isEmpty() {
        return added.isEmpty() && moved.isEmpty() && gone.isEmpty();
    }

    /** Gives {@link ShiftSql#STALE} what it needs, beside the version and the day. */
    StatementSpec bind(StatementSpec statement) {
        List<AskPeriod> stay = Stream.concat(moved.stream(), added.stream()).toList();
        List<AskPeriod> all = Stream.concat(stay.stream(), gone.stream()).toList();
        return statement
                .param("toMeasure", AskPeriod.column(all, AskPeriod::measure))
                .param("toAsk", AskPeriod.column(all, row -> row.ask().fingerprint()))
                .param("toPeriod", AskPeriod.column(all, AskPeriod::period))
                // shorter than the others: for the periods that go there is nothing
                .param("toLabel", AskPeriod.column(stay, AskPeriod::label))
                .param("toOpens", AskPeriod.column(stay, row -> row.opensOn().toString()))
                .param("toDue", AskPeriod.column(stay, row -> row.dueOn().toString()))
                .param("toLocks", AskPeriod.column(stay, row -> Objects.toString(row.locksOn(), null)));
    }
}
