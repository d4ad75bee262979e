package cn.haoyuan.board;

import cn.haoyuan.duty.Counts;
import cn.haoyuan.duty.Ledger;
import cn.haoyuan.org.Unit;
import cn.haoyuan.org.UnitKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Takes the figures of a board from the ledger: at most three statements. */
@Component
class Figuring {

    private final Ledger ledger;

    Figuring(Ledger ledger) {
        this.ledger = ledger;
    }

    /** The whole only. */
    Figures whole(Standpoint at, LocalDate asOf) {
        return of(at, List.of(), asOf);
    }

    /** The whole and the given parts, which are parts of it. */
    Figures of(Standpoint at, List<Part> parts, LocalDate asOf) {
        Unit unit = at.unit();
        if (unit == null) {
            return assigned(at, parts, asOf);
        }
        List<Integer> subtrees = new ArrayList<>();
        List<Integer> own = new ArrayList<>();
        List<Integer> kindergartens = new ArrayList<>();
        (at.kindergarten() ? kindergartens : subtrees).add(unit.id());
        for (Part part : parts) {
            List<Integer> kind =
                    part.unit().kind() == UnitKind.KINDERGARTEN ? kindergartens : part.own() ? own : subtrees;
            kind.add(part.unit().id());
        }
        Map<Integer, Map<Integer, Counts>> subtree =
                subtrees.isEmpty() ? Map.of() : byUnit(ledger.subtrees(subtrees, asOf));
        Map<Integer, Map<Integer, Counts>> itself = own.isEmpty() ? Map.of() : byUnit(ledger.own(own, asOf));
        Map<Integer, Map<Integer, Counts>> scanned =
                kindergartens.isEmpty() ? Map.of() : byUnit(ledger.kindergartens(kindergartens, asOf));
        Map<Part, Map<Integer, Counts>> counted = new LinkedHashMap<>();
        for (Part part : parts) {
            var kept = part.unit().kind() == UnitKind.KINDERGARTEN ? scanned : part.own() ? itself : subtree;
            counted.put(part, kept.getOrDefault(part.unit().id(), Map.of()));
        }
        return new Figures((at.kindergarten() ? scanned : subtree).getOrDefault(unit.id(), Map.of()), counted);
    }

    private Figures assigned(Standpoint at, List<Part> parts, LocalDate asOf) {
        List<Integer> ids = at.below().stream().map(Unit::id).toList();
        if (ids.isEmpty()) {
            return new Figures(Map.of(), Map.of());
        }
        Map<Integer, Map<Integer, Counts>> scanned =
                parts.isEmpty() ? Map.of() : byUnit(ledger.kindergartens(ids, asOf));
        Map<Part, Map<Integer, Counts>> counted = new LinkedHashMap<>();
        parts.forEach(part -> counted.put(part, scanned.getOrDefault(part.unit().id(), Map.of())));
        return new Figures(byUnit(ledger.together(ids, asOf)).getOrDefault(0, Map.of()), counted);
    }

    private static Map<Integer, Map<Integer, Counts>> byUnit(List<Ledger.Cell> cells) {
        Map<Integer, Map<Integer, Counts>> units = new HashMap<>();
        for (Ledger.Cell cell : cells) {
            units.computeIfAbsent(cell.unitId(), id -> new HashMap<>())
                    .merge(cell.measureId(), cell.counts(), Counts::plus);
        }
        return units;
    }
}
