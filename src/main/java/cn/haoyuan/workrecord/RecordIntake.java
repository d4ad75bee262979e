package cn.haoyuan.workrecord;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.calendar.Calendars;
import cn.haoyuan.duty.Duties;
import cn.haoyuan.duty.Duty;
import cn.haoyuan.files.Attachment;
import cn.haoyuan.files.Attachments;
import cn.haoyuan.plan.EvidenceKind;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/**
 * Takes a sent form in, once: a form that is sent again answers with the record that it made the first time. Files are kept
 * even when the rest is refused, so that nobody sends a photo twice.
 */
@Component
class RecordIntake {

    private static final int MOST_FILES = 20;

    private final WorkRecords records;
    private final RecordList list;
    private final RecordForms forms;
    private final Answering answering;
    private final Stages stages;
    private final Attachments attachments;
    private final Calendars calendars;
    private final YearChoice year;
    private final Duties duties;
    private final Clock clock;

    RecordIntake(
            WorkRecords records,
            RecordList list,
            RecordForms forms,
            Answering answering,
            Stages stages,
            Attachments attachments,
            Calendars calendars,
            YearChoice year,
            Duties duties,
            Clock clock) {
        this.records = records;
        this.list = list;
        this.forms = forms;
        this.answering = answering;
        this.stages = stages;
        this.attachments = attachments;
        this.calendars = calendars;
        this.year = year;
        this.duties = duties;
        this.clock = clock;
    }

    /** What came of a form. */
    sealed interface Taken {

        /**
         * It is on record.
         *
         * @param before whether it was already
         * @param notices what else there is to tell
         */
        record Recorded(long id, boolean before, List<String> notices) implements Taken {}

        /** It corrects nothing: the record says all of it already. */
        record Unchanged(long id) implements Taken {

            static final String SAID = "没有改动，记录照旧。";
        }

        /** Something is wrong with it. */
        record Refused(RecordForm form, RecordCheck check) implements Taken {

            /** Messages by field, and what is proposed in the place of what was typed. */
            Map<String, Object> answer() {
                return Map.of("errors", check.errors(), "proposed", check.proposed());
            }
        }

        /** Something else is on record for it already: the form was changed after it had arrived, or somebody was faster. */
        record Clash(RecordForm form, NewRecord mine, WorkRecord recorded) implements Taken {}
    }

    Taken take(Viewer viewer, RecordForm form, @Nullable List<MultipartFile> files) {
        RecordCheck check = new RecordCheck();
        if (form.post() != null
                && !form.post().equals(Integer.toString(viewer.post().id()))) {
            check.refuse("post", "这条是以另一岗位填写的，现在的岗位是“" + viewer.post().title() + "”。请先切换回原岗位再保存");
        }
        Optional<Long> before = key(form).flatMap(key -> records.made(viewer, key));
        RecordForm held = before.isPresent() ? form : hold(viewer, form, files, check);
        NewRecord checked = forms.check(viewer, held, check);
        if (before.isPresent()) {
            WorkRecord recorded = list.find(before.get()).orElseThrow();
            boolean same = checked == null ? form.says(recorded, files == null) : checked.same(recorded, files == null);
            if (same && year.same(form, recorded)) {
                return new Taken.Recorded(recorded.id(), true, List.of());
            }
            return checked == null
                    ? new Taken.Refused(hold(viewer, form, files, check), check)
                    : new Taken.Clash(held, checked, recorded);
        }
        WorkRecord corrected = corrected(viewer, held, check);
        if (corrected != null
                && checked != null
                && !corrected.voided()
                && checked.same(corrected, true)
                && year.same(form, corrected)) {
            return new Taken.Unchanged(corrected.id());
        }
        NewRecord work = checked == null ? null : answering.meant(viewer, checked, corrected, Set.of(), check);
        if (work != null) {
            stages.check(viewer, work, List.of(), check);
        }
        if (work != null && corrected != null) {
            check.another(work.answerBy(), corrected, LocalDate.now(clock));
        }
        if (work != null) {
            RecordCheck.rests(work.answerBy(), corrected, LocalDate.now(clock), calendars.current())
                    .ifPresent(check::propose);
        }
        if (work != null && corrected == null && work.kind() == EvidenceKind.LETTER) {
            done(held).ifPresent(duty -> check.done(duty, year.of(duty).orElse(null)));
        }
        if (work == null || !check.errors().isEmpty()) {
            return new Taken.Refused(held.proposed(check.proposed()), check);
        }
        if (corrected != null && corrected.voided()) {
            return new Taken.Clash(held, work, list.newest(corrected.id()).orElseThrow());
        }
        return records.record(viewer, work, corrected)
                .<Taken>map(id -> new Taken.Recorded(id, false, check.notices()))
                .orElseGet(() -> new Taken.Clash(
                        held,
                        work,
                        list.newest(Objects.requireNonNull(corrected).id()).orElseThrow()));
    }

    /** The duty that the form was opened for, where another record has met it by now. */
    private Optional<Duty> done(RecordForm form) {
        return Optional.ofNullable(form.dutyId())
                .flatMap(id -> duties.find(id, LocalDate.now(clock)))
                .filter(duty -> duty.metOn() != null);
    }

    /** The record to correct; it may have been voided in the meantime. */
    private @Nullable WorkRecord corrected(Viewer viewer, RecordForm form, RecordCheck check) {
        Long id = form.replacesId();
        if (id == null) {
            return null;
        }
        Optional<WorkRecord> record = list.find(id).filter(found -> WorkRecords.answersFor(viewer, found));
        if (record.isEmpty()) {
            check.refuse("replaces", "要更正的记录不存在，或不由您更正");
        } else if (record.get().voided() && record.get().replacedBy() == null) {
            check.refuse("replaces", "要更正的记录此前已经作废，请另登记一条");
        }
        return record.orElse(null);
    }

    /** The form with messages. */
    RecordFormPage again(Viewer viewer, Taken.Refused refused) {
        return forms.again(viewer, refused.form(), refused.check());
    }

    /** The form once more, now to correct what is on record for it; nothing that was typed is lost. */
    RecordFormPage again(Viewer viewer, @Nullable List<MultipartFile> files, Taken.Clash clash) {
        RecordCheck check = new RecordCheck();
        check.refuse("replaces", "服务器上已有这条记录“" + clash.recorded().title() + "”，与现在填写的不同。要用现在填写的更正它，请再点一次保存；不需要更正就点取消");
        RecordForm held = hold(viewer, clash.form(), files, check)
                .correcting(clash.recorded().id(), UUID.randomUUID().toString());
        return forms.again(viewer, held, check);
    }

    /** The form once more, for another kind or with what was looked for. */
    RecordFormPage turn(Viewer viewer, RecordForm form, @Nullable List<MultipartFile> files) {
        RecordCheck check = new RecordCheck();
        RecordForm held = hold(viewer, form, files, check);
        return forms.again(viewer, held, check);
    }

    private RecordForm hold(Viewer viewer, RecordForm form, @Nullable List<MultipartFile> files, RecordCheck check) {
        List<Long> ids = new ArrayList<>(carried(viewer, form));
        Attachments.Added added = attachments.add(viewer, ids, MOST_FILES, files == null ? List.of() : files);
        ids.addAll(added.ids());
        added.doubles().forEach(check::tell);
        added.refused().forEach(why -> check.refuse("files", why));
        String key =
                key(form).map(UUID::toString).orElseGet(() -> UUID.randomUUID().toString());
        return form.with(key, ids.stream().map(String::valueOf).toList());
    }

    /** The files that go with the form: one's own, and those of the record that it corrects; others show nothing. */
    private List<Long> carried(Viewer viewer, RecordForm form) {
        List<Long> named = form.attachments().stream().distinct().toList();
        if (named.isEmpty()) {
            return named;
        }
        Set<Long> mine =
                attachments.own(viewer, named).stream().map(Attachment::id).collect(Collectors.toSet());
        List<Long> before = Optional.ofNullable(form.replacesId())
                .flatMap(list::find)
                .map(WorkRecord::attachments)
                .orElse(List.of());
        return named.stream()
                .filter(file -> mine.contains(file) || before.contains(file))
                .toList();
    }

    private static Optional<UUID> key(RecordForm form) {
        try {
            return Optional.of(UUID.fromString(RecordForm.of(form.key())));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }
}
