package cn.haoyuan.publication;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.duty.Counts;
import cn.haoyuan.duty.Ledger;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.plan.Clause;
import cn.haoyuan.plan.Plan;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where each clause stands for the viewer's unit, as the ledger counts it. Within the running transaction. */
@Component
class ClauseLights {

    private final Ledger ledger;
    private final JdbcClient jdbc;

    ClauseLights(Ledger ledger, JdbcClient jdbc) {
        this.ledger = ledger;
        this.jdbc = jdbc;
    }

    /** By number of the clause, what lies in its parts included; nothing for those whose scope is not one unit's subtree. */
    Map<String, Counts> of(Viewer viewer, Plan plan, LocalDate day) {
        if (viewer.post().role().assignable()) {
            return Map.of();
        }
        List<Integer> unit = List.of(viewer.unitId());
        Map<Integer, String> clauses = new HashMap<>();
        jdbc.sql("select id, clause from measure").query(row -> {
            clauses.put(row.getInt("id"), row.getString("clause"));
        });
        Map<String, Counts> counts = new HashMap<>();
        for (Ledger.Cell cell : viewer.post().unitKind() == UnitKind.KINDERGARTEN
                ? ledger.kindergartens(unit, day)
                : ledger.subtrees(unit, day)) {
            Optional<Clause> clause = plan.clause(clauses.getOrDefault(cell.measureId(), ""));
            while (clause.isPresent()) {
                counts.merge(clause.get().number(), cell.counts(), Counts::plus);
                clause = clause.get().parent().flatMap(plan::clause);
            }
        }
        return counts;
    }
}
