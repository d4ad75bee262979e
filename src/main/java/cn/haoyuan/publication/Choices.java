package cn.haoyuan.publication;

import cn.haoyuan.calendar.Cadence;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.plan.About;
import cn.haoyuan.plan.DefaultedValue;
import cn.haoyuan.plan.EvidenceKind;
import cn.haoyuan.plan.Having;
import cn.haoyuan.plan.Plan;
import cn.haoyuan.plan.PostKind;
import cn.haoyuan.plan.Receiver;
import cn.haoyuan.plan.StandingCondition;
import cn.haoyuan.plan.Topic;
import cn.haoyuan.plan.TypedAsk;
import cn.haoyuan.plan.Vocabulary;
import cn.haoyuan.web.Choice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** The closed vocabulary of a plan, as choices of a page. */
public record Choices(Plan plan) {

    private static <E extends Enum<E>> List<Choice> of(E[] constants, Function<E, String> label) {
        return Arrays.stream(constants)
                .map(c -> new Choice(Vocabulary.word(c), label.apply(c)))
                .toList();
    }

    public List<Choice> clauses() {
        return plan.clauses().stream()
                .map(c -> new Choice(c.number(), c.number() + "　" + c.title()))
                .toList();
    }

    public List<Choice> who() {
        return of(UnitKind.values(), UnitKind::label);
    }

    public List<Choice> having() {
        return of(Having.values(), Having::label);
    }

    public List<Choice> about() {
        return of(About.values(), About::label);
    }

    public List<Choice> posts() {
        return of(PostKind.values(), PostKind::label);
    }

    /** The kinds of evidence, each with its topics, and the forms. */
    public List<Choice> evidence() {
        List<Choice> all = new ArrayList<>();
        all.addAll(filings("（约%d分钟）"));
        all.addAll(events());
        for (EvidenceKind kind : OWN) {
            all.add(new Choice(Vocabulary.word(kind) + "/" + TypedAsk.OWN, kind.label() + "：本举措自己的主题"));
        }
        return all;
    }

    /** The kinds of evidence that a measure may have a topic of its own for: those that leave open what was done. */
    private static final List<EvidenceKind> OWN = List.of(
            EvidenceKind.WORK_RECORD, EvidenceKind.VISIT, EvidenceKind.RESEARCH_ACTIVITY, EvidenceKind.TRAINING);

    /** What may bring a duty about: what happens, and that what was filed is accepted. */
    public List<Choice> triggers() {
        List<Choice> all = new ArrayList<>(events());
        all.addAll(filings("，通过以后"));
        return all;
    }

    /** {@code more}: what each says after its title, of the minutes that it takes. */
    private List<Choice> filings(String more) {
        return plan.forms().stream()
                .map(form -> new Choice(
                        Vocabulary.word(EvidenceKind.FILING) + "/" + form.id(),
                        "报送《" + form.title() + "》" + more.formatted(form.minutes())))
                .toList();
    }

    /** What may happen, apart from filings. */
    private List<Choice> events() {
        List<Choice> all = new ArrayList<>();
        for (EvidenceKind kind : EvidenceKind.values()) {
            if (kind == EvidenceKind.FILING) {
                continue;
            }
            List<Topic> topics =
                    plan.topics().stream().filter(t -> t.kinds().contains(kind)).toList();
            all.add(new Choice(Vocabulary.word(kind), kind.label() + (topics.isEmpty() ? "" : "（不限主题，任何一条都算）")));
            topics.forEach(topic ->
                    all.add(new Choice(Vocabulary.word(kind) + "/" + topic.id(), kind.label() + "：" + topic.title())));
        }
        return all;
    }

    public List<Choice> cadences() {
        return of(Cadence.values(), Cadence::label).stream()
                .filter(c -> !c.value().equals(Vocabulary.word(Cadence.STANDING)))
                .toList();
    }

    public List<Choice> dues() {
        return List.of(
                new Choice("afterEnd", "周期结束后几天内（0＝当期之内）"),
                new Choice("afterStart", "开始（或事项发生）后几天内"),
                new Choice("beforeStart", "周期开始前几天"),
                new Choice("monthDay", "每年几月几日前"),
                new Choice("on", "固定日期"));
    }

    public List<Choice> opens() {
        return List.of(new Choice("beforeStart", "周期开始前几天起"), new Choice("on", "固定日期起（只用于计划期内一次的要求）"));
    }

    public List<Choice> receivers() {
        return of(Receiver.values(), Receiver::label);
    }

    public List<Choice> defaults() {
        return of(DefaultedValue.values(), DefaultedValue::label);
    }

    public List<Choice> conditions() {
        return of(StandingCondition.values(), StandingCondition::label);
    }

    String said(String value, List<Choice> choices) {
        return choices.stream()
                .filter(c -> c.value().equals(value))
                .map(Choice::label)
                .findFirst()
                .orElse(value);
    }
}
