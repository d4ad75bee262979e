package cn.haoyuan.desk;

import cn.haoyuan.access.Assignments;
import cn.haoyuan.duty.DutyState;
import cn.haoyuan.duty.Results;
import cn.haoyuan.notice.Notices;
import cn.haoyuan.nudge.Awaited;
import cn.haoyuan.web.Address;
import cn.haoyuan.web.Count;
import cn.haoyuan.web.Day;
import cn.haoyuan.web.Light;
import cn.haoyuan.web.Tab;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A desk with one of its lists open.
 *
 * @param endsOn from when the viewer's unit is to stand no longer, if that is arranged
 * @param into who goes on in its place then, if anybody
 * @param semester what an area did in this semester; null for other units, and before the first semester
 * @param first what is to be set up before there is a plan; empty once there is one, and for most people
 * @param gaps which units lack somebody, where the viewer is who can mend it
 * @param elsewhere what waits for the viewer's other posts
 * @param awaited what those below are to hand in next; null for whoever leads none
 * @param again filings to be handed in again: what was returned, amendments that were begun, and what was accepted with something left open
 * @param toCorrect how many kindergartens wait for the viewer to correct their profile
 * @param asked how many corrections that the viewer's kindergarten asked for wait
 * @param unfinished what the viewer's unit accepted although something of it is not done, which its authors have on their desks
 * @param leads how long before its deadline a duty counts as due soon, in words
 * @param waiting whether of what the post began only records are listed that others have yet to act on
 * @param records what the post recorded lately; among what is to be done only what others have yet to act on
 * @param rise how what is done and what is overdue changed since the last working day; null where that is not asked for
 */
public record DeskPage(
        LocalDate today,
        @Nullable LocalDate endsOn,
        @Nullable String into,
        List<FirstStep> first,
        List<Gap> gaps,
        List<Elsewhere> elsewhere,
        @Nullable List<Awaited> awaited,
        @Nullable Rise rise,
        @Nullable Semester semester,
        DeskTab tab,
        List<Tab> tabs,
        List<DeskFiling> again,
        long toReview,
        long toCorrect,
        long asked,
        long reviewed,
        List<Unfinished> unfinished,
        List<Task> tasks,
        List<Assignments.Assigned> assigned,
        List<Next> next,
        String leads,
        List<DeskFiling> filings,
        boolean waiting,
        List<DeskRecord> records,
        Notices.Inbox inbox,
        List<Decision> decisions,
        @Nullable Month month) {

    /** What {@link Desks#RECENT} is in words. */
    public static final String RECENTLY = "近 " + Desks.RECENT + " 天";

    /** Rows, at most, of what somebody recorded, and of what was decided. */
    public static final int MOST = 100;

    /**
     * By how many more duties of the subtree are done and overdue than on the last working day before today.
     *
     * @param begun the day on which there came to be a plan at all, if that was since; else null
     * @param revised that another version of the plan was published meanwhile, in a sentence, or ""
     */
    public record Rise(
            LocalDate since, String from, @Nullable LocalDate begun, long done, long overdue, String revised) {

        public boolean any() {
            return done != 0 || overdue != 0;
        }

        /** As 已完成 +12，逾期未完成 −3. */
        public String words() {
            return any() ? told("已完成", done) + "，" + told("逾期未完成", overdue) : "已完成和逾期未完成的都没有变化";
        }

        private static String told(String what, long rise) {
            return what + (rise == 0 ? "没有变化" : " " + Count.signed(rise));
        }
    }

    /**
     * The duties of one measure and state that the unit owes; those done also of one deadline.
     *
     * @param label their period, the first of them where there are several
     * @param earliest their first deadline; {@code latest} is their last
     * @param dueOn the first deadline of those that wait for the viewer, else of all
     * @param periods how many periods they are of
     * @param event whether each comes of an event, whose title is its label
     * @param dutyId the one duty if there is only one
     * @param mine whether the post acted as does any of them, or answers for all that the unit owes
     * @param missed whether all of them are overdue and beyond what may still be done late
     * @param handedIn how many of them wait for a reviewer
     * @param returned how many of them stand among what was returned to the viewer
     * @param open how much of those that are done is not: {@link Results}
     * @param begun for how many of them a draft lies with the viewer's unit
     * @param draft the filing that is the first such draft
     */
    public record Task(
            int unitId,
            String measure,
            String title,
            String clause,
            String label,
            LocalDate earliest,
            LocalDate dueOn,
            LocalDate latest,
            DutyState state,
            long periods,
            long count,
            boolean event,
            long dutyId,
            boolean mine,
            boolean missed,
            long handedIn,
            long returned,
            long begun,
            long open,
            @Nullable Long draft,
            @Nullable String subject) {

        /** As 按时完成，还有 1 条没有办完. */
        public String status() {
            return state.label() + (open == 0 ? "" : "，" + Results.left(open));
        }

        /** Whether it waits for the viewer. */
        public boolean waits() {
            return mine && !missed && left();
        }

        private boolean left() {
            return handedIn + returned < count;
        }

        /** Which of several are in other hands, listed elsewhere or begun, or "". */
        public String besides() {
            if (count == 1) {
                return "";
            }
            String parts = Stream.of(some(handedIn, "已提交待审"), some(returned, "退回待改"), some(begun, "有草稿"))
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.joining("、"));
            return parts.isEmpty() ? "" : "其中 " + parts;
        }

        private static String some(long number, String what) {
            return number == 0 ? "" : number + " 项" + what;
        }

        /** The duty, or the list of exactly these. */
        public String href() {
            return count == 1
                    ? "/duties/" + dutyId
                    : Address.of("/duties")
                            .with("owedBy", unitId)
                            .with("measure", measure)
                            .with("state", state)
                            .with("from", earliest)
                            .with("to", latest)
                            .toString();
        }

        /** The period, or how many there are; of several events the first. */
        public String span() {
            return event ? "因“" + label + "”" + (periods == 1 ? "" : "等") : periods == 1 ? label : periods + " 个时段";
        }
    }

    /** The viewer's tasks in this state that can still be done. */
    public List<Task> tasks(DutyState state) {
        return tasks.stream()
                .filter(task -> task.waits() && task.state() == state)
                .toList();
    }

    /** How many duties more than these the board counts in this state: handed in, or returned, with nothing left to begin. */
    public long besides(DutyState state) {
        return number(tasks.stream()
                .filter(task -> task.state() == state && task.mine() && !task.missed() && !task.left())
                .toList());
    }

    /** Whether something that is not near yet is due no later than something that is: lead times differ by cadence. */
    public boolean overtaken() {
        return tasks(DutyState.DUE_SOON).stream().anyMatch(near -> tasks(DutyState.OPEN).stream()
                .anyMatch(later -> !later.dueOn().isAfter(near.dueOn())));
    }

    /** How many duties these are. */
    public static long number(List<Task> tasks) {
        return tasks.stream().mapToLong(Task::count).sum();
    }

    /** The tasks that are the viewer's. */
    public List<Task> own() {
        return tasks.stream().filter(Task::mine).toList();
    }

    /** The tasks that somebody else of the unit does. */
    public List<Task> others() {
        return tasks.stream().filter(task -> !task.mine() && !task.missed()).toList();
    }

    /** The viewer's tasks that wait for a reviewer. */
    public List<Task> handedIn() {
        return tasks.stream()
                .filter(task -> task.mine() && task.handedIn() > 0 && !task.left())
                .toList();
    }

    /** The tasks that can no longer be done. */
    public List<Task> missed() {
        return tasks.stream().filter(task -> task.missed() && task.left()).toList();
    }

    /** A day that comes: the deadline of a task, or by when a returned filing is to be answered. */
    public record Next(String title, String href, LocalDate day, Light light, String what) {

        static Next of(Task task) {
            String span = task.event() && task.count() > 1 ? "" : " · " + task.span();
            String about = task.subject() == null ? "" : " · " + task.subject();
            String which = task.count() > 1 ? span + " · " + task.count() + " 项" : about + span;
            return new Next(
                    task.title(), task.href(), task.dueOn(), task.state().light(), "截止" + which);
        }

        static Next of(DeskFiling paper, LocalDate replyBy, LocalDate today) {
            return new Next(
                    paper.title(),
                    "/filings/" + paper.id(),
                    replyBy,
                    Day.urgency(replyBy, today),
                    "（含当天）前重新提交 · " + paper.label());
        }
    }

    /** A decision on one of the unit's filings, of which period or event, and whether the post acted as has yet to read it. */
    public record Decision(
            long id,
            String title,
            String label,
            String what,
            String reason,
            String who,
            OffsetDateTime at,
            boolean unread,
            int openRows) {}

    /** The first step that is still to be done; null for none. */
    public @Nullable FirstStep nextStep() {
        return first.stream().filter(step -> !step.done()).findFirst().orElse(null);
    }

    /** What of the notices and decisions nobody has read yet. */
    public long unread() {
        return inbox.unread() + decisions.stream().filter(Decision::unread).count();
    }

    /** What was returned; else the amendments that were begun and are not handed in. */
    public List<DeskFiling> again(boolean returned) {
        return again.stream()
                .filter(paper -> paper.open() == 0 && paper.state().returned() == returned)
                .toList();
    }

    /** What was accepted, with something that is not done yet. */
    public List<DeskFiling> open() {
        return again.stream().filter(paper -> paper.open() > 0).toList();
    }

    /** What waits: each measure of which duties wait, each filing to be handed in again, each filing to review, each kindergarten to correct. */
    public long todo() {
        return tabs.stream()
                .filter(one -> one.label().equals(DeskTab.TODO.label()))
                .findFirst()
                .orElseThrow()
                .count();
    }

    /** Whether there is nothing at all to do. */
    public boolean clear() {
        return todo() == 0;
    }
}
