package cn.haoyuan.workrecord;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.plan.EvidenceKind;
import cn.haoyuan.plan.Plan;
import cn.haoyuan.plan.Topic;
import cn.haoyuan.sheet.FilledFile;
import cn.haoyuan.sheet.Line;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the rows of one file: each is judged as the form for one record is. */
final class RecordRows {

    /** What stands between topics. */
    private static final String BETWEEN = "[、,，;；\\n]";

    private final Viewer viewer;
    private final Plan plan;
    private final LocalDate today;
    private final Subjects subjects;
    private final FilledFile<RecordColumn> file;
    private final List<WorkOffer> offers;
    private final Set<String> names;
    private final Map<String, Map<String, List<SubjectOffer>>> asked = new HashMap<>();
    private final Map<UUID, Integer> lines = new HashMap<>();
    private final Map<Line, RecordCheck> checks = new LinkedHashMap<>();

    /** A row that asks for a record, and what is wrong with it so far. */
    record Row(Line line, NewRecord work, RecordCheck check) {}

    RecordRows(Viewer viewer, Plan plan, LocalDate today, Subjects subjects, FilledFile<RecordColumn> file) {
        this.viewer = viewer;
        this.plan = plan;
        this.today = today;
        this.subjects = subjects;
        this.file = file;
        this.offers = WorkOffers.of(plan, viewer);
        this.names = file.lines().stream()
                .map(line -> bare(file.cell(line, RecordColumn.SUBJECT)))
                .collect(Collectors.toSet());
    }

    /** How many rows say that they were voided. */
    int voided() {
        return file.lines().size() - standing().size();
    }

    private List<Line> standing() {
        return file.lines().stream()
                .filter(line -> file.cell(line, RecordColumn.VOIDED).isEmpty())
                .toList();
    }

    /** The records that the rows ask for, each once, but for those that were voided. */
    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (Line line : standing()) {
            RecordCheck check = new RecordCheck();
            checks.put(line, check);
            NewRecord work = read(line, check);
            Integer before = work == null ? null : lines.putIfAbsent(work.key(), line.number());
            if (before != null) {
                check.refuse("day", "与第 " + before + " 行完全相同，请删去一行");
            } else if (work != null) {
                rows.add(new Row(line, work, check));
            }
        }
        return rows;
    }

    /** Tells the file what is wrong with which row. */
    void tell() {
        checks.forEach((line, check) -> check.errors().forEach((field, why) -> file.wrong(line, field, why)));
    }

    private @Nullable NewRecord read(Line line, RecordCheck check) {
        WorkOffer offer = offer(cell(line, RecordColumn.KIND), check);
        String day = file.day(line, RecordColumn.DAY);
        if (offer == null) {
            ofAnyKind(line, check);
        }
        SubjectOffer subject = offer == null ? null : subject(offer, cell(line, RecordColumn.SUBJECT), day, check);
        RecordForm form = new RecordForm(
                null,
                offer == null ? List.of() : topics(offer, cell(line, RecordColumn.TOPIC), check),
                null,
                day,
                file.day(line, RecordColumn.ANSWER_BY),
                null,
                cell(line, RecordColumn.TITLE),
                cell(line, RecordColumn.PEOPLE),
                cell(line, RecordColumn.PLACE),
                cell(line, RecordColumn.NOTE),
                null,
                key(offer, line, subject, day).toString(),
                null,
                List.of(),
                null,
                null);
        if (offer != null && !cell(line, RecordColumn.ANSWER_BY).isEmpty() && !offer.asks(form.topics())) {
            check.refuse("answerBy", "这一行的类型和主题不要别的单位办理什么，请留空");
        }
        return check.check(form, offer, subject, today, plan.from(), plan.to());
    }

    private @Nullable WorkOffer offer(String label, RecordCheck check) {
        for (WorkOffer offer : offers) {
            if (offer.kind().label().equals(label.replace('(', '（').replace(')', '）'))) {
                return offer;
            }
        }
        List<String> labels =
                offers.stream().map(WorkOffer::kind).map(EvidenceKind::label).toList();
        check.refuse(
                "kind",
                (label.isEmpty() ? "请填写类型" : known(label) ? "您不登记这一类" : "没有类型“" + label + "”") + "，可填："
                        + String.join("、", labels));
        return null;
    }

    private static boolean known(String label) {
        return Arrays.stream(EvidenceKind.values())
                .anyMatch(kind -> kind.label().equals(label));
    }

    /** What would be wrong with the row whatever its kind, so that all is told at once. */
    private void ofAnyKind(Line line, RecordCheck check) {
        String name = bare(cell(line, RecordColumn.SUBJECT));
        if (!name.isEmpty()
                && offers.stream().filter(WorkOffer::hasSubject).noneMatch(offer -> named(offer, today)
                        .containsKey(name))) {
            check.refuse("subject", "您的工作范围里没有这个单位，请写全称");
        }
        for (String title : cell(line, RecordColumn.TOPIC).split(BETWEEN)) {
            String wanted = title.strip();
            if (!wanted.isEmpty()
                    && offers.stream().flatMap(offer -> offer.topics().stream()).noneMatch(topic -> topic.title()
                            .equals(wanted))) {
                check.refuse("topic", "没有主题“" + wanted + "”");
            }
        }
    }

    private static List<String> topics(WorkOffer offer, String titles, RecordCheck check) {
        List<String> ids = new ArrayList<>();
        for (String title : titles.split(BETWEEN)) {
            String wanted = title.strip();
            List<String> found = offer.topics().stream()
                    .filter(topic -> topic.title().equals(wanted))
                    .map(Topic::id)
                    .toList();
            if (found.isEmpty() && !wanted.isEmpty()) {
                check.refuse("topic", "“" + offer.kind().label() + "”没有主题“" + wanted + "”");
            }
            ids.addAll(found);
        }
        return ids;
    }

    private @Nullable SubjectOffer subject(WorkOffer offer, String name, String typed, RecordCheck check) {
        if (name.isEmpty()) {
            return null;
        }
        if (!offer.hasSubject()) {
            check.refuse("subject", "“" + offer.kind().label() + "”不针对别的单位，请留空");
            return null;
        }
        LocalDate day = RecordCheck.day(typed);
        LocalDate then = Subjects.within(day, plan.from(), today);
        List<SubjectOffer> found = named(offer, then).getOrDefault(bare(name), List.of());
        if (found.size() != 1) {
            check.refuse("subject", found.isEmpty() ? "您的工作范围里没有这个单位，请写全称" : "有 " + found.size() + " 个单位同名，请在前面写上级单位");
            return null;
        }
        return found.getFirst();
    }

    private Map<String, List<SubjectOffer>> named(WorkOffer offer, LocalDate day) {
        return asked.computeIfAbsent(offer.kind() + " " + day, key -> byName(offer, day));
    }

    private Map<String, List<SubjectOffer>> byName(WorkOffer offer, LocalDate day) {
        Map<String, List<SubjectOffer>> byName = new HashMap<>();
        for (SubjectOffer subject : subjects.named(viewer, offer, day, names)) {
            byName.computeIfAbsent(bare(subject.name()), name -> new ArrayList<>())
                    .add(subject);
            if (subject.above() != null) {
                byName.computeIfAbsent(bare(subject.above() + subject.name()), name -> new ArrayList<>())
                        .add(subject);
            }
        }
        return byName;
    }

    /** A name without its blanks, which people leave out or add. */
    private static String bare(String name) {
        return name.replaceAll("[\\s\\u3000]", "");
    }

    /** What the row says is its key, so that a file, or a row copied into another file, is recorded once. */
    private UUID key(@Nullable WorkOffer offer, Line line, @Nullable SubjectOffer subject, String day) {
        StringBuilder says = new StringBuilder(day)
                .append('\0')
                .append(offer == null ? "" : offer.kind().name())
                .append('\0')
                .append(subject == null ? "" : subject.id());
        for (RecordColumn column : List.of(
                RecordColumn.TOPIC, RecordColumn.TITLE, RecordColumn.PEOPLE, RecordColumn.PLACE, RecordColumn.NOTE)) {
            says.append('\0').append(cell(line, column));
        }
        String by = file.day(line, RecordColumn.ANSWER_BY);
        // so that a row of a file from before the column is still the same
        says.append(by.isEmpty() ? "" : "\0" + by);
        return UUID.nameUUIDFromBytes(says.toString().getBytes(StandardCharsets.UTF_8));
    }

    private String cell(Line line, RecordColumn column) {
        return file.cell(line, column);
    }
}
