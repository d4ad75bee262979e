package cn.haoyuan.plan;

import cn.haoyuan.calendar.Cadence;
import cn.haoyuan.org.UnitKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a measure asks of one kind of owner. Every owner gets one duty per period, and one per subject where {@code about} is
 * given. Only periods that start within {@code from} and the end of the plan count.
 *
 * @param form the id of the form, exactly when the evidence is a filing
 * @param topic the id of a {@link Topic}; without it any fact of the kind counts
 * @param count how many facts meet the duty, at least 1
 * @param on what creates the duty, exactly when the cadence is {@link Cadence#EVENT}; the period then starts on that fact's day
 * @param opens the first day on which work on the duty may be handed in
 * @param due the last day on which the duty is met in time
 * @param grace days after {@code due} on which late evidence still counts; empty means until the plan ends
 * @param defaults the values that are ours, because the policy does not state them
 */
public record Ask(
        UnitKind who,
        @Nullable Having having,
        @Nullable About about,
        PostKind post,
        EvidenceKind evidence,
        @Nullable String form,
        @Nullable String topic,
        int count,
        Cadence cadence,
        @Nullable EventTrigger on,
        LocalDate from,
        DueRule opens,
        DueRule due,
        Optional<Integer> grace,
        Receiver receiver,
        Set<DefaultedValue> defaults) {

    public Ask {
        defaults = Set.copyOf(defaults);
    }

    /** Whether its owner stands below such a unit, which may then name the day by which it is done. */
    public boolean isOwedBelow(UnitKind kind) {
        return who.compareTo(kind) > 0;
    }

    /** Whether somebody owes it once what it waits for is on record as a unit's of that kind, about one of the other; null: about none. */
    public boolean isCalledForBy(UnitKind unit, @Nullable UnitKind subject) {
        if (about == null) {
            return who == unit || who == subject;
        }
        return who == unit
                ? subject == about.of()
                : who == subject
                        ? unit == about.of()
                        : who.compareTo(unit) < 0 && (unit == about.of() || subject == about.of());
    }

    /** Whether the value is our default rather than the policy's word. */
    public boolean isDefault(DefaultedValue value) {
        return defaults.contains(value);
    }

    /** The value itself. */
    private Object value(DefaultedValue which) {
        return switch (which) {
            case CADENCE -> cadence;
            case DUE -> due;
            case COUNT -> count;
        };
    }

    /**
     * The same, edited: what was our default in an ask of the same owner and evidence before, and says something else now, is
     * the word of whoever said it.
     */
    Ask edited(List<Ask> before) {
        Set<DefaultedValue> ours = defaults.stream()
                .filter(value -> {
                    List<Ask> had = before.stream()
                            .filter(ask -> ask.who == who && ask.evidence == evidence && ask.isDefault(value))
                            .toList();
                    return had.isEmpty()
                            || had.stream().anyMatch(ask -> ask.value(value).equals(value(value)));
                })
                .collect(Collectors.toSet());
        return new Ask(
                who, having, about, post, evidence, form, topic, count, cadence, on, from, opens, due, grace, receiver,
                ours);
    }

    /** Everything by which an ask differs from another; not whether a value is our default. */
    public String fingerprint() {
        return String.join(
                "|",
                who.name(),
                String.valueOf(having),
                String.valueOf(about),
                post.name(),
                evidence.name(),
                String.valueOf(form),
                String.valueOf(topic),
                Integer.toString(count),
                cadence.name(),
                String.valueOf(on),
                from.toString(),
                opens.toString(),
                due.toString(),
                grace.toString(),
                receiver.name());
    }
}
