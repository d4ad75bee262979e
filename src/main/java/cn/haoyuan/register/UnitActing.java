package cn.haoyuan.register;

import cn.haoyuan.access.Appointments;
import cn.haoyuan.access.Assignments;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.audit.Verb;
import cn.haoyuan.calendar.DayInWords;
import cn.haoyuan.org.Answer;
import cn.haoyuan.org.Answer.Done;
import cn.haoyuan.org.Answer.Refused;
import cn.haoyuan.org.Coming;
import cn.haoyuan.org.Founding;
import cn.haoyuan.org.LaterActs;
import cn.haoyuan.org.NewUnit;
import cn.haoyuan.org.Unit;
import cn.haoyuan.org.UnitActs;
import cn.haoyuan.org.UnitHistory;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.org.Units;
import cn.haoyuan.web.Choice;
import cn.haoyuan.web.Day;
import cn.haoyuan.web.Few;
import cn.haoyuan.web.NotFound;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** Does what a form asks for, and puts it on record in the same transaction. */
@Component
class UnitActing {

    private static final String BY_THOSE_ABOVE = "本单位的撤并和隶属由上级办理。";

    private final Units units;
    private final OtherUnit others;
    private final UnitHistory history;
    private final UnitActs acts;
    private final LaterActs later;
    private final MarkActing marking;
    private final Assignments assignments;
    private final Appointments appointments;
    private final UnitLog log;
    private final Clock clock;

    UnitActing(
            Units units,
            OtherUnit others,
            UnitHistory history,
            UnitActs acts,
            LaterActs later,
            MarkActing marking,
            Assignments assignments,
            Appointments appointments,
            UnitLog log,
            Clock clock) {
        this.units = units;
        this.others = others;
        this.history = history;
        this.acts = acts;
        this.later = later;
        this.marking = marking;
        this.assignments = assignments;
        this.appointments = appointments;
        this.log = log;
        this.clock = clock;
    }

    /**
     * What came of an act.
     *
     * @param asks what would be done, in Chinese, where nothing is done yet because that is to be confirmed first; else null
     * @param candidates the units that its target may be, where these are several and nothing is done yet
     */
    record Acted(Answer answer, @Nullable String asks, List<Choice> candidates) {}

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
                .orElseThrow(NotFound::new);
        UnitAct.What what = act.what();
        if (what == null) {
            return new Acted(new Refused("请选择要办理的事项。"), null, List.of());
        }
        Answer answer;
        try {
            answer = act(viewer, unit, act, what);
        } catch (UnitAct.NotADay wrong) {
            answer = new Refused(DayInWords.wrong("生效日期", Cells.brief(act.typed(act.day()))) + "。");
        }
        if (act.confirmed() && answer instanceof Done done && !done.what().equals(act.sure())) {
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
                .orElseThrow(NotFound::new);
        return others.offers(viewer, unit, text);
    }

    /** From when a unit that was just opened stands, as its history tells it: one that is entered while the city is set up was there before. */
    private String stands(int unitId) {
        LocalDate from = history.of(unitId).getLast().from();
        return from.equals(Founding.BEGINNING) ? "，起用本系统以前已有" : UnitAct.since(from);
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
                if (kind == null) {
                    yield new Refused("请选择下级单位的级别。");
                }
                Answer opened = acts.open(new NewUnit(kind, name, id, act.code(), act.takesEffect()));
                String since = opened instanceof Done done ? stands(done.unitId()) : "";
                yield log.log(
                        opened,
                        viewer,
                        Verb.OPEN_UNIT,
                        "设立" + kind.label() + "“" + name + "”，隶属" + unit.name() + since,
                        reason);
            }
            case RENAME ->
                log.log(
                        acts.rename(id, name, act.takesEffect(), reason),
                        viewer,
                        Verb.RENAME_UNIT,
                        unit.name() + "更名为“" + name + "”" + UnitAct.since(act.takesEffect()),
                        reason);
            case CLOSE ->
                log.log(
                        acts.close(id, act.takesEffect(), reason),
                        viewer,
                        Verb.CLOSE_UNIT,
                        "撤销" + unit.name() + UnitAct.since(act.takesEffect()),
                        reason);
            case REOPEN ->
                log.log(
                        acts.reopen(id, reason),
                        viewer,
                        Verb.REOPEN_UNIT,
                        "恢复" + unit.name() + UnitAct.since(LocalDate.now(clock)),
                        reason);
            case TAKE_BACK -> takeBack(viewer, unit, act, reason);
            case MOVE -> {
                Unit target = chosen(act);
                String losing = target == null ? "" : losing(unit, target, act.takesEffect());
                yield target == null
                        ? new Refused("请选择新的上级单位。")
                        : log.log(
                                acts.move(id, target.id(), act.takesEffect(), reason),
                                viewer,
                                Verb.MOVE_UNIT,
                                unit.name() + "改隶" + others.told(viewer, unit, target)
                                        + UnitAct.since(act.takesEffect()) + losing,
                                reason);
            }
            case MERGE ->
                others.named(
                        unit,
                        act.typed(act.target()),
                        act.pick(),
                        into -> log.log(
                                acts.merge(id, into.id(), act.takesEffect(), reason),
                                viewer,
                                Verb.MERGE_UNITS,
                                unit.name() + "并入" + others.told(viewer, unit, into) + UnitAct.since(act.takesEffect()),
                                reason));
            case MARK -> marking.mark(viewer, unit, act);
            case END_MARK -> marking.endMark(viewer, unit, act);
            case TAKE_BACK_MARK -> marking.takeBackMark(viewer, unit, act);
            case PAIR -> marking.pair(viewer, unit, act);
            case END_PAIRING -> marking.endPairing(viewer, unit, act);
            case TAKE_BACK_PAIRING -> marking.takeBackPairing(viewer, unit, act);
        };
    }

    /** Whose the unit and those below it are no longer, where they move out of a county; else "". */
    private String losing(Unit unit, Unit target, LocalDate day) {
        Assignments.Losing losing = assignments.losing(unit, target, day);
        List<String> people = losing.people();
        return people.isEmpty()
                ? ""
                : "；" + Few.of(people, "人") + "从那天起不再负责"
                        + (unit.kind() == UnitKind.KINDERGARTEN ? "该园" : "其中 " + losing.units() + " 所幼儿园")
                        + "，要由新的上级另行指派";
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
        List<String> posts = coming.act().opens() ? appointments.at(unit.id()) : List.of();
        return unit.id() == viewer.unitId() && !coming.act().own()
                ? new Refused(BY_THOSE_ABOVE)
                : log.log(
                        later.takeBack(unit.id(), coming, reason),
                        viewer,
                        Verb.TAKE_BACK_UNIT_ACT,
                        "取消" + unit.name() + (coming.act().done() ? "自 " : "原定自 ") + Day.of(coming.day()) + " 起"
                                + coming.words()
                                + (posts.isEmpty() ? "" : "；同时取消任职：" + String.join("、", posts) + "，账号保留"),
                        reason);
    }

    private static @Nullable UnitKind kind(Unit unit, UnitAct act) {
        return unit.kind().below().stream()
                .filter(kind ->
                        kind.name().equals(act.kind()) || unit.kind().below().size() == 1)
                .findFirst()
                .orElse(null);
    }

    /** The unit that was chosen from a list, by its id: another's code may be the same number. */
    private @Nullable Unit chosen(UnitAct act) {
        String id = act.typed(act.target());
        return id.matches("\\d{1,9}")
                ? units.find(Integer.parseInt(id), LocalDate.now(clock)).orElse(null)
                : null;
    }
}
