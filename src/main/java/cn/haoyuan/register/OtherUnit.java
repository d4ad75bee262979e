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

/** The other unit of an act on two, as its form names it: by code, by name with or without its county, or by a part of the name that no other of its kind has. */
@Component
class OtherUnit {

    /** So many candidates are named, or offered, at once. */
    private static final int MOST = 10;

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
        Units.Called meant = meant(unit, text);
        if (meant.total() == 1) {
            return act.apply(meant.first().getFirst());
        }
        long more = meant.total() - meant.first().size();
        return new Refused(
                meant.total() == 0
                        ? "没有找到“" + Cells.brief(text) + "”，请核对名称，或填机构标识码。"
                        : "“" + Cells.brief(text) + "”可能是"
                                + meant.first().stream().map(OtherUnit::told).collect(Collectors.joining("、"))
                                + (more == 0 ? "，请填全称或机构标识码。" : "，还有 " + more + " 个，请写得更全，或填机构标识码。"));
    }

    private Units.Called meant(Unit unit, String text) {
        LocalDate today = LocalDate.now(clock);
        return units.findByCode(text, today)
                .map(found -> new Units.Called(List.of(found), 1))
                .orElseGet(() -> {
                    Units.Called named = units.named(text, today, MOST);
                    return named.total() == 0 ? units.called(text, unit, today, MOST) : named;
                });
    }

    /** Those that a text still being typed may mean. */
    List<Unit> offers(Unit unit, String text) {
        return units.called(text, unit, LocalDate.now(clock), MOST).first();
    }

    private static String told(Unit unit) {
        return unit.code() == null ? unit.name() : unit.name() + "（" + unit.code() + "）";
    }
}
