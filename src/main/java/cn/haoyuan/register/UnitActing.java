package cn.haoyuan.register;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.audit.Audit;
import cn.haoyuan.audit.Verb;
import cn.haoyuan.calendar.DayInWords;
import cn.haoyuan.org.Answer;
import cn.haoyuan.org.Answer.Done;
import cn.haoyuan.org.Answer.Refused;
import cn.haoyuan.org.Coming;
import cn.haoyuan.org.LaterActs;
import cn.haoyuan.org.MarkKind;
import cn.haoyuan.org.Marks;
import cn.haoyuan.org.NewUnit;
import cn.haoyuan.org.Pairings;
import cn.haoyuan.org.Unit;
import cn.haoyuan.org.UnitActs;
import cn.haoyuan.org.UnitHistory;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.org.Units;
import cn.haoyuan.web.Choice;
import cn.haoyuan.web.Day;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import org.springframework.web.server.ResponseStatusException;

/** Does what a form asks for, and puts it on record in the same transaction. */
@Component
class UnitActing {

    private static final String BY_THOSE_ABOVE = "本单位的撤并和隶属由上级办理。";

    private final Units units;
    private final OtherUnit others;
    private final UnitHistory history;
    private final UnitActs acts;
    private final LaterActs later;
    private final Marks marks;
    private final Pairings pairings;
    private final Audit audit;
    private final Clock clock;

    UnitActing(
            Units units,
            OtherUnit others,
            UnitHistory history,
            UnitActs acts,
            LaterActs later,
            Marks marks,
            Pairings pairings,
            Audit audit,
            Clock clock) {
        this.units = units;
        this.others = others;
        this.history = history;
        this.acts = acts;
        this.later = later;
        this.marks = marks;
        this.pairings = pairings;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What came of an act.
     *
     * @param asks what would be done, in Chinese, where nothing is done yet because that is to be confirmed first; else null
     * @param candidates the units that its target may be, where these are several and nothing is done yet
     */
    record Acted(Answer answer, @Nullable String asks, List<Choice> candidates) {}

    private static final class NotADay extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Does it; a unit that the viewer may not act on is not found. What is to be confirmed is tried and taken back until the form
     * says that just this is meant: what is asked about can be done, and is what will be done.
     */
    @Transactional
    Acted act(Viewer viewer, int id, UnitAct act) {
        LocalDate today = LocalDate.now(clock);
        Unit unit = (switch (act.what()) {
                    case REOPEN -> units.findLast(id, today);
                    case TAKE_BACK -> units.find(id, UnitHistory.nearest(history.of(id), today));
                    case null, default -> units.find(id, today);
                })
                .filter(found -> UnitPages.mayEdit(viewer, found))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        UnitAct.What what = act.what();
        if (what == null) {
            return new Acted(new Refused("请选择要办理的事项。"), null, List.of());
        }
        Answer answer;
        try {
            answer = act(viewer, unit, act, what);
        } catch (NotADay wrong) {
            answer = new Refused("请填写生效日期，形如 " + today + "。");
        }
        if (what.confirmed() && answer instanceof Done done && !done.what().equals(act.sure())) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return new Acted(answer, done.what(), candidates(viewer, unit, act, what));
        }
        return new Acted(answer, null, answer instanceof Refused ? candidates(viewer, unit, act, what) : List.of());
    }

    private List<Choice> candidates(Viewer viewer, Unit unit, UnitAct act, UnitAct.What what) {
        return what.named() ? others.candidates(viewer, unit, act.typed(act.target())) : List.of();
    }

    /** The units that an act on two may be with, by what is typed of the other so far. */
    @Transactional(readOnly = true)
    OthersPage others(Viewer viewer, int id, String text) {
        Unit unit = units.find(id, LocalDate.now(clock))
                .filter(found -> UnitPages.mayEdit(viewer, found))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return others.offers(viewer, unit, text);
    }

    private Answer act(Viewer viewer, Unit unit, UnitAct act, UnitAct.What what) {
        String name = act.typed(act.name());
        String reason = act.typed(act.reason());
        int id = unit.id();
        if (id == viewer.unitId()
                && List.of(UnitAct.What.MOVE, UnitAct.What.MERGE, UnitAct.What.CLOSE, UnitAct.What.REOPEN)
                        .contains(what)) {
            return new Refused(BY_THOSE_ABOVE);
        }
        return switch (what) {
            case OPEN -> {
                UnitKind kind = kind(unit, act);
                yield kind == null
                        ? new Refused("请选择下级单位的级别。")
                        : log(
                                acts.open(new NewUnit(kind, name, id, act.code(), day(act))),
                                viewer,
                                Verb.OPEN_UNIT,
                                "设立" + kind.label() + "“" + name + "”，隶属" + unit.name() + since(day(act)),
                                reason);
            }
            case RENAME ->
                log(
                        acts.rename(id, name, day(act), reason),
                        viewer,
                        Verb.RENAME_UNIT,
                        unit.name() + "更名为“" + name + "”" + since(day(act)),
                        reason);
            case CLOSE ->
                log(
                        acts.close(id, day(act), reason),
                        viewer,
                        Verb.CLOSE_UNIT,
                        "撤销" + unit.name() + since(day(act)),
                        reason);
            case REOPEN ->
                log(
                        acts.reopen(id, reason),
                        viewer,
                        Verb.REOPEN_UNIT,
                        "恢复" + unit.name() + since(LocalDate.now(clock)),
                        reason);
            case TAKE_BACK -> takeBack(viewer, unit, act, reason);
            case MOVE -> {
                Unit target = chosen(act);
                yield target == null
                        ? new Refused("请选择新的上级单位。")
                        : log(
                                acts.move(id, target.id(), day(act), reason),
                                viewer,
                                Verb.MOVE_UNIT,
                                unit.name() + "改隶" + others.told(viewer, unit, target) + since(day(act)),
                                reason);
            }
            case MERGE ->
                others.named(
                        unit,
                        act.typed(act.target()),
                        act.pick(),
                        into -> log(
                                acts.merge(id, into.id(), day(act), reason),
                                viewer,
                                Verb.MERGE_UNITS,
                                unit.name() + "并入" + others.told(viewer, unit, into) + since(day(act)),
                                reason));
            case MARK -> {
                MarkKind kind = Arrays.stream(MarkKind.values())
                        .filter(each -> each.name().equals(act.kind()))
                        .findFirst()
                        .orElse(null);
                yield kind == null
                        ? new Refused("请选择标记。")
                        : log(
                                marks.add(id, kind, day(act), reason),
                                viewer,
                                Verb.MARK_UNIT,
                                unit.name() + "标记为" + kind.label() + since(day(act)),
                                reason);
            }
            case END_MARK ->
                marks.of(id).stream()
                        .filter(mark -> Long.valueOf(mark.id()).equals(act.item()))
                        .findFirst()
                        .map(mark -> log(
                                marks.end(mark.id(), day(act)),
                                viewer,
                                Verb.END_MARK,
                                unit.name() + "的标记" + mark.kind().label() + "结束" + since(day(act)),
                                reason))
                        .orElseGet(() -> new Refused("没有这个标记。"));
            case PAIR ->
                others.named(
                        unit,
                        act.typed(act.target()),
                        act.pick(),
                        helped -> log(
                                pairings.add(id, helped.id(), day(act)),
                                viewer,
                                Verb.PAIR_UNITS,
                                unit.name() + "结对帮扶" + others.told(viewer, unit, helped) + since(day(act)),
                                reason));
            case END_PAIRING ->
                pairings.of(id, LocalDate.now(clock)).stream()
                        .filter(pair -> Long.valueOf(pair.id()).equals(act.item()))
                        .findFirst()
                        .map(pair -> log(
                                pairings.end(pair.id(), day(act)),
                                viewer,
                                Verb.END_PAIRING,
                                pair.helperName() + "结对帮扶" + pair.helpedName() + "结束" + since(day(act)),
                                reason))
                        .orElseGet(() -> new Refused("没有这个结对。"));
        };
    }

    /** Only what the page showed: another may have taken it back meanwhile, and then an earlier act would be the last. */
    private Answer takeBack(Viewer viewer, Unit unit, UnitAct act, String reason) {
        Coming coming = Coming.last(history.of(unit.id()), LocalDate.now(clock))
                .filter(last -> last.act().name().equals(act.kind())
                        && last.day().toString().equals(act.day()))
                .orElse(null);
        if (coming == null) {
            return LaterActs.CHANGED;
        }
        return unit.id() == viewer.unitId() && coming.act() != Coming.Act.RENAME
                ? new Refused(BY_THOSE_ABOVE)
                : log(
                        later.takeBack(unit.id(), coming, reason),
                        viewer,
                        Verb.TAKE_BACK_UNIT_ACT,
                        "取消" + unit.name() + "原定自 " + Day.of(coming.day()) + " 起" + coming.words(),
                        reason);
    }

    private Answer log(Answer answer, Viewer viewer, Verb verb, String detail, String reason) {
        if (answer instanceof Done done) {
            audit.record(viewer, verb, "unit", done.unitId(), done.unitId(), detail, reason);
            return new Done(done.unitId(), detail);
        }
        return answer;
    }

    private static @Nullable UnitKind kind(Unit unit, UnitAct act) {
        return unit.kind().below().stream()
                .filter(kind ->
                        kind.name().equals(act.kind()) || unit.kind().below().size() == 1)
                .findFirst()
                .orElse(null);
    }

    private static String since(LocalDate day) {
        return "，自 " + Day.of(day) + " 起";
    }

    private static LocalDate day(UnitAct act) {
        LocalDate day = DayInWords.read(act.typed(act.day()));
        if (day == null) {
            throw new NotADay();
        }
        return day;
    }

    /** The unit that was chosen from a list, by its id: another's code may be the same number. */
    private @Nullable Unit chosen(UnitAct act) {
        String id = act.typed(act.target());
        return id.matches("\\d{1,9}")
                ? units.find(Integer.parseInt(id), LocalDate.now(clock)).orElse(null)
                : null;
    }
}
