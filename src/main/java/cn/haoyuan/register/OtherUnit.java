package cn.haoyuan.register;

import cn.haoyuan.org.Answer;
import cn.haoyuan.org.Answer.Refused;
import cn.haoyuan.org.Unit;
import cn.haoyuan.org.Units;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The other unit of an act on two, as its form names it: by code, by name, or by a part of the name that no other of its kind has. */
@Component
class OtherUnit {

    private final Units units;
    private final Clock clock;

    OtherUnit(Units units, Clock clock) {
        this.units = units;
        this.clock = clock;
    }

    /** Does it with the one that is meant; refused, naming those that may be, where that is not one. */
    Answer named(Unit unit, String text, Function<Unit, Answer> act) {
        if (text.isEmpty()) {
            return new Refused("请填写对方的名称或机构标识码。");
        }
        List<Unit> meant = meant(unit, text);
        if (meant.size() == 1) {
            return act.apply(meant.getFirst());
        }
        return new Refused(
                meant.isEmpty()
                        ? "没有找到“" + Cells.brief(text) + "”，请核对名称，或填机构标识码。"
                        : "“" + Cells.brief(text) + "”可能是"
                                + meant.stream().map(OtherUnit::told).collect(Collectors.joining("、"))
                                + "，请填全称或机构标识码。");
    }

    private List<Unit> meant(Unit unit, String text) {
        LocalDate today = LocalDate.now(clock);
        return units.findByCode(text, today).map(List::of).orElseGet(() -> {
            List<Unit> named = units.named(text, today);
            return named.isEmpty()
                    ? units.called(text, unit.kind(), today).stream()
                            .filter(each -> each.id() != unit.id())
                            .toList()
                    : named;
        });
    }

    private static String told(Unit unit) {
        return unit.code() == null ? unit.name() : unit.name() + "（" + unit.code() + "）";
    }
}
