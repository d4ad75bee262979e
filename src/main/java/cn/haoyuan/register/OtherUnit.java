package cn.haoyuan.register;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.org.Answer;
import cn.haoyuan.org.Answer.Refused;
import cn.haoyuan.org.Unit;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.org.Units;
import cn.haoyuan.web.Choice;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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

    /**
     * Does it with the one that is meant, or of several that may be the one picked; refused where that is not one.
     *
     * @param pick the id of one of {@link #candidates}; null for none
     */
    Answer named(Unit unit, String text, @Nullable Integer pick, Function<Unit, Answer> act) {
        if (text.isEmpty()) {
            return new Refused("请填写对方的名称或标识码。");
        }
        Units.Called meant = meant(unit, text);
        return meant.first().stream()
                .filter(each -> meant.total() == 1 || Integer.valueOf(each.id()).equals(pick))
                .findFirst()
                .map(act)
                .orElseGet(() -> new Refused(refusal(text, meant)));
    }

    private static String refusal(String text, Units.Called meant) {
        long more = meant.total() - meant.first().size();
        return "“" + Cells.brief(text) + "”"
                + (meant.total() == 0
                        ? "没有找到，请核对名称，或填标识码。"
                        : "可能是 " + meant.total() + " 个单位，请在表单里选一个"
                                + (more == 0 ? "。" : "；没有列出的还有 " + more + " 个，要找它们请写得更全，或填标识码。"));
    }

    /** Those of which one is to be picked, where a text may mean several. */
    List<Choice> candidates(Viewer viewer, Unit unit, String text) {
        Units.Called meant = text.isEmpty() ? new Units.Called(List.of(), 0) : meant(unit, text);
        if (meant.total() < 2) {
            return List.of();
        }
        Function<Unit, String> told = told(viewer, unit);
        return meant.first().stream()
                .map(each -> new Choice(Integer.toString(each.id()), told.apply(each)))
                .toList();
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
    OthersPage offers(Viewer viewer, Unit unit, String text) {
        return new OthersPage(
                text, units.called(text, unit, LocalDate.now(clock), MOST).first(), away(viewer, unit));
    }

    /** So that it is no other: with its code, and its county where that is not the unit's own. */
    String told(Viewer viewer, Unit unit, Unit other) {
        return told(viewer, unit).apply(other);
    }

    private Function<Unit, String> told(Viewer viewer, Unit unit) {
        List<Unit> away = away(viewer, unit);
        return other -> {
            String which = Stream.of(OthersPage.county(away, other), Objects.requireNonNullElse(other.code(), ""))
                    .filter(each -> !each.isEmpty())
                    .collect(Collectors.joining("，"));
            return which.isEmpty() ? other.name() : other.name() + "（" + which + "）";
        };
    }

    /** The counties within the viewer's scope that the unit does not lie in. */
    private List<Unit> away(Viewer viewer, Unit unit) {
        return units.below(viewer.unitId(), UnitKind.COUNTY, LocalDate.now(clock)).stream()
                .filter(county -> !county.holds(unit))
                .toList();
    }
}
