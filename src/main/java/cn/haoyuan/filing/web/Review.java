package cn.haoyuan.filing.web;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.calendar.Calendars;
import cn.haoyuan.duty.Causes;
import cn.haoyuan.duty.EvidencePlace;
import cn.haoyuan.filing.ChineseDay;
import cn.haoyuan.filing.Filing;
import cn.haoyuan.filing.FilingAct;
import cn.haoyuan.filing.FilingLists;
import cn.haoyuan.filing.FilingVerb;
import cn.haoyuan.filing.Filings;
import cn.haoyuan.filing.Forms;
import cn.haoyuan.filing.LetterRows;
import cn.haoyuan.filing.OpenRows;
import cn.haoyuan.filing.ReviewNote;
import cn.haoyuan.filing.ReviewNotes;
import cn.haoyuan.filing.ReviewQueue;
import cn.haoyuan.filing.Side;
import cn.haoyuan.filing.Starting;
import cn.haoyuan.filing.Submission;
import cn.haoyuan.filing.Writing;
import cn.haoyuan.parameter.ParameterKey;
import cn.haoyuan.parameter.Parameters;
import cn.haoyuan.plan.Plans;
import cn.haoyuan.web.NotFound;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts together the page on which a submission is decided on. */
@Component
@Transactional(readOnly = true)
class Review {

    private final Filings filings;
    private final FilingLists lists;
    private final Forms forms;
    private final Starting starting;
    private final FormViews views;
    private final Plans plans;
    private final ReviewNotes notes;
    private final OpenRows opened;
    private final Parameters parameters;
    private final Calendars calendars;
    private final Causes causes;
    private final Clock clock;

    Review(
            Filings filings,
            FilingLists lists,
            Forms forms,
            Starting starting,
            FormViews views,
            Plans plans,
            ReviewNotes notes,
            OpenRows opened,
            Parameters parameters,
            Calendars calendars,
            Causes causes,
            Clock clock) {
        this.filings = filings;
        this.lists = lists;
        this.forms = forms;
        this.starting = starting;
        this.views = views;
        this.plans = plans;
        this.notes = notes;
        this.opened = opened;
        this.parameters = parameters;
        this.calendars = calendars;
        this.causes = causes;
        this.clock = clock;
    }

    /** A filing that the viewer's unit receives; any other is unknown to whoever wants to decide. */
    Filing received(Viewer viewer, long id) {
        return filings.find(id)
                .filter(filing -> filing.sideOf(viewer) == Side.RECEIVER)
                .orElseThrow(NotFound::new);
    }

    /** What waits for the viewer's unit, and where a filing (0 for none) stands in it. */
    ReviewQueue queue(Viewer viewer, FilingsQuery query, long id) {
        return lists.queue(
                query.received(viewer), query.queue(), OffsetDateTime.now(clock).minusDays(FilingLists.RECENT), id);
    }

    /**
     * The page.
     *
     * @param against the submission to compare with; null for the one decided on last
     * @param typed what was just typed; none for what was kept
     */
    ReviewPage page(
            Viewer viewer,
            Filing filing,
            FilingsQuery query,
            @Nullable Integer against,
            Map<String, String> typed,
            Map<String, String> problems) {
        Forms.Bound bound = forms.of(filing);
        Filings.History history = filings.history(filing.id());
        List<FilingAct> acts = history.acts();
        int no = Writing.latest(acts);
        List<Baseline> baselines = Baseline.of(acts, no);
        Baseline baseline = Baseline.choose(baselines, against);
        ReviewNote note = notes.of(filing.id());
        LocalDate today = LocalDate.now(clock);
        Map<Integer, Submission> read = history.submissions();
        Submission latest = read.get(no);
        if (latest == null) {
            throw new NotFound();
        }
        Map<String, String> known = typed.isEmpty() ? kept(viewer, note, acts, today) : typed;
        String needless = starting.needless(filing).orElse(null);
        OpenRows.Left left = opened.of(bound, filing, latest.content());
        EvidencePlace.Occasion answered = left.origin() == null && needless == null ? answered(filing) : null;
        return new ReviewPage(
                filing,
                bound.form(),
                needless,
                sections(bound, filing, latest, baseline, read, left.open(), known),
                acts,
                no,
                baseline,
                baselines,
                query,
                queue(viewer, query, filing.id()),
                note,
                note.savedAt() == null ? "" : ChineseDay.moment(note.savedAt()),
                known,
                problems,
                stands(filing),
                filing.state().stands() || needless != null
                        ? List.of()
                        : plans.plan().map(plan -> plan.begunBy(filing.form())).orElse(List.of()),
                left.open(),
                left.origin(),
                answered,
                answered == null ? List.of() : LetterRows.of(bound.form(), latest.content(), answered.wording()),
                today.toString());
    }

    /** Whether the unit stands; one that owes its duty still does, while what is met or lifted does not end with it. */
    private static boolean stands(Filing filing) {
        boolean owed = !filing.state().stands() && !filing.waived() && filing.endedOn() == null;
        return owed || filing.unitStands();
    }

    /** What it answers, by one statement; null where a period asks for it. Not asked for what was called off, of which nothing is decided. */
    private EvidencePlace.@Nullable Occasion answered(Filing filing) {
        return filing.cause().flatMap(fact -> causes.occasion(filing.dutyId())).orElse(null);
    }

    /** What was kept, or said with the acceptance that was taken back just now, to be said again. */
    private Map<String, String> kept(Viewer viewer, ReviewNote note, List<FilingAct> acts, LocalDate today) {
        if (!note.typed().isEmpty()) {
            return note.typed();
        }
        int days =
                parameters.current().at(ParameterKey.REPLY_DAYS, viewer.post().seat());
        Map<String, String> said = new HashMap<>(takenBack(acts));
        said.put(
                "replyBy",
                calendars.current().nextWorkingDay(today.plusDays(days)).toString());
        return said;
    }

    private static Map<String, String> takenBack(List<FilingAct> acts) {
        Map<String, String> said = new HashMap<>();
        if (acts.getLast().verb() == FilingVerb.TAKE_BACK) {
            acts.reversed().stream()
                    .filter(act -> act.verb() == FilingVerb.ACCEPT)
                    .findFirst()
                    .ifPresent(act -> {
                        said.put("reason", act.reason());
                        act.remarks().forEach((section, words) -> said.put(ReviewForm.REMARK + section, words));
                    });
        }
        return said;
    }

    private List<ReviewSection> sections(
            Forms.Bound bound,
            Filing filing,
            Submission latest,
            @Nullable Baseline baseline,
            Map<Integer, Submission> read,
            List<OpenRows.Open> open,
            Map<String, String> typed) {
        Submission before = baseline == null ? null : read.get(baseline.no());
        if (baseline == null || before == null) {
            return views.read(bound, filing, latest.content(), Remarks.NONE).stream()
                    .map(view -> new ReviewSection(view, List.of(), "", false))
                    .toList();
        }
        List<List<SectionView>> both =
                views.read(bound, filing, List.of(before.content(), latest.content()), Remarks.NONE);
        Map<String, List<FieldChange>> changes = Changes.between(both.getFirst(), both.getLast());
        Map<String, String> said = baseline.decided().remarks();
        return both.getLast().stream()
                .map(view -> {
                    String id = view.section().id();
                    List<FieldChange> own = changes.getOrDefault(id, List.of());
                    boolean settled = own.isEmpty()
                            && !said.containsKey(id)
                            && typed.getOrDefault(ReviewForm.REMARK + id, "").isEmpty()
                            && open.stream()
                                    .map(OpenRows.Open::field)
                                    .noneMatch(view.section().fields()::contains);
                    return new ReviewSection(view, own, said.getOrDefault(id, ""), settled);
                })
                .toList();
    }
}
