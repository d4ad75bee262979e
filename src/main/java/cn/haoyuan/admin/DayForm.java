package cn.haoyuan.admin;

import cn.haoyuan.calendar.SpecialDay;
import cn.haoyuan.web.Choice;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Some days in a row as typed: the first, the last ("" for one day), what they become, the name of the holiday. */
public record DayForm(String from, String to, String kind, String name) {

    private static final String PLAIN = "PLAIN";
    private static final int MOST_DAYS = 60;

    /** What days can become. */
    public static final List<Choice> KINDS = Stream.concat(
                    Choice.of(SpecialDay.Kind.values(), SpecialDay.Kind::label).stream(),
                    Stream.of(new Choice(PLAIN, "恢复为平常日")))
            .toList();

    public DayForm(@Nullable String from, @Nullable String to, @Nullable String kind, @Nullable String name) {
        this.from = Typed.text(from);
        this.to = Typed.text(to);
        this.kind = Typed.text(kind);
        this.name = Typed.text(name);
    }

    static DayForm blank() {
        return new DayForm("", "", "OFF", "");
    }

    /** Whether the line was left empty. */
    boolean isBlank() {
        return from.isEmpty() && to.isEmpty() && name.isEmpty();
    }

    /** Why something is no edit, in Chinese, and by which of its fields. */
    public record Wrong(String field, String why) {}

    /** Why these are no days. */
    Optional<Wrong> refusal() {
        Optional<LocalDate> first = Typed.day(from);
        Optional<LocalDate> last = last();
        if (first.isEmpty()) {
            return Optional.of(new Wrong("from", Typed.wrong("第一天", from)));
        }
        if (last.isEmpty()) {
            return Optional.of(new Wrong("to", Typed.wrong("最后一天", to)));
        }
        if (last.get().isBefore(first.get())) {
            return Optional.of(new Wrong("to", "最后一天早于第一天"));
        }
        if (first.get().plusDays(MOST_DAYS).isBefore(last.get())) {
            return Optional.of(new Wrong("to", "一行最多 " + MOST_DAYS + " 天"));
        }
        if (KINDS.stream().noneMatch(choice -> choice.value().equals(kind))) {
            return Optional.of(new Wrong("kind", "请选择放假、调休上班或恢复为平常日"));
        }
        return !isPlain() && name.isEmpty() ? Optional.of(new Wrong("name", "请填写节日名称")) : Optional.empty();
    }

    boolean isPlain() {
        return kind.equals(PLAIN);
    }

    private Optional<LocalDate> last() {
        return Typed.day(to.isEmpty() ? from : to);
    }

    /** Every day of a line that is not refused. */
    Stream<LocalDate> days() {
        return Typed.day(from).stream()
                .flatMap(first -> last().stream().flatMap(last -> first.datesUntil(last.plusDays(1))));
    }

    Stream<SpecialDay> special() {
        return Arrays.stream(SpecialDay.Kind.values())
                .filter(one -> one.name().equals(kind))
                .flatMap(chosen -> days().map(day -> new SpecialDay(day, chosen, name)));
    }

    /** In words, as 春节：2023-01-21 至 2023-01-27 放假. */
    public String label() {
        String days = Typed.words(from) + (to.isEmpty() || to.equals(from) ? "" : " 至 " + Typed.words(to));
        String becomes = KINDS.stream()
                .filter(choice -> choice.value().equals(kind))
                .map(Choice::label)
                .findFirst()
                .orElse("");
        return (isPlain() ? "" : name + "：") + days + " " + becomes;
    }
}
