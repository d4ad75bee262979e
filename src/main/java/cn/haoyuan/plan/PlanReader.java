package cn.haoyuan.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a plan file and its forms, or refuses them with every problem named by file, line, key and reason. */
public final class PlanReader {

    private final List<Problem> problems = new ArrayList<>();

    private PlanReader() {}

    /** Reads the files; never fails otherwise than by {@link PlanReading.Refused}. */
    public static PlanReading read(PlanFile planFile, List<PlanFile> formFiles) {
        return new PlanReader().readAll(planFile, formFiles);
    }

    /** What a plan file says its plan is called; "" where it does not. */
    static String id(PlanFile file) {
        return YamlFile.open(file, new ArrayList<>()).map("plan").id("id");
    }

    private PlanReading readAll(PlanFile planFile, List<PlanFile> formFiles) {
        FormReader formReader = new FormReader();
        formFiles.forEach(file -> formReader.read(YamlFile.open(file, problems)));
        formReader.checkReferences();

        int before = problems.size();
        YamlMap root = YamlFile.open(planFile, problems);
        if (problems.size() > before) {
            return refused(planFile, formFiles);
        }
        YamlMap head = root.map("plan");
        String id = head.id("id");
        String title = head.text("title", 100);
        String number = head.text("number", 60);
        String issuer = head.text("issuer", 60);
        LocalDate from = head.date("from");
        LocalDate to = head.date("to");
        if (head.isSound() && to.isBefore(from)) {
            head.refuse("to", "结束日期早于开始日期");
        }
        head.done();
        List<Clause> clauses = clauses(root);
        List<Topic> topics = topics(root);
        PlanFrame frame = new PlanFrame(from, to, numbers(clauses), byId(topics), formReader.ids());
        List<Measure> measures = measures(root, frame);
        root.done();
        return problems.isEmpty()
                ? new PlanReading.Accepted(new Plan(
                        id,
                        title,
                        number,
                        issuer,
                        from,
                        to,
                        clauses,
                        topics,
                        measures.stream()
                                .map(measure -> measure.asItsForm(formReader.forms()))
                                .toList(),
                        formReader.forms()))
                : refused(planFile, formFiles);
    }

    private List<Clause> clauses(YamlMap root) {
        Map<String, Clause> clauses = new LinkedHashMap<>();
        Map<YamlMap, Clause> read = new LinkedHashMap<>();
        for (YamlMap map : root.someMaps("clauses")) {
            Clause clause = new Clause(map.text("number", 20), map.text("title", 60), map.text("text", 600));
            map.done();
            read.put(map, clause);
            if (!Clause.NUMBER.matcher(clause.number()).matches()) {
                map.refuse("number", "条款号应写成“四”“三2”“四(一)”或“四(一)1”这样，括号用半角");
            } else if (clauses.putIfAbsent(clause.number(), clause) != null) {
                map.refuse("number", "条款号“%s”重复".formatted(clause.number()));
            }
        }
        read.forEach((map, clause) -> clause.parent()
                .filter(parent -> !clauses.containsKey(parent))
                .ifPresent(parent -> map.refuse("number", "没有它的上级条款“%s”".formatted(parent))));
        return clauses.values().stream().sorted(Clause.ORDER).toList();
    }

    private List<Topic> topics(YamlMap root) {
        Map<String, Topic> topics = new LinkedHashMap<>();
        List<YamlText> beside = new ArrayList<>();
        for (YamlMap map : root.maps("topics")) {
            Set<EvidenceKind> kinds = words(map, "kinds", EvidenceKind.class);
            Set<RecordPart> without = map.has("without") ? words(map, "without", RecordPart.class) : Set.of();
            List<YamlText> with = map.has("with") ? map.texts("with") : List.of();
            beside.addAll(with);
            Topic topic = new Topic(
                    map.id("id"),
                    map.text("title", 30),
                    kinds,
                    map.flag("alone"),
                    map.optionalText("words", 60).orElse(null),
                    with.stream().map(YamlText::value).toList(),
                    without,
                    map.flag("ends"));
            map.done();
            without.stream()
                    .filter(part -> !part.sparable())
                    .forEach(part -> map.refuse("without", "“%s”总是要写的".formatted(Words.of(part))));
            if (topic.alone() && !with.isEmpty()) {
                map.refuse("with", "不能与别的主题同时选的〔alone〕，不用写");
            }
            if (topic.with().contains(topic.id())) {
                map.refuse("with", "不能写它自己");
            }
            if (kinds.isEmpty()) {
                map.refuse("kinds", "至少要写一种佐证");
            }
            if (topics.putIfAbsent(topic.id(), topic) != null) {
                map.refuse("id", "标识“%s”重复".formatted(topic.id()));
            }
        }
        beside.stream()
                .filter(other -> !topics.containsKey(other.value()))
                .forEach(other -> other.refuse("没有主题“%s”".formatted(other.value())));
        return List.copyOf(topics.values());
    }

    private static <E extends Enum<E>> Set<E> words(YamlMap map, String key, Class<E> vocabulary) {
        Set<E> found = EnumSet.noneOf(vocabulary);
        for (YamlText word : map.texts(key)) {
            Words.find(vocabulary, word.value())
                    .ifPresentOrElse(
                            found::add,
                            () -> word.refuse("没有“%s”这个词，可用：%s".formatted(word.value(), Words.all(vocabulary))));
        }
        return found;
    }

    private static List<Measure> measures(YamlMap root, PlanFrame frame) {
        MeasureReader reader = new MeasureReader(frame);
        Map<String, Measure> measures = new LinkedHashMap<>();
        for (YamlMap map : root.someMaps("measures")) {
            Measure measure = reader.read(map);
            if (measures.putIfAbsent(measure.id(), measure) != null) {
                map.refuse("id", "标识“%s”重复".formatted(measure.id()));
            }
        }
        reader.refuseCircles();
        return List.copyOf(measures.values());
    }

    private static Set<String> numbers(List<Clause> clauses) {
        Set<String> numbers = new LinkedHashSet<>();
        clauses.forEach(clause -> numbers.add(clause.number()));
        return numbers;
    }

    private static Map<String, Topic> byId(List<Topic> topics) {
        Map<String, Topic> byId = new LinkedHashMap<>();
        topics.forEach(topic -> byId.put(topic.id(), topic));
        return byId;
    }

    /** Of the measures, by their ids, as far as they are written. */
    private static Map<String, String> titles(PlanFile file) {
        Map<String, String> titles = new HashMap<>();
        for (YamlMap map : YamlFile.open(file, new ArrayList<>()).maps("measures")) {
            map.scalar("id").ifPresent(id -> map.scalar("title").ifPresent(title -> titles.putIfAbsent(id, title)));
        }
        return titles;
    }

    private PlanReading refused(PlanFile planFile, List<PlanFile> formFiles) {
        List<String> order = new ArrayList<>(List.of(planFile.name()));
        formFiles.forEach(file -> order.add(file.name()));
        problems.sort(
                Comparator.comparing((Problem p) -> order.indexOf(p.file())).thenComparing(Problem::line));
        Map<String, String> titles = titles(planFile);
        return new PlanReading.Refused(problems.stream()
                .map(problem -> problem.file().equals(planFile.name())
                        ? problem.in(PlaceInFile.words(problem.key(), titles))
                        : problem)
                .toList());
    }
}
