package cn.haoyuan.filing.web;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.duty.Causes;
import cn.haoyuan.duty.Duties;
import cn.haoyuan.duty.Duty;
import cn.haoyuan.duty.Facts;
import cn.haoyuan.filing.Content;
import cn.haoyuan.filing.Draft;
import cn.haoyuan.filing.Filing;
import cn.haoyuan.filing.FilingAct;
import cn.haoyuan.filing.FilingVerb;
import cn.haoyuan.filing.Filings;
import cn.haoyuan.filing.Forms;
import cn.haoyuan.filing.Starting;
import cn.haoyuan.filing.Timeliness;
import cn.haoyuan.web.NotFound;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts together the page of one filing, for whoever reads it. */
@Component
@Transactional(readOnly = true)
class Reading {

    private final Filings filings;
    private final Forms forms;
    private final FormViews views;
    private final Starting starting;
    private final Facts facts;
    private final Duties duties;
    private final Causes causes;
    private final Clock clock;

    Reading(
            Filings filings,
            Forms forms,
            FormViews views,
            Starting starting,
            Facts facts,
            Duties duties,
            Causes causes,
            Clock clock) {
        this.filings = filings;
        this.forms = forms;
        this.views = views;
        this.starting = starting;
        this.facts = facts;
        this.duties = duties;
        this.causes = causes;
        this.clock = clock;
    }

    /**
     * The page of a filing.
     *
     * @param wanted the submission asked for; null for the draft where the viewer writes it, else the latest
     */
    FilingPage page(Viewer viewer, long id, @Nullable Integer wanted) {
        Filing filing = filings.find(id).orElseThrow(NotFound::new);
        Forms.Bound bound = forms.of(filing);
        List<FilingAct> acts = filings.acts(id);
        boolean own = viewer.unitId() == filing.unitId();
        List<Integer> numbers = numbers(acts, own);
        if (wanted != null && !numbers.contains(wanted)) {
            throw new NotFound();
        }
        boolean draft = wanted == null && own && filing.state().writable();
        Integer shown = draft || numbers.isEmpty() ? null : wanted == null ? numbers.getFirst() : wanted;
        Optional<Draft> written = draft ? filings.draft(id) : Optional.empty();
        Content content = draft
                ? written.map(Draft::content).orElse(Content.EMPTY).written(bound.form())
                : shown == null
                        ? null
                        : filings.submission(id, shown).orElseThrow().content();
        List<SectionView> sections = List.of();
        if (content != null) {
            Remarks remarks =
                    shown == null ? Remarks.of(acts, filings, filing, content, bound.form()) : Remarks.of(acts, shown);
            sections = views.read(bound, filing, content, remarks);
        }
        return new FilingPage(
                filing,
                bound.form(),
                filing.sideOf(viewer),
                starting.needless(filing).orElse(null),
                sections,
                acts,
                broughtAbout(filing),
                shown,
                numbers,
                null,
                List.of(),
                written.map(Draft::version).orElse(0),
                Timeliness.keepsDayUntil(acts, LocalDate.now(clock)),
                filing.cause().flatMap(fact -> causes.of(filing.dutyId())).orElse(null));
    }

    /** Two statements at most. */
    private List<Duty> broughtAbout(Filing filing) {
        List<Long> ids = filing.acceptedNo() == null ? List.of() : facts.broughtAboutBy("filing", filing.id());
        return ids.isEmpty() ? List.of() : duties.find(ids, LocalDate.now(clock));
    }

    /** The submissions that may be read, the latest first; what was withdrawn is its author's only. */
    static List<Integer> numbers(List<FilingAct> acts, boolean own) {
        Set<Integer> withdrawn = acts.stream()
                .filter(act -> act.verb() == FilingVerb.WITHDRAW)
                .flatMap(act -> Stream.ofNullable(act.submissionNo()))
                .collect(Collectors.toSet());
        return acts.stream()
                .filter(act -> act.verb() == FilingVerb.SUBMIT)
                .flatMap(act -> Stream.ofNullable(act.submissionNo()))
                .filter(no -> own || !withdrawn.contains(no))
                .sorted(Comparator.reverseOrder())
                .toList();
    }
}
