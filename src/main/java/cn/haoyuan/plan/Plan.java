package cn.haoyuan.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A policy plan as data. Everything in it is consistent: clauses, forms and topics that are named exist.
 *
 * @param number the number of the policy document
 * @param from the first day of the plan
 * @param to the last day of the plan, inclusive
 * @param clauses in the order of the document
 */
public record Plan(
        String id,
        String title,
        String number,
        String issuer,
        LocalDate from,
        LocalDate to,
        List<Clause> clauses,
        List<Topic> topics,
        List<Measure> measures,
        List<Form> forms) {

    public Plan {
        clauses = List.copyOf(clauses);
        topics = List.copyOf(topics);
        measures = List.copyOf(measures);
        forms = List.copyOf(forms);
    }

    /** The same plan with other measures. */
    public Plan with(List<Measure> other) {
        return new Plan(id, title, number, issuer, from, to, clauses, topics, other, forms);
    }

    /** The same plan with other measures in another period. */
    Plan with(List<Measure> other, LocalDate first, LocalDate last) {
        return new Plan(id, title, number, issuer, first, last, clauses, topics, other, forms);
    }

    /** The same plan with the topic that a measure has to itself, where it is typed so: under the measure's title. */
    public Plan owning(String measureId, TypedMeasure typed) {
        Set<EvidenceKind> kinds = typed.asks().stream()
                .flatMap(ask -> ask.own(measureId).stream())
                .collect(Collectors.toSet());
        if (kinds.isEmpty()) {
            return this;
        }
        String own = Topic.own(measureId);
        List<Topic> all = new ArrayList<>(topics);
        topic(own).ifPresent(topic -> kinds.addAll(topic.kinds()));
        all.removeIf(topic -> topic.id().equals(own));
        all.add(new Topic(own, typed.title(), kinds, false, null, List.of(), Set.of(), false));
        return new Plan(id, title, number, issuer, from, to, clauses, all, measures, forms);
    }

    /**
     * The same plan without topics that a measure had to itself and no longer asks for; those of {@code published} stay, for records
     * name them.
     */
    Plan tidied(Optional<Plan> published) {
        Set<String> asked = asks().stream()
                .flatMap(ask -> Stream.of(
                        Optional.ofNullable(ask.topic()),
                        Optional.ofNullable(ask.on()).map(EventTrigger::topic)))
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        List<Topic> kept = topics.stream()
                .filter(topic -> !topic.own()
                        || asked.contains(topic.id())
                        || published.flatMap(plan -> plan.topic(topic.id())).isPresent())
                .toList();
        return new Plan(id, title, number, issuer, from, to, clauses, kept, measures, forms);
    }

    /** How many measures one of the two plans has and the other has not, or has otherwise. */
    public int differing(Plan other) {
        return (int) Stream.concat(measures.stream(), other.measures.stream())
                .map(Measure::id)
                .distinct()
                .filter(measure -> !hasAlike(measure, other))
                .count();
    }

    /** Whether both have the measure alike, or neither; who reads a form and how long it takes is told of the form. */
    public boolean hasAlike(String measureId, Plan other) {
        return measure(measureId).map(measure -> measure.asItsForm(other.forms)).equals(other.measure(measureId));
    }

    /** Whether its last day is past. */
    public boolean isOver(LocalDate today) {
        return to.isBefore(today);
    }

    public Optional<Clause> clause(String clauseNumber) {
        return clauses.stream().filter(c -> c.number().equals(clauseNumber)).findFirst();
    }

    public Optional<Topic> topic(String topicId) {
        return topics.stream().filter(t -> t.id().equals(topicId)).findFirst();
    }

    /** The titles of forms by their ids. */
    public Map<String, String> formTitles() {
        return forms.stream().collect(Collectors.toMap(Form::id, Form::title));
    }

    /** The titles of topics by their ids. */
    public Map<String, String> topicTitles() {
        return topics.stream().collect(Collectors.toMap(Topic::id, Topic::title));
    }

    /**
     * What came of work under a topic, in words: what its record says beside it of what must stand there. "" where nothing needs to.
     *
     * @param beside ids of topics, with commas
     */
    public String result(String topicId, String beside) {
        List<String> said = List.of(beside.split(","));
        return topic(topicId).stream()
                .flatMap(topic -> topic.with().stream())
                .filter(said::contains)
                .flatMap(id -> topic(id).stream())
                .map(Topic::title)
                .collect(Collectors.joining("、"));
    }

    /** All that its measures ask for, in its order. */
    public List<Ask> asks() {
        return measures.stream().flatMap(measure -> measure.asks().stream()).toList();
    }

    public Optional<Measure> measure(String measureId) {
        return measures.stream().filter(m -> m.id().equals(measureId)).findFirst();
    }

    /** The measures whose condition is checked by records of this kind. */
    public List<Measure> checkedBy(EvidenceKind kind) {
        return measures.stream()
                .filter(measure -> measure.standing() != null
                        && measure.standing().condition().checkedBy() == kind)
                .toList();
    }

    public Optional<Form> form(String formId) {
        return forms.stream().filter(f -> f.id().equals(formId)).findFirst();
    }

    /** The measures that ask for a form. */
    public List<Measure> asking(String formId) {
        return measures.stream()
                .filter(measure -> measure.asks().stream().anyMatch(ask -> formId.equals(ask.form())))
                .toList();
    }

    /** The measures that ask for something once a form is accepted. */
    public List<Measure> begunBy(String formId) {
        EventTrigger accepted = new EventTrigger(EvidenceKind.FILING, formId);
        return measures.stream()
                .filter(measure -> measure.asks().stream().anyMatch(ask -> accepted.equals(ask.on())))
                .toList();
    }

    /** Whether a record of that kind of work on such topics asks somebody for something. */
    public boolean isCalledForBy(EvidenceKind kind, Collection<String> topics) {
        return asks().stream()
                .anyMatch(ask -> ask.on() != null
                        && ask.on().kind() == kind
                        && (ask.on().topic() == null || topics.contains(ask.on().topic())));
    }

    /** What the policy wants by a day that it names, as the titles of the measures. */
    public SortedMap<LocalDate, String> deadlines() {
        SortedMap<LocalDate, Set<String>> titles = new TreeMap<>();
        for (Measure measure : measures) {
            for (Ask ask : measure.asks()) {
                if (ask.due() instanceof DueRule.On(LocalDate day)) {
                    titles.computeIfAbsent(day, each -> new LinkedHashSet<>()).add(measure.title());
                }
            }
        }
        SortedMap<LocalDate, String> deadlines = new TreeMap<>();
        titles.forEach((day, those) -> deadlines.put(day, String.join("、", those)));
        return deadlines;
    }

    /** The measures that cite the clause itself, in the order of the plan. */
    public List<Measure> measuresOf(String clauseNumber) {
        return measures.stream().filter(m -> m.clauses().contains(clauseNumber)).toList();
    }
}
