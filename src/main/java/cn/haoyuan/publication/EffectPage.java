package cn.haoyuan.publication;

import cn.haoyuan.duty.Effect;
import cn.haoyuan.duty.EffectSums;
import cn.haoyuan.duty.Effects;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.plan.Measure;
import cn.haoyuan.plan.NamedDays;
import cn.haoyuan.plan.Plan;
import cn.haoyuan.plan.PlanVersion;
import cn.haoyuan.web.Address;
import cn.haoyuan.web.Count;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What publishing a draft would do: by measure, by county, and as a load on each kind of unit week by week.
 *
 * @param kind the kind of unit whose weeks are shown
 * @param asked whether these were asked for, so that they are unfolded
 * @param counties names by id
 * @param units how many units there are of each kind today
 * @param semesters those within what is left of the plan that the calendar does not have yet, as pages name them
 * @param missed what to say of a version that was published after the draft was begun; null for none
 * @param unfinished how many measures and forms are typed and not taken over
 * @param base stands for the draft that was tried, so that no other one is published
 */
public record EffectPage(
        PlanVersion draft,
        @Nullable PlanVersion current,
        Effect effect,
        UnitKind kind,
        boolean asked,
        Map<Integer, String> counties,
        Map<UnitKind, Integer> units,
        List<String> semesters,
        @Nullable String missed,
        int unfinished,
        String base,
        String reason,
        @Nullable String refusal,
        LocalDate today) {

    /** A week: the Monday, duties of the version in force and of the draft, minutes in all of them. */
    public record Week(LocalDate monday, long now, long next, long nowMinutes, long nextMinutes) {}

    /** Whether it will never be published. */
    public boolean overtaken() {
        return Missed.OVERTAKEN.equals(missed);
    }

    /** What it says otherwise than the version in force; null where none is. */
    public @Nullable PlanChanges changes() {
        return current == null ? null : new PlanChanges(current.plan(), draft.plan());
    }

    /** What publishing it means where no duty of today changes. */
    public String unchanged() {
        PlanChanges changes = changes();
        if (draft.plan().isOver(today)) {
            return "计划期已过，发布以后没有要办的事。";
        }
        if (current == null || changes == null) {
            return "由事件引起的事项，发生以后才产生。照样可以发布。";
        }
        if (changes.none()) {
            return "和现行第 " + current.no() + " 版相同，还没有修改。";
        }
        return changes.asksTheSame()
                ? "举措的要求都没有变，改的是文字、用时、表单这类内容。照样可以发布。"
                : "要求改了，但没有事项要新增、改动或结束：已有的照旧接着办，发布以后产生的按新的要求。";
    }

    /** The measures of which what events brought about keeps its deadline, though another follows from the next event on. */
    public List<String> keepingDates() {
        return current == null
                ? List.of()
                : Effects.keepingDates(current.plan(), draft.plan()).stream()
                        .map(key -> draft.plan().measure(key).orElseThrow().title())
                        .toList();
    }

    /** How often the words of the plan name another day than what is read from them goes by. */
    public int otherDays() {
        return NamedDays.otherwise(draft.plan()).size();
    }

    public String address() {
        return "/plan/drafts/" + draft.id();
    }

    /** The list of what a kind of unit owes in a week, null for all; with what the draft changes, or as things stand. */
    static Address load(PlanVersion draft, UnitKind kind, @Nullable LocalDate week, boolean next) {
        return Address.of("/plan/drafts/" + draft.id() + "/effect/load")
                .with("kind", kind)
                .with("week", week)
                .with("next", next);
    }

    public String load(UnitKind who, @Nullable LocalDate week, boolean next) {
        return load(draft, who, week, next).toString();
    }

    public EffectSums sums() {
        Stream<Measure> gone = current == null
                ? Stream.of()
                : current.plan().measures().stream()
                        .filter(measure -> draft.plan().measure(measure.id()).isEmpty());
        return new EffectSums(
                effect,
                Stream.concat(draft.plan().measures().stream(), gone).toList(),
                counties,
                Address.of(address() + "/effect/duties"));
    }

    /** The measures of which duties come that are due within a week. */
    public List<EffectSums.Line> soon() {
        return sums().byMeasure().stream()
                .filter(line -> due(line, Effect.Soon.WEEK) > 0)
                .toList();
    }

    public long due(EffectSums.Line line, Effect.Soon soon) {
        return effect.due(soon, today, part -> part.measure().equals(line.key()));
    }

    /** Whether what is overdue of a measure cannot be done any more. */
    public boolean locks(EffectSums.Line line) {
        return draft.plan().measure(line.key()).stream()
                .flatMap(measure -> measure.asks().stream())
                .allMatch(ask -> ask.grace().equals(Optional.of(0)));
    }

    /** The kinds of unit that owe anything, now or after. */
    public List<UnitKind> kinds() {
        return Arrays.stream(UnitKind.values()).filter(k -> !weeks(k).isEmpty()).toList();
    }

    /** Every week from this one on in which the kind of unit owes something, now or after. */
    public List<Week> weeks(UnitKind who) {
        Map<LocalDate, long[]> weeks = new TreeMap<>();
        for (Effect.Part owed : effect.owed()) {
            if (owed.who() == who && owed.oldWeek() != null) {
                add(weeks, owed.oldWeek(), 0, owed.n(), nowMinutes(owed.measure()));
                add(weeks, owed.oldWeek(), 1, owed.n(), nextMinutes(owed.measure()));
            }
        }
        for (Effect.Part part : effect.parts()) {
            if (part.who() != who || part.again() || part.change() == Effect.Change.LATE) {
                continue;
            }
            if (part.oldWeek() != null) {
                add(weeks, part.oldWeek(), 1, -part.n(), nextMinutes(part.measure()));
            }
            if (part.newWeek() != null) {
                add(weeks, part.newWeek(), 1, part.n(), nextMinutes(part.measure()));
            }
        }
        return weeks.entrySet().stream()
                .map(e -> new Week(e.getKey(), e.getValue()[0], e.getValue()[1], e.getValue()[2], e.getValue()[3]))
                .toList();
    }

    private static void add(Map<LocalDate, long[]> weeks, LocalDate week, int which, long n, long minutes) {
        long[] sums = weeks.computeIfAbsent(week, w -> new long[4]);
        sums[which] += n;
        sums[which + 2] += n * minutes;
    }

    private long nowMinutes(String measure) {
        return minutes(draft, current, false, measure);
    }

    private long nextMinutes(String measure) {
        return minutes(draft, current, true, measure);
    }

    /** What a duty of a measure takes now, or after. A dropped measure still weighs in the balance with what it had. */
    static int minutes(PlanVersion draft, @Nullable PlanVersion current, boolean next, String measure) {
        Plan now = (current == null ? draft : current).plan();
        return (next ? draft.plan().measure(measure).or(() -> now.measure(measure)) : now.measure(measure))
                .map(Measure::minutes)
                .orElse(0);
    }

    /** Minutes of one unit of the kind, on the average. */
    public long each(UnitKind who, long minutes) {
        return each(minutes, units.getOrDefault(who, 0));
    }

    static long each(long minutes, int units) {
        return units == 0 ? 0 : Math.round((double) minutes / units);
    }

    /** Hours to one decimal. */
    public static String hours(long minutes) {
        return Count.tenths(minutes / 60.0);
    }

    public static long sum(List<Week> weeks, ToLongFunction<Week> value) {
        return weeks.stream().mapToLong(value).sum();
    }

    /** The largest minutes of a week, at least 1: the width of the bars. */
    public static long widest(List<Week> weeks) {
        return weeks.stream()
                .mapToLong(w -> Math.max(w.nowMinutes(), w.nextMinutes()))
                .reduce(1, Math::max);
    }

    /** The length of a bar, of 100. */
    public static String bar(long minutes, long widest) {
        return String.valueOf(Math.round(100.0 * minutes / widest));
    }
}
