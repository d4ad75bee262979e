package cn.haoyuan.plan;

import cn.haoyuan.calendar.Cadence;
import cn.haoyuan.calendar.DayInWords;
import cn.haoyuan.org.UnitKind;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one entry of a measure's duties and checks that its values fit each other. */
final class AskReader {

    private final PlanFrame frame;

    AskReader(PlanFrame frame) {
        this.frame = frame;
    }

    Ask read(YamlMap map) {
        UnitKind who = map.word("who", UnitKind.class);
        EvidenceKind evidence = map.word("evidence", EvidenceKind.class);
        Cadence cadence = map.word("cadence", Cadence.class);
        Ask ask = new Ask(
                who,
                map.optionalWord("having", Having.class).orElse(null),
                map.optionalWord("about", About.class).orElse(null),
                map.word("post", PostKind.class),
                evidence,
                form(map, evidence),
                topic(map, "topic", map.optionalText("topic", 60).orElse(null), evidence),
                map.optionalWhole("count", 1, 50).orElse(1),
                cadence,
                trigger(map, cadence),
                map.optionalDate("from", frame.from()).orElse(frame.from()),
                DueRuleReader.opens(map, cadence, frame),
                DueRuleReader.due(map, frame),
                map.optionalWhole("grace", 0, 366),
                map.optionalWord("receiver", Receiver.class).orElse(Receiver.NONE),
                defaults(map));
        map.done();
        if (map.isSound()) {
            checkOwner(map, ask);
            checkReceiver(map, ask);
            DueRuleReader.check(map, ask, frame);
        } else {
            DueRuleReader.checkDay(map, ask, frame);
        }
        return ask;
    }

    private @Nullable String form(YamlMap map, EvidenceKind evidence) {
        String form = map.optionalText("form", 60).orElse(null);
        if (map.isRefused("evidence")) {
            return form;
        }
        if (evidence == EvidenceKind.FILING && form == null) {
            map.refuse("form", "佐证为报送材料〔filing〕时要写明表单");
        } else if (evidence != EvidenceKind.FILING && form != null) {
            map.refuse("form", "只有佐证为报送材料〔filing〕时才能写表单");
        } else if (form != null && !frame.forms().contains(form)) {
            map.refuse("form", "没有表单“%s”，可用：%s".formatted(form, String.join("、", frame.forms())));
        }
        return form;
    }

    private @Nullable String topic(YamlMap map, String key, @Nullable String topic, EvidenceKind kind) {
        if (topic != null && !map.isRefused("evidence")) {
            Topic known = frame.topics().get(topic);
            if (known == null || !known.kinds().contains(kind)) {
                map.refuse(key, "佐证“%s”没有主题“%s”，可用：%s".formatted(Words.said(kind), topic, frame.topicsOf(kind)));
            }
        }
        return topic;
    }

    private @Nullable EventTrigger trigger(YamlMap map, Cadence cadence) {
        Optional<String> on = map.optionalText("on", 80);
        if (map.isRefused("cadence")) {
            return null;
        }
        if (cadence == Cadence.EVENT && on.isEmpty()) {
            map.refuse("on", "频次为事项发生时〔event〕，要写明由哪种佐证触发");
        } else if (cadence != Cadence.EVENT && on.isPresent()) {
            map.refuse("on", "只有频次为事项发生时〔event〕才能写触发佐证");
        } else if (on.isPresent()) {
            String[] parts = on.get().split("/", 2);
            Optional<EvidenceKind> kind = Words.find(EvidenceKind.class, parts[0]);
            String detail = parts.length == 2 ? parts[1] : null;
            if (kind.isEmpty()) {
                map.refuse("on", "没有“%s”这个词，可用：%s".formatted(parts[0], Words.all(EvidenceKind.class)));
            } else if (kind.get() == EvidenceKind.FILING) {
                checkFiled(map, detail);
                return new EventTrigger(kind.get(), detail);
            } else {
                return new EventTrigger(kind.get(), topic(map, "on", detail, kind.get()));
            }
        }
        return null;
    }

    private void checkFiled(YamlMap map, @Nullable String form) {
        if (form == null || !frame.forms().contains(form)) {
            map.refuse(
                    "on",
                    "由报送材料〔filing〕触发的，要写明是哪张表单，%s可用：%s"
                            .formatted(form == null ? "" : "没有“" + form + "”，", String.join("、", frame.forms())));
        }
    }

    private static Set<DefaultedValue> defaults(YamlMap map) {
        Set<DefaultedValue> defaults = EnumSet.noneOf(DefaultedValue.class);
        for (YamlText word : map.texts("default")) {
            Words.find(DefaultedValue.class, word.value())
                    .ifPresentOrElse(
                            defaults::add,
                            () -> word.refuse(
                                    "没有“%s”这个词，可用：%s".formatted(word.value(), Words.all(DefaultedValue.class))));
        }
        return defaults;
    }

    private void checkOwner(YamlMap map, Ask ask) {
        if (ask.having() != null && ask.who() != UnitKind.KINDERGARTEN) {
            map.refuse("having", "只有责任主体为幼儿园〔kindergarten〕时才能限定");
        }
        if (ask.about() != null && !fits(ask.about(), ask.who())) {
            map.refuse("about", "责任主体为%s时不能以“%s”为对象".formatted(Words.said(ask.who()), Words.said(ask.about())));
        }
        if (map.has("from") && ask.from().isBefore(LocalDate.of(frame.from().getYear(), 1, 1))) {
            map.refuse("from", "早于计划开始的那一年");
        } else if (ask.from().isAfter(frame.to())) {
            map.refuse("from", "晚于计划结束（%s）".formatted(DayInWords.of(frame.to())));
        }
    }

    private static boolean fits(About about, UnitKind owner) {
        return switch (about) {
            case KINDERGARTEN, WEAK_OR_NEW_KINDERGARTEN -> owner != UnitKind.KINDERGARTEN;
            case COUNTY -> owner == UnitKind.CITY || owner == UnitKind.CITY_AREA;
            case PEER_COUNTY -> owner == UnitKind.COUNTY;
            case PAIRED_KINDERGARTEN -> owner == UnitKind.KINDERGARTEN || owner == UnitKind.COUNTY;
            case SEED_KINDERGARTEN -> owner == UnitKind.CITY || owner == UnitKind.COUNTY;
        };
    }

    private static void checkReceiver(YamlMap map, Ask ask) {
        boolean above =
                switch (ask.receiver()) {
                    case NONE -> true;
                    case CITY -> ask.who() != UnitKind.CITY;
                    case COUNTY -> ask.who() == UnitKind.KINDERGARTEN || ask.who() == UnitKind.COUNTY_AREA;
                };
        if (!above) {
            map.refuse("receiver", "接收单位应是责任主体的上级");
        } else if (ask.evidence() == EvidenceKind.FILING && ask.receiver() == Receiver.NONE) {
            map.refuse("receiver", "佐证为报送材料〔filing〕时要写明接收单位，市或县区〔city、county〕");
        }
    }
}
