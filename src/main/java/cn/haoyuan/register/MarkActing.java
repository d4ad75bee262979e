package cn.haoyuan.register;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.audit.Verb;
import cn.haoyuan.calendar.DayInWords;
import cn.haoyuan.org.Answer;
import cn.haoyuan.org.Answer.Refused;
import cn.haoyuan.org.Mark;
import cn.haoyuan.org.MarkKind;
import cn.haoyuan.org.Marks;
import cn.haoyuan.org.Pairing;
import cn.haoyuan.org.Pairings;
import cn.haoyuan.org.Unit;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Does what a form asks for about marks and pairings; within the transaction of {@link UnitActing}. */
@Component
class MarkActing {

    private final OtherUnit others;
    private final Marks marks;
    private final Pairings pairings;
    private final UnitLog log;
    private final Clock clock;

    MarkActing(OtherUnit others, Marks marks, Pairings pairings, UnitLog log, Clock clock) {
        this.others = others;
        this.marks = marks;
        this.pairings = pairings;
        this.log = log;
        this.clock = clock;
    }

    Answer mark(Viewer viewer, Unit unit, UnitAct act) {
        MarkKind kind = Arrays.stream(MarkKind.values())
                .filter(each -> each.name().equals(act.kind()))
                .findFirst()
                .orElse(null);
        String reason = act.typed(act.reason());
        return kind == null
                ? new Refused("请选择标记。")
                : log.log(
                        marks.add(unit.id(), kind, act.takesEffect(), reason),
                        viewer,
                        Verb.MARK_UNIT,
                        unit.name() + "标记为" + kind.label() + UnitAct.since(act.takesEffect()),
                        reason);
    }

    Answer endMark(Viewer viewer, Unit unit, UnitAct act) {
        return marked(
                unit,
                act.item(),
                mark -> log.log(
                        marks.end(mark.id(), act.takesEffect()),
                        viewer,
                        Verb.END_MARK,
                        unit.name() + "的标记" + mark.kind().label() + "结束" + UnitAct.since(act.takesEffect()),
                        act.typed(act.reason())));
    }

    Answer takeBackMark(Viewer viewer, Unit unit, UnitAct act) {
        String reason = act.typed(act.reason());
        return marked(
                unit,
                act.item(),
                mark -> log.log(
                        marks.takeBack(mark.id(), reason),
                        viewer,
                        Verb.TAKE_BACK_UNIT_ACT,
                        "撤回" + unit.name() + "自 " + DayInWords.of(mark.from()) + " 起的标记"
                                + mark.kind().label(),
                        reason));
    }

    private Answer marked(Unit unit, @Nullable Long id, Function<Mark, Answer> act) {
        return marks.of(unit.id()).stream()
                .filter(mark -> Long.valueOf(mark.id()).equals(id))
                .findFirst()
                .map(act)
                .orElseGet(() -> new Refused("没有这个标记，可能刚在别处撤回；经过见操作日志。"));
    }

    Answer pair(Viewer viewer, Unit unit, UnitAct act) {
        return others.named(
                unit,
                act.typed(act.target()),
                act.pick(),
                helped -> log.log(
                        pairings.add(unit.id(), helped.id(), act.takesEffect()),
                        viewer,
                        Verb.PAIR_UNITS,
                        unit.name() + "结对帮扶" + others.told(viewer, unit, helped) + UnitAct.since(act.takesEffect()),
                        act.typed(act.reason())));
    }

    Answer endPairing(Viewer viewer, Unit unit, UnitAct act) {
        return paired(
                unit,
                act.item(),
                pair -> log.log(
                        pairings.end(pair.id(), act.takesEffect()),
                        viewer,
                        Verb.END_PAIRING,
                        pair.helperName() + "结对帮扶" + pair.helpedName() + "结束" + UnitAct.since(act.takesEffect()),
                        act.typed(act.reason())));
    }

    Answer takeBackPairing(Viewer viewer, Unit unit, UnitAct act) {
        String reason = act.typed(act.reason());
        return paired(
                unit,
                act.item(),
                pair -> log.log(
                        pairings.takeBack(pair.id(), reason),
                        viewer,
                        Verb.TAKE_BACK_UNIT_ACT,
                        "撤回" + pair.helperName() + "自 " + DayInWords.of(pair.from()) + " 起对" + pair.helpedName()
                                + "的结对帮扶",
                        reason));
    }

    private Answer paired(Unit unit, @Nullable Long id, Function<Pairing, Answer> act) {
        return pairings.of(unit.id(), LocalDate.now(clock)).stream()
                .filter(pair -> Long.valueOf(pair.id()).equals(id))
                .findFirst()
                .map(act)
                .orElseGet(() -> new Refused("没有这个结对，可能刚在别处撤回；经过见操作日志。"));
    }
}
