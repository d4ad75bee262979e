package cn.haoyuan.filing;

import cn.haoyuan.calendar.DayInWords;
import cn.haoyuan.plan.Column;
import cn.haoyuan.plan.Field;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * What the cells of a row say beside each other, and beside the days of the filing.
 *
 * @param ahead the days of what is still to be done
 * @param today the last day of what is done
 */
record CellsOfRow(Field field, Map<String, String> cells, Ahead ahead, LocalDate today) {

    /** What is wrong with a cell that is sound by itself. */
    Optional<String> problem(Column column) {
        return early(column)
                .or(() -> over(column))
                .or(() -> repeated(column))
                .or(() -> beyond(column))
                .or(() -> denied(column));
    }

    private String cell(String column) {
        return cells.getOrDefault(column, "");
    }

    /** A day before the one of its row that it cannot be before. */
    private Optional<String> early(Column column) {
        return field.columns().stream()
                .filter(first -> first.id().equals(column.after()))
                .filter(first -> {
                    LocalDate from = DayInWords.read(cell(first.id()));
                    LocalDate to = DayInWords.read(cell(column.id()));
                    return from != null && to != null && to.isBefore(from);
                })
                .map(first -> "比同一行的“%s”早，请核对。".formatted(first.label()))
                .findFirst();
    }

    /** A day of something to be done that was over before that could be planned or lies too far ahead, or of something done that has not come. */
    private Optional<String> over(Column column) {
        if (column.past()) {
            return coming(cell(column.id()), today);
        }
        Integer years = column.ahead();
        LocalDate day = DayInWords.read(cell(column.id()));
        if (years == null || day == null) {
            return Optional.empty();
        }
        LocalDate last = ahead.last(years);
        return day.isBefore(ahead.first())
                ? Optional.of("比%s的 %s 还早，请核对。".formatted(ahead.began(), DayInWords.of(ahead.first())))
                : Optional.of("比%s的 %s 还晚，请核对。".formatted(ahead.over(years), DayInWords.of(last)))
                        .filter(late -> day.isAfter(last));
    }

    /** A day of something done that has not come. */
    static Optional<String> coming(String typed, LocalDate today) {
        LocalDate day = DayInWords.read(typed);
        return day == null || !day.isAfter(today) ? Optional.empty() : Optional.of("还没有到这一天，请核对。");
    }

    /** Words of another column of the row that are not to stand here too. */
    private Optional<String> repeated(Column column) {
        String here = cell(column.id()).strip();
        return field.columns().stream()
                .filter(other -> other.id().equals(column.unlike()) && !here.isEmpty())
                .filter(other -> cell(other.id()).strip().equals(here))
                .map(other -> "不能与同一行的“%s”相同。".formatted(other.label()))
                .findFirst();
    }

    /** Why something is not done yet, beside the day on which it was. */
    private Optional<String> denied(Column column) {
        return Optional.ofNullable(field.insteadOf(column))
                .filter(day -> !cell(column.id()).isBlank() && !cell(day.id()).isBlank())
                .map(day -> "同一行已经填了“%s”，两处只能填一处。".formatted(day.label()));
    }

    /** A part that is larger than its whole in the same row. */
    private Optional<String> beyond(Column column) {
        Optional<BigDecimal> part = FormCheck.parse(cell(column.id()));
        return field.columns().stream()
                .filter(whole -> whole.id().equals(column.within()))
                .filter(whole -> FormCheck.parse(cell(whole.id()))
                        .flatMap(all -> part.filter(some -> some.compareTo(all) > 0))
                        .isPresent())
                .map(whole -> "比同一行的“%s”多，请核对。".formatted(whole.label()))
                .findFirst();
    }
}
