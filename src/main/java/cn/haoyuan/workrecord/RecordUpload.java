package cn.haoyuan.workrecord;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.calendar.Calendars;
import cn.haoyuan.duty.Duty;
import cn.haoyuan.plan.EvidenceKind;
import cn.haoyuan.plan.Plan;
import cn.haoyuan.plan.Plans;
import cn.haoyuan.plan.Topic;
import cn.haoyuan.sheet.FilledFile;
import cn.haoyuan.sheet.Mark;
import cn.haoyuan.sheet.TemplateColumn;
import cn.haoyuan.sheet.TemplateWriter;
import cn.haoyuan.sheet.UnreadableSheet;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** Takes in a file of records, all of it or nothing, with the facts and the duties that they discharge in one transaction. */
@Component
class RecordUpload {

    /** Most records in one file. */
    static final int MOST = 500;

    /**
     * What became of a file.
     *
     * @param added records that are new
     * @param before rows that are on record already
     * @param theirs those of them that a colleague recorded, each with who did
     * @param voided rows that say that they were voided
     */
    record Outcome(
            FilledFile<RecordColumn> file, int added, int before, List<String> theirs, int voided, boolean entered) {

        /** So many are named. */
        private static final int NAMED = 10;

        /** What of it is not recorded, in words; "" for nothing. */
        String left() {
            return (before == 0 ? "" : "，另有 " + before + " 行此前已登记，不会重复")
                    + (theirs.isEmpty()
                            ? ""
                            : "（其中 " + theirs.size() + " 行与本单位其他人登记的一字不差："
                                    + theirs.stream().limit(NAMED).collect(Collectors.joining("、"))
                                    + (theirs.size() > NAMED ? "等" : "") + "；确是另一次工作的，请补写参加人员或情况再导入）")
                    + (voided == 0 ? "" : "，另有 " + voided + " 行写有作废原因，不登记");
        }
    }

    private final Plans plans;
    private final Recordable recordable;
    private final Subjects subjects;
    private final WorkRecords records;
    private final OnRecord onRecord;
    private final Answering answering;
    private final Stages stages;
    private final Calendars calendars;
    private final Clock clock;

    RecordUpload(
            Plans plans,
            Recordable recordable,
            Subjects subjects,
            WorkRecords records,
            OnRecord onRecord,
            Answering answering,
            Stages stages,
            Calendars calendars,
            Clock clock) {
        this.plans = plans;
        this.recordable = recordable;
        this.subjects = subjects;
        this.records = records;
        this.onRecord = onRecord;
        this.answering = answering;
        this.stages = stages;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** @param enter whether to record what is good as a whole, or only to check it */
    @Transactional(rollbackFor = Exception.class)
    public Outcome take(Viewer viewer, Path path, String name, boolean enter) throws IOException, UnreadableSheet {
        FilledFile<RecordColumn> file = FilledFile.read(path, name, RecordColumn.class, MOST);
        Optional<Plan> plan = plans.plan();
        if (plan.isEmpty()) {
            file.problems().add(new Mark(Math.max(1, file.headings()), -1, "行动计划还没有发布，暂时不能登记"));
        }
        int added = 0;
        int before = 0;
        List<String> theirs = new ArrayList<>();
        int voided = 0;
        if (file.problems().isEmpty() && plan.isPresent()) {
            RecordRows read = new RecordRows(viewer, plan.get(), LocalDate.now(clock), subjects, file);
            voided = read.voided();
            List<RecordRows.Row> rows = read.rows();
            List<OnRecord.Row> known =
                    onRecord.of(viewer, rows.stream().map(RecordRows.Row::work).toList());
            List<NewRecord> works = new ArrayList<>();
            for (int i = 0; i < rows.size(); i++) {
                OnRecord.By by = known.get(i).by();
                if (by == null) {
                    works.add(meant(
                            viewer, known.get(i).work(), works, rows.get(i).check()));
                } else {
                    before++;
                    if (by.colleague() != null) {
                        theirs.add("第 " + rows.get(i).line().number() + " 行" + by.colleague());
                    }
                }
            }
            read.tell();
            added = works.size();
            if (enter && file.problems().isEmpty()) {
                works.forEach(work -> records.record(viewer, work, null));
            }
        }
        boolean entered = enter && file.problems().isEmpty();
        if (!entered) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        }
        return new Outcome(file, added, before, theirs, voided, entered);
    }

    /** A row that is new, written for what it answers, beside the new rows before it; two rows answer two duties. */
    private NewRecord meant(Viewer viewer, NewRecord row, List<NewRecord> rows, RecordCheck check) {
        Set<Long> taken = rows.stream()
                .flatMap(before -> before.duties().stream())
                .map(Duty::id)
                .collect(Collectors.toSet());
        NewRecord work = answering.meant(viewer, row, null, taken, check);
        stages.check(viewer, work, rows, check);
        RecordCheck.rests(work.answerBy(), null, LocalDate.now(clock), calendars.current())
                .ifPresent(day -> check.refuse("answerBy", day.words()));
        return work;
    }

    /**
     * An empty file to be filled in, with what the viewer may choose.
     *
     * @param kind the name of the kind that it is for; all that the viewer records if null or unknown
     */
    @Transactional(readOnly = true)
    public void template(Viewer viewer, @Nullable String kind, OutputStream out) throws IOException {
        List<WorkOffer> all = recordable.offers(viewer);
        List<WorkOffer> one =
                all.stream().filter(offer -> offer.kind().name().equals(kind)).toList();
        List<WorkOffer> offers = one.isEmpty() ? all : one;
        LocalDate today = LocalDate.now(clock);
        List<TemplateColumn> columns = TemplateColumn.all(RecordColumn.class, column -> switch (column) {
            case KIND -> offers.stream().map(offer -> offer.kind().label()).toList();
            case SUBJECT ->
                offers.stream()
                        .flatMap(offer -> subjects.all(viewer, offer, List.of(), today, null).stream())
                        .map(SubjectOffer::name)
                        .distinct()
                        .toList();
            case TOPIC ->
                offers.stream()
                        .flatMap(offer -> offer.topics().stream())
                        .map(Topic::title)
                        .distinct()
                        .toList();
            default -> List.of();
        });
        boolean asks = offers.stream().anyMatch(offer -> !offer.deadlines().isEmpty());
        TemplateWriter.write(
                out,
                "工作记录",
                columns.stream()
                        .filter(column -> !column.heading().equals(RecordExport.VOIDED))
                        .filter(column -> asks || !column.heading().equals(RecordCheck.ANSWER_BY))
                        .toList());
    }

    /** The kinds that the viewer may record. */
    @Transactional(readOnly = true)
    public List<EvidenceKind> kinds(Viewer viewer) {
        return recordable.offers(viewer).stream().map(WorkOffer::kind).toList();
    }
}
