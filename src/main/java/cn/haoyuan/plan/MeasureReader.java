package cn.haoyuan.plan;

import cn.haoyuan.org.UnitKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one measure of a plan file. */
final class MeasureReader {

    private final PlanFrame frame;
    private final AskReader askReader;
    private final EventCircles circles = new EventCircles();

    MeasureReader(PlanFrame frame) {
        this.frame = frame;
        this.askReader = new AskReader(frame);
    }

    Measure read(YamlMap map) {
        List<YamlMap> duties = new ArrayList<>();
        String id = map.id("id");
        List<String> clauses = clauses(map);
        String title = map.text("title", 16);
        String text = map.text("text", 600);
        Optional<String> reader = map.optionalText("reader", 40);
        Optional<Integer> minutes = map.optionalWhole("minutes", 1, 10_000);
        Standing standing = standing(map);
        List<Ask> asks = asks(map, duties);
        boolean formed = Measure.form(asks).isPresent();
        Measure measure = new Measure(
                id,
                clauses,
                title,
                text,
                formed ? reader.orElse("") : map.required("reader", reader, ""),
                formed ? minutes.orElse(1) : map.required("minutes", minutes, 1),
                standing,
                asks);
        circles.add(measure, duties);
        map.done();
        if (!map.has("standing") && !map.has("duties")) {
            map.refuse("至少要有一条具体要求〔duties〕或常态要求〔standing〕");
        }
        return measure;
    }

    /** Takes into account what stands beside what is read. */
    MeasureReader beside(List<Measure> others) {
        others.forEach(other -> circles.add(other, List.of()));
        return this;
    }

    /** Once all measures are read: refuses what brings itself about. */
    void refuseCircles() {
        circles.refuse();
    }

    private List<String> clauses(YamlMap map) {
        Set<String> cited = new HashSet<>();
        List<String> numbers = new ArrayList<>();
        for (YamlText clause : map.texts("clauses")) {
            if (!frame.clauses().contains(clause.value())) {
                clause.refuse("没有条款“%s”".formatted(clause.value()));
            } else if (!cited.add(clause.value())) {
                clause.refuse("条款“%s”写了两次".formatted(clause.value()));
            }
            numbers.add(clause.value());
        }
        if (numbers.isEmpty()) {
            map.refuse("clauses", "至少要写一个依据条款");
        }
        return numbers;
    }

    private @Nullable Standing standing(YamlMap map) {
        if (!map.has("standing")) {
            return null;
        }
        YamlMap standing = map.map("standing");
        Standing read = new Standing(
                standing.word("condition", StandingCondition.class),
                standing.word("who", UnitKind.class),
                standing.optionalDate("from", frame.from()).orElse(frame.from()));
        if (standing.has("from") && !frame.covers(read.from())) {
            standing.refuse("from", frame.outside());
        }
        standing.done();
        return read;
    }

    /** {@code places}: takes where each is read. */
    private List<Ask> asks(YamlMap map, List<YamlMap> places) {
        if (!map.has("duties")) {
            return List.of();
        }
        Set<List<Object>> owed = new HashSet<>();
        List<Ask> asks = new ArrayList<>();
        for (YamlMap duty : map.someMaps("duties")) {
            places.add(duty);
            Ask ask = askReader.read(duty);
            asks.add(ask);
            String having = ask.having() == null ? "" : ask.having().name();
            String about = ask.about() == null ? "" : ask.about().name();
            if (!owed.add(List.of(ask.who(), having, about, ask.cadence()))) {
                duty.refuse("who", "同一责任主体、对象和频次在本举措中只能写一条");
            }
        }
        return asks;
    }
}
