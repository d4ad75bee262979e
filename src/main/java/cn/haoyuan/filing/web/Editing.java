package cn.haoyuan.filing.web;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.duty.Causes;
import cn.haoyuan.duty.Causes.Cause;
import cn.haoyuan.duty.Fact;
import cn.haoyuan.filing.Amended;
import cn.haoyuan.filing.ChineseDay;
import cn.haoyuan.filing.Content;
import cn.haoyuan.filing.Draft;
import cn.haoyuan.filing.FieldProblem;
import cn.haoyuan.filing.Filing;
import cn.haoyuan.filing.FilingAct;
import cn.haoyuan.filing.Filings;
import cn.haoyuan.filing.FormCheck;
import cn.haoyuan.filing.FormChecks;
import cn.haoyuan.filing.Forms;
import cn.haoyuan.filing.LetterRows;
import cn.haoyuan.filing.OpenRows;
import cn.haoyuan.filing.SaveAnswer;
import cn.haoyuan.filing.SaveAttempt;
import cn.haoyuan.filing.Side;
import cn.haoyuan.filing.Typed;
import cn.haoyuan.plan.EvidenceKind;
import cn.haoyuan.plan.Field;
import cn.haoyuan.web.NotFound;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts together the pages on which a filing is written. */
@Component
@Transactional(readOnly = true)
class Editing {

    private final Filings filings;
    private final Forms forms;
    private final FormViews views;
    private final FormChecks checks;
    private final Causes causes;
    private final Amended amended;
    private final OpenRows opened;

    Editing(
            Filings filings,
            Forms forms,
            FormViews views,
            FormChecks checks,
            Causes causes,
            Amended amended,
            OpenRows opened) {
        this.filings = filings;
        this.forms = forms;
        this.views = views;
        this.checks = checks;
        this.causes = causes;
        this.amended = amended;
        this.opened = opened;
    }

    /** The viewer's own filing; that of another unit is unknown to whoever wants to write. */
    Filing own(Viewer viewer, long id) {
        return filings.find(id)
                .filter(filing -> filing.sideOf(viewer) == Side.AUTHOR)
                .orElseThrow(NotFound::new);
    }

    /** The draft as it is saved, with what keeps it from being submitted where that was tried. */
    EditPage page(Filing filing, RowsAsked asked, Lacking lacking) {
        return page(filing, asked, null, lacking);
    }

    /** What was typed but not kept. */
    EditPage refused(Filing filing, Content typed, String refusal) {
        return page(filing, RowsAsked.NOTHING, typed, new Lacking(List.of(), refusal));
    }

    private EditPage page(Filing filing, RowsAsked asked, @Nullable Content typed, Lacking lacking) {
        Forms.Bound bound = forms.of(filing);
        List<FilingAct> acts = filings.acts(filing.id());
        Draft draft = filings.draft(filing.id()).orElseThrow(NotFound::new);
        Content content = typed == null ? draft.content() : typed;
        FormCheck check = checks.of(bound, filing, content);
        List<FieldProblem> shown = new ArrayList<>(lacking.problems());
        List<FieldProblem> absent = opened.missing(bound, filing, content);
        if (shown.stream().noneMatch(FieldProblem::restorable)) {
            shown.addAll(absent);
        }
        check.soFar(content).stream()
                .filter(problem -> shown.stream().noneMatch(each -> each.at().equals(problem.at())))
                .forEach(shown::add);
        Cause cause = cause(filing);
        return new EditPage(
                filing,
                bound.form(),
                views.edit(
                        bound,
                        filing,
                        draft,
                        content,
                        check,
                        shown,
                        Remarks.of(acts, filings, filing, content, bound.form()),
                        asked),
                draft.version(),
                draft.content().marks(bound.form()),
                UUID.randomUUID().toString(),
                draft.stamp(),
                ChineseDay.moment(draft.savedAt()),
                lacking.problems(),
                absent,
                filing.state().writable() ? FilingAct.toAnswer(acts) : null,
                filing.mayBeDiscarded(acts),
                amended.since(bound, filing, content),
                refusal(lacking, cause),
                lacking.unchanged(),
                cause,
                basis(cause),
                cause == null ? List.of() : LetterRows.of(bound.form(), content, cause.wording()));
    }

    private @Nullable Cause cause(Filing filing) {
        return filing.cause().flatMap(fact -> causes.of(filing.dutyId())).orElse(null);
    }

    /** Names what a filing answers as it stands: once that was corrected or amended it is another; "" where a period asks for it. */
    String basis(Filing filing) {
        return basis(cause(filing));
    }

    private String basis(@Nullable Cause cause) {
        if (cause == null) {
            return "";
        }
        Fact fact = cause.fact();
        return fact.kind() == EvidenceKind.FILING
                ? fact.id()
                        + filings.find(fact.sourceId())
                                .map(asking -> "." + asking.acceptedNo())
                                .orElse("")
                : Long.toString(fact.id());
    }

    private static @Nullable String refusal(Lacking lacking, @Nullable Cause cause) {
        List<String> said = new ArrayList<>();
        if (lacking.corrected() && cause != null) {
            Fact fact = cause.fact();
            said.add("还没有提交：您打开这一页以后，所依据的%s过。填写的内容都已保存。请对照下面的依据和提示看要不要改，看过再点“%s”。"
                    .formatted(
                            fact.kind() == EvidenceKind.FILING
                                    ? fact.title() + "修订"
                                    : fact.kind().label() + "更正",
                            lacking.unchanged() ? "仍然提交" : "提交"));
        }
        if (lacking.unchanged()) {
            said.add("与退回前相比没有改动。如确认无需修改，请点“仍然提交”；要修改的，改好再提交。");
        }
        return said.isEmpty() ? lacking.refusal() : String.join("", said);
    }

    /** The answer to an autosave: how far each section is now. */
    SavedPage saved(Filing filing, SaveAnswer.Saved saved) {
        return new SavedPage(
                saved.version(),
                saved.content().marks(forms.of(filing).form()),
                ChineseDay.time(saved.at()),
                page(filing, RowsAsked.NOTHING, null, new Lacking(List.of(), null))
                        .sections());
    }

    /** What was typed here beside what was saved elsewhere. */
    ClashPage clash(Filing filing, SaveAnswer.Clash clash, SaveAttempt attempt) {
        Forms.Bound bound = forms.of(filing);
        Draft saved = clash.saved();
        Map<String, FieldView> mine = fields(views.read(bound, filing, clash.mine(), Remarks.NONE));
        Map<String, FieldView> elsewhere = fields(views.read(bound, filing, saved.content(), Remarks.NONE));
        List<ClashPage.Pair> pairs = new ArrayList<>();
        List<Field> theirs = new ArrayList<>();
        for (Field field : clash.mine().differing(saved.content(), bound.form())) {
            if (attempt.was(field, clash.mine())) {
                theirs.add(field);
                continue;
            }
            if (attempt.was(field, saved.content())) {
                continue;
            }
            FieldView here = mine.get(field.id());
            FieldView there = elsewhere.get(field.id());
            if (here != null && there != null) {
                pairs.add(new ClashPage.Pair(
                        here,
                        there,
                        attempt.picksSaved(field.id()) || here.blank() && attempt.picksNothing(field.id())));
            }
        }
        Map<String, List<String>> again = new HashMap<>(Typed.parameters(clash.mine(), bound.form()));
        for (String own : List.of("was", "stamp")) {
            again.put(own, attempt.typed().parameters().getOrDefault(own, List.of()));
        }
        return new ClashPage(
                filing,
                bound.form().title(),
                saved.version(),
                saved.savedBy(),
                ChineseDay.moment(saved.savedAt()),
                pairs,
                theirs,
                again);
    }

    private static Map<String, FieldView> fields(List<SectionView> sections) {
        return sections.stream()
                .flatMap(section -> section.fields().stream())
                .collect(Collectors.toMap(view -> view.field().id(), Function.identity()));
    }
}
