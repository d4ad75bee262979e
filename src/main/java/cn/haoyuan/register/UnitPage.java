package cn.haoyuan.register;

import cn.haoyuan.access.Assignee;
import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Role;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.board.Drill;
import cn.haoyuan.duty.Counts;
import cn.haoyuan.duty.DutyState;
import cn.haoyuan.duty.Generation;
import cn.haoyuan.org.Coming;
import cn.haoyuan.org.Ending;
import cn.haoyuan.org.Grade;
import cn.haoyuan.org.Kindergarten;
import cn.haoyuan.org.Mark;
import cn.haoyuan.org.Pairing;
import cn.haoyuan.org.Unit;
import cn.haoyuan.org.UnitHistory;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.register.UnitAct.What;
import cn.haoyuan.web.Address;
import cn.haoyuan.web.AsOf;
import cn.haoyuan.web.Choice;
import cn.haoyuan.web.Day;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One unit.
 *
 * @param unit as it stood on the day; null if it did not
 * @param nearest the same, or as it stood last before the day, or first after it; null where the scope does not show that
 * @param path the units above it then, from the top
 * @param sees whether the viewer may see what it owes and does
 * @param elsewhere the county to which it went since, with all that is known of it: the viewer sees that no longer; "" where it
 *     lies in none, null where the viewer sees it
 * @param figures how much of what it and those below it owed stood how; none where the viewer may not see that, or it did not stand
 * @param groupHead the head of the group that it is a branch of; null for none
 * @param branches the kindergartens whose group it heads
 * @param assignees inspectors and experts of the day, and who heads it as far as the viewer may know them
 * @param parents where it may move to
 * @param edits whether the viewer may act on it; the unit acted for itself is not closed, moved or merged by its own people
 * @param waits how many corrections that it asked for wait, told whoever asks or corrects
 * @param ended how it came to an end, if it stood once and no longer on the day
 * @param ahead what is arranged for a later day, whoever looks
 * @param coming what is arranged for a later day or was done today and may be taken back, if the viewer may act on the unit
 * @param reopens whether the viewer may let it stand on that is closed
 * @param act the act that was refused or is to be confirmed, as typed, or none
 * @param error why it was refused
 * @param asks what is to be confirmed of it
 * @param candidates the units that its target may be, where these are several
 */
public record UnitPage(
        int id,
        String name,
        @Nullable Unit unit,
        @Nullable Unit nearest,
        List<Unit> path,
        List<Unit> children,
        boolean sees,
        @Nullable String elsewhere,
        Counts figures,
        @Nullable Kindergarten profile,
        @Nullable String groupHead,
        List<String> branches,
        List<UnitHistory.Span> history,
        List<Mark> marks,
        List<Pairing> pairings,
        List<Assignee> assignees,
        List<Unit> parents,
        boolean edits,
        boolean own,
        int waits,
        @Nullable Ending ended,
        @Nullable Coming ahead,
        @Nullable Coming coming,
        boolean reopens,
        AsOf asOf,
        UnitAct act,
        @Nullable String error,
        @Nullable String asks,
        List<Choice> candidates) {

    public boolean kindergarten() {
        return unit != null && unit.kind() == UnitKind.KINDERGARTEN;
    }

    /** Why nothing is shown of what is known of it. */
    public String went() {
        return elsewhere == null || elsewhere.isEmpty() ? "这里已看不到" : "已随园转到" + elsewhere + "，由那里查看";
    }

    /** Who heads it, by name, and from when on where that is later, or until when where that is known. */
    public List<String> heads() {
        return assignees.stream()
                .filter(one -> unit != null && one.role() == Role.heading(unit.kind()))
                .map(one -> one.name() + span(one))
                .toList();
    }

    private String span(Assignee one) {
        return one.from().isAfter(asOf.day())
                ? "（" + Day.of(one.from()) + "到任）"
                : one.lastDay() == null ? "" : "（任职到" + Day.of(one.lastDay()) + "）";
    }

    /** Since when the present principal is in office; null where nothing is said of it, or it tells of who is to come. */
    public @Nullable LocalDate headedSince() {
        return profile == null
                        || profile.principalSince() == null
                        || profile.principalSince().isAfter(asOf.day())
                ? null
                : profile.principalSince();
    }

    /** Whether the viewer may take back what is arranged. */
    public boolean takesBack() {
        return coming != null && coming.reached() && (!own || coming.act().own());
    }

    /** What is arranged, and why it could not be done if so. */
    public String arranged() {
        return coming == null
                ? ""
                : (done() ? "自今天起" : "原定自" + Day.of(coming.day()) + "起")
                        + coming.words()
                        + (coming.refused() == null ? "。" : "，没有办成：" + coming.refused());
    }

    /** Whether what may be taken back was done today. */
    public boolean done() {
        return coming != null && coming.act().done();
    }

    /** What follows from taking that back. */
    public String afterTakingBack() {
        return switch (coming == null ? null : coming.act()) {
            case OPEN -> "取消以后不再设立，标识码可以另用；为它建的任职一并取消（账号保留）。";
            case OPENED -> "取消以后如同没有设立过，责任事项和任职一并取消（账号保留），标识码可以另用；任职已经用过，或者已有工作记录、报送等的不能取消。今天过完就不能取消了。";
            case RENAMED, MOVED -> "取消以后如同没有办过：名称、隶属、指派、责任事项和看板都照旧。今天过完就不能取消了。";
            case null, default -> "取消以后一切照旧，原有的责任事项照常。";
        };
    }

    /** What follows from letting it stand again. */
    public String afterReopening() {
        return ended != null && ended.day().equals(asOf.today())
                ? "今天才" + (ended.into() == null ? "撤销" : "并入") + "的，恢复以后一切照旧：原有的责任事项（包括逾期未完成的）都还在。"
                : "自今天起回到原来的上级单位之下，" + Generation.OF_THE_REOPENED + "撤销以前逾期未完成的，今后的看板不再计入。";
    }

    /** What ends with the unit, beside what the form says. */
    public String endsToday() {
        String late = figures.overdue() == 0 ? "" : "现有逾期未完成的责任事项 %,d 项，将不再计入。".formatted(figures.overdue());
        long paired = pairings.stream().filter(pair -> ends(pair.until())).count();
        return late + (paired == 0 ? "" : "结对帮扶 " + paired + " 项，到那天为止。");
    }

    /** Whether a mark or pairing that holds until then can be ended here. */
    public boolean ends(@Nullable LocalDate until) {
        return edits && (until == null || until.isAfter(asOf.today()));
    }

    /** Whether a mark or pairing that holds from then on can be taken back here: not before today. */
    public boolean takesBack(LocalDate from) {
        return edits && !from.isBefore(asOf.today());
    }

    /** Why the end of this mark or pairing was refused, if it was this one. */
    public @Nullable String error(What what, long item) {
        return Long.valueOf(item).equals(act.item()) ? error(what) : null;
    }

    /** Why what was asked for was refused, unless that stands at the form of its end, or of taking it back. */
    public @Nullable String errorOfAct() {
        boolean shown = marks.stream()
                        .anyMatch(mark -> ends(mark.until()) && error(What.END_MARK, mark.id()) != null
                                || takesBack(mark.from()) && error(What.TAKE_BACK_MARK, mark.id()) != null)
                || pairings.stream()
                        .anyMatch(pair -> ends(pair.until()) && error(What.END_PAIRING, pair.id()) != null
                                || takesBack(pair.from()) && error(What.TAKE_BACK_PAIRING, pair.id()) != null);
        return shown ? null : error;
    }

    /** Why this act was refused, if it was this one. */
    public @Nullable String error(What what) {
        return act.what() == what ? error : null;
    }

    /** Whether a form is to be opened: its act was refused, or is to be confirmed. */
    public boolean opens(What what) {
        return act.what() == what && (error != null || asks != null);
    }

    /** The units that the target of this act may be, if it was this one. */
    public List<Choice> candidates(What what) {
        return act.what() == what ? candidates : List.of();
    }

    /** What is to be confirmed of this act, if it was this one. */
    public @Nullable String asks(What what) {
        return act.what() == what ? asks : null;
    }

    /** The same of the end of this mark or pairing. */
    public @Nullable String asks(What what, long item) {
        return Long.valueOf(item).equals(act.item()) ? asks(what) : null;
    }

    /** Whether it helps others: only a demonstration kindergarten does. */
    public boolean helps() {
        return profile != null && profile.grade() != Grade.NONE;
    }

    /** What to show in a field: what was typed, or else the usual. */
    public String typed(What what, String field, String usual) {
        return act.what() == what ? act.in(what, field) : usual;
    }

    public List<Choice> kindsBelow() {
        return unit == null ? List.of() : Choice.of(unit.kind().below().toArray(UnitKind[]::new), UnitKind::label);
    }

    /** Whether kindergartens may stand directly under it. */
    public boolean kindergartensBelow() {
        return unit != null && UnitKind.KINDERGARTEN.liesUnder(unit.kind());
    }

    /** The kind that most of the units below it are of; "" where one is to say it. */
    public String usualBelow() {
        return unit != null && unit.kind() == UnitKind.CITY ? UnitKind.COUNTY.name() : "";
    }

    /** Whether the viewer may give somebody a post there, or assign it. */
    public boolean lets(@Nullable Viewer viewer) {
        return edits && !own && viewer != null && viewer.may(Permission.MANAGE_ACCOUNTS);
    }

    /** Where an inspector is assigned to it. */
    public String assigning() {
        return Address.of("/assignments")
                .with("role", Role.INSPECTOR)
                .with("name", name)
                .toString();
    }

    public List<Choice> parentChoices() {
        return parents.stream()
                .map(parent ->
                        new Choice(Integer.toString(parent.id()), parent.kind().label() + " · " + parent.name()))
                .toList();
    }

    /** Address of another unit as of the same day. */
    public String href(int unitId) {
        return Address.of("/units/" + unitId).with("asOf", linked()).toString();
    }

    /** The lists behind the figures. */
    public Drill drill() {
        return new Drill(id, false, null, linked(), null);
    }

    /** What of it there is elsewhere as of the same day. */
    public String elsewhere(String path) {
        return Address.of(path).with("unit", id).with("asOf", linked()).toString();
    }

    /** What it owes itself and has not done. */
    public String pending() {
        LocalDate day = linked();
        return "/duties?owedBy=" + id + "&state=" + DutyState.names(DutyState.PENDING)
                + (day == null ? "" : "&asOf=" + day);
    }

    /** What it and those below it filed; the list of a kindergarten's own people holds nothing else. */
    public String filings(Viewer viewer) {
        return viewer.seesOthers() ? "/filings?tab=ALL&unit=" + id : "/filings";
    }

    private @Nullable LocalDate linked() {
        return asOf.day().equals(asOf.today()) ? null : asOf.day();
    }

    /** Whether the viewer may note where this kindergarten stands. */
    public boolean positioned(@Nullable Viewer viewer) {
        boolean principal =
                viewer != null && viewer.unitId() == id && viewer.post().role() == Role.PRINCIPAL;
        return unit != null && kindergarten() && (edits() || principal);
    }
}
