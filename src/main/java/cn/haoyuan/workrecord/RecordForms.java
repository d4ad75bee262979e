package cn.haoyuan.workrecord;

import cn.haoyuan.access.Role;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.calendar.Cadence;
import cn.haoyuan.calendar.Calendars;
import cn.haoyuan.database.ByKey;
import cn.haoyuan.duty.Duties;
import cn.haoyuan.duty.Duty;
import cn.haoyuan.files.Attachment;
import cn.haoyuan.files.Attachments;
import cn.haoyuan.filing.Announced;
import cn.haoyuan.plan.EvidenceKind;
import cn.haoyuan.plan.Measure;
import cn.haoyuan.plan.Plan;
import cn.haoyuan.plan.Plans;
import cn.haoyuan.web.Day;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Fills the form: with what is known the first time, with what was typed when it comes back. */
@Component
@ByKey
class RecordForms {

    private final Plans plans;
    private final Recordable recordable;
    private final Duties duties;
    private final Subjects subjects;
    private final StillOwed owed;
    private final Attachments attachments;
    private final LastTime lastTime;
    private final Announced announced;
    private final Occasions occasions;
    private final List<RecordDrafts> drafts;
    private final Calendars calendars;
    private final YearChoice year;
    private final Clock clock;

    RecordForms(
            Plans plans,
            Recordable recordable,
            Duties duties,
            Subjects subjects,
            StillOwed owed,
            Attachments attachments,
            LastTime lastTime,
            Announced announced,
            Occasions occasions,
            List<RecordDrafts> drafts,
            Calendars calendars,
            YearChoice year,
            Clock clock) {
        this.plans = plans;
        this.recordable = recordable;
        this.duties = duties;
        this.subjects = subjects;
        this.owed = owed;
        this.attachments = attachments;
        this.lastTime = lastTime;
        this.announced = announced;
        this.occasions = occasions;
        this.drafts = drafts;
        this.calendars = calendars;
        this.year = year;
        this.clock = clock;
    }

    /**
     * A new form, preset from a duty of the viewer's unit or for a kind; what was recorded last of what it asks for is offered beside it.
     *
     * @param topics what it is to be about where no duty says it, as far as the kind has them
     * @param like a record of which to take over what one may do again elsewhere; null for none
     */
    RecordFormPage blank(
            Viewer viewer,
            @Nullable Long dutyId,
            @Nullable String kind,
            List<String> topics,
            @Nullable Integer subject,
            @Nullable WorkRecord like) {
        LocalDate today = LocalDate.now(clock);
        Duty duty = dutyId == null ? null : ownDuty(viewer, dutyId, today);
        EvidenceKind asked = duty != null
                ? duty.evidence()
                : like != null ? like.kind() : RecordCheck.kind(kind).orElse(null);
        List<WorkOffer> offers = recordable.offers(viewer);
        LastTime.Last last = like == null && draft(duty).isEmpty()
                ? lastTime.of(viewer, asked, duty == null ? null : duty.topic(), offers)
                : null;
        WorkOffer offer = RecordStart.chosen(offers, asked == null ? null : asked.name());
        Integer about = duty == null ? subject : duty.subjectId();
        Announced.Work work = duty == null ? null : announced(duty, today);
        RecordForm blank = RecordStart.blank(viewer, offer, duty, topics, about, today);
        RecordForm form = RecordStart.like(work == null ? blank : blank.with(work), like, offers);
        Optional<RecordDrafts> draft =
                draft(duty).filter(each -> Objects.requireNonNull(duty).state().pending());
        boolean open =
                offer != null && !offer.topics().isEmpty() && form.topics().isEmpty();
        RecordDrafts.Words words = draft.filter(each -> !open)
                .flatMap(each -> each.words(
                        viewer,
                        Objects.requireNonNull(duty),
                        form.topics().stream().findFirst().orElse(null)))
                .orElse(null);
        return page(viewer, words == null ? form : form.with(words), Map.of(), offers, offer, duty, last)
                .announced(work == null ? null : work.form())
                .begun(words, draft.isPresent() && open);
    }

    /** What writes the first words of a record for that duty; such a record is about the duty's subject and no other. */
    private Optional<RecordDrafts> draft(@Nullable Duty duty) {
        return drafts.stream()
                .filter(each -> duty != null && duty.subjectId() != null && each.begin(duty.evidence()))
                .findFirst();
    }

    /** What the unit said beforehand of the work that the duty asks for, as far as its day has come. */
    private Announced.@Nullable Work announced(Duty duty, LocalDate today) {
        LocalDate last = duty.locksOn() == null || today.isBefore(duty.locksOn()) ? today : duty.locksOn();
        return announced
                .of(duty.unitId(), duty.evidence(), duty.opensOn(), last)
                .orElse(null);
    }

    /** A form to correct a record of the viewer's unit, with everything in it. */
    RecordFormPage from(Viewer viewer, WorkRecord record) {
        List<WorkOffer> offers = recordable.offers(viewer);
        WorkOffer offer = RecordStart.chosen(offers, record.kind().name());
        RecordForm form = RecordStart.from(viewer, record, offer, year.preset(record));
        return page(viewer, form, Map.of(), offers, offer, null, null);
    }

    /** What depends on the kind: its subjects and topics. */
    RecordFormPage parts(Viewer viewer, RecordForm form) {
        List<WorkOffer> offers = recordable.offers(viewer);
        WorkOffer offer = RecordStart.chosen(offers, form.kind());
        RecordForm chosen = form.topics().isEmpty() ? form.withTopics(RecordStart.onlyTopic(offer)) : form;
        return page(viewer, chosen, Map.of(), offers, offer, null, null);
    }

    /** The form as it was sent, with messages. */
    RecordFormPage again(Viewer viewer, RecordForm form, RecordCheck check) {
        List<WorkOffer> offers = recordable.offers(viewer);
        Long duty = form.dutyId();
        return page(
                        viewer,
                        form,
                        check.errors(),
                        offers,
                        RecordStart.chosen(offers, form.kind()),
                        duty == null ? null : ownDuty(viewer, duty, LocalDate.now(clock)),
                        null)
                .telling(check.notices());
    }

    /** Checks a form against the plan and the scope; the record to make, or null with messages in {@code check}. */
    @Nullable
    NewRecord check(Viewer viewer, RecordForm form, RecordCheck check) {
        Optional<Plan> plan = plans.plan();
        if (plan.isEmpty()) {
            check.refuse("kind", "行动计划还没有发布，暂时不能登记");
            return null;
        }
        WorkOffer offer = RecordCheck.kind(form.kind())
                .flatMap(kind -> WorkOffers.of(plan.get(), viewer, kind))
                .orElse(null);
        LocalDate today = LocalDate.now(clock);
        LocalDate day = RecordCheck.day(form.day());
        SubjectOffer subject = offer == null || form.subjectId() == null
                ? null
                : subjects.find(
                                viewer,
                                offer,
                                Subjects.within(day, plan.get().from(), today),
                                form.subjectId(),
                                form.replacesId())
                        .orElse(null);
        if (offer != null
                && form.subjectId() != null
                && subject == null
                && day != null
                && subjects.find(viewer, offer, today, form.subjectId(), null).isPresent()) {
            check.refuse("subject", "所选单位在 " + Day.of(day) + " 还没有设立，或者当时不在您的工作范围内，请核对日期");
        }
        Duty duty = form.dutyId() == null ? null : ownDuty(viewer, form.dutyId(), today);
        if (duty != null
                && duty.evidence().name().equals(form.kind())
                && draft(duty).isPresent()
                && !Objects.equals(duty.subjectId(), form.subjectId())) {
            check.refuse(
                    "subject",
                    "这份材料是为“" + duty.subjectName() + "”的责任事项起草的，不能改成别的单位。请选回“" + duty.subjectName()
                            + "”；别的单位从它的责任事项登记");
        }
        // who inspects was there, and a kindergarten sees no names of other units' accounts
        boolean came = viewer.post().role() == Role.INSPECTOR
                && RecordForm.of(form.people()).isEmpty();
        NewRecord work = check.check(
                came ? form.with(form.topics(), "", viewer.name()) : form,
                offer,
                subject,
                today,
                plan.get().from(),
                plan.get().to());
        return duty == null ? year.chosen(work, form, subject, check) : work == null ? null : work.owedTo(duty);
    }

    private RecordFormPage page(
            Viewer viewer,
            RecordForm form,
            Map<String, String> errors,
            List<WorkOffer> offers,
            @Nullable WorkOffer offer,
            @Nullable Duty duty,
            LastTime.@Nullable Last last) {
        LocalDate today = LocalDate.now(clock);
        List<Attachment> kept = attachments.find(form.attachments());
        LocalDate from = plans.plan().map(Plan::from).orElse(today);
        return new RecordFormPage(
                form,
                errors,
                List.of(),
                offers,
                offer,
                offer == null ? List.of() : subjects(viewer, offer, form, today),
                titles(),
                offer == null || form.replaces() != null ? Map.of() : owed.byTopic(viewer, offer, today, null),
                kept,
                duty,
                year.choices(offer),
                today,
                from,
                offer == null || offer.titled() == null ? List.of() : lastTime.titles(viewer, offer.kind()),
                last,
                null,
                duty == null || duty.cadence() != Cadence.EVENT || draft(duty).isPresent()
                        ? List.of()
                        : occasions.of(duty.id(), today),
                null,
                false,
                duty != null
                        && duty.evidence().name().equals(form.kind())
                        && draft(duty).isPresent(),
                calendars.current(),
                viewer.accountId());
    }

    /** Whom work of this kind may be about, all of them: for a device that may lose its signal. */
    List<SubjectOffer> everybody(Viewer viewer, @Nullable String kind, List<String> topics, @Nullable Long corrects) {
        WorkOffer offer = RecordStart.chosen(recordable.offers(viewer), kind);
        return offer == null ? List.of() : subjects.all(viewer, offer, topics, LocalDate.now(clock), corrects);
    }

    /** What measures are called, by key. */
    Map<String, String> titles() {
        return plans.plan().stream()
                .flatMap(plan -> plan.measures().stream())
                .collect(Collectors.toMap(Measure::id, Measure::title));
    }

    /** The chosen one first, then who is due next or what was looked for. */
    private List<SubjectOffer> subjects(Viewer viewer, WorkOffer offer, RecordForm form, LocalDate today) {
        Integer id = form.subjectId();
        boolean looking = form.q() != null && !form.q().isBlank();
        List<SubjectOffer> next = looking
                ? subjects.called(viewer, offer, form.topics(), today, String.valueOf(form.q()), form.replacesId())
                : subjects.next(viewer, offer, form.topics(), today, id, form.replacesId());
        if (id == null) {
            return next;
        }
        List<SubjectOffer> all = new ArrayList<>(next);
        all.removeIf(subject -> subject.id() == id);
        next.stream()
                .filter(subject -> subject.id() == id)
                .findFirst()
                .or(() -> looking ? subjects.find(viewer, offer, today, id, form.replacesId()) : Optional.empty())
                .ifPresent(all::addFirst);
        return all;
    }

    private @Nullable Duty ownDuty(Viewer viewer, long id, LocalDate today) {
        return duties.find(id, today)
                .filter(duty -> duty.unitId() == viewer.unitId() && duty.evidence() != EvidenceKind.FILING)
                .orElse(null);
    }
}
