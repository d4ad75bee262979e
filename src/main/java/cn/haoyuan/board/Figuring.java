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
import java.util.SequencedMap;
import org.springframework.stereotype.Component;

/** Takes the figures of a board from the ledger: at most three statements a day. */
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
        return of(at, parts, List.of(asOf)).firstEntry().getValue();
    }

    /** The same of several days, in their order, each for one statement more. */
    SequencedMap<LocalDate, Figures> of(Standpoint at, List<Part> parts, List<LocalDate> days) {
        List<Integer> subtrees = new ArrayList<>();
        List<Integer> own = new ArrayList<>();
        List<Integer> kindergartens = new ArrayList<>();
        if (at.unit() != null) {
            (at.kindergarten() ? kindergartens : subtrees).add(at.unit().id());
        }
        for (Part part : parts) {
            List<Integer> kind = scanned(at, part) ? kindergartens : part.own() ? own : subtrees;
            kind.add(part.unit().id());
        }
        Map<LocalDate, List<Ledger.Cell>> itself = own.isEmpty() ? Map.of() : ledger.own(own, days);
        Map<LocalDate, List<Ledger.Cell>> each =
                kindergartens.isEmpty() ? Map.of() : ledger.kindergartens(kindergartens, days);
        SequencedMap<LocalDate, Figures> figures = new LinkedHashMap<>();
        for (LocalDate day : days) {
            var subtree = subtrees.isEmpty()
                    ? Map.<Integer, Map<Integer, Counts>>of()
                    : byUnit(ledger.subtrees(subtrees, day));
            var owned = byUnit(itself.getOrDefault(day, List.of()));
            var scanned = byUnit(each.getOrDefault(day, List.of()));
            Map<Part, Map<Integer, Counts>> counted = new LinkedHashMap<>();
            for (Part part : parts) {
                var kept = scanned(at, part) ? scanned : part.own() ? owned : subtree;
                counted.put(part, kept.getOrDefault(part.unit().id(), Map.of()));
            }
            Map<Integer, Counts> whole = at.unit() == null
                    ? together(at, day)
                    : (at.kindergarten() ? scanned : subtree)
                            .getOrDefault(at.unit().id(), Map.of());
            figures.put(day, new Figures(whole, counted));
        }
        return figures;
    }

    /** Whether the ledger does not keep a part apart: a kindergarten, or what somebody was assigned. */
    private static boolean scanned(Standpoint at, Part part) {
        return at.unit() == null || part.unit().kind() == UnitKind.KINDERGARTEN;
    }

    private Map<Integer, Counts> together(Standpoint at, LocalDate asOf) {
        List<Integer> ids = at.below().stream().map(Unit::id).toList();
        return ids.isEmpty() ? Map.of() : byUnit(ledger.together(ids, asOf)).getOrDefault(0, Map.of());
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
