package cn.haoyuan.board;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.database.ByKey;
import cn.haoyuan.duty.Counts;
import cn.haoyuan.org.Unit;
import cn.haoyuan.plan.Plan;
import cn.haoyuan.plan.PlanVersion;
import cn.haoyuan.plan.Plans;
import cn.haoyuan.web.Exports;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the matrix of units and measures together. */
@Component
@ByKey
class MatrixPages {

    private final BoardPages pages;
    private final Figuring figuring;
    private final Boards boards;
    private final Plans plans;

    MatrixPages(BoardPages pages, Figuring figuring, Boards boards, Plans plans) {
        this.pages = pages;
        this.figuring = figuring;
        this.boards = boards;
        this.plans = plans;
    }

    MatrixPage matrix(Viewer viewer, BoardQuery query, LocalDate today) {
        LocalDate asOf = query.day(today);
        Standpoint at = pages.standpoint(viewer, query, today);
        List<Part> columns = at.columns();
        Figures figures = figuring.of(at, columns, asOf);
        Optional<PlanVersion> version = plans.current();
        String blank = pages.blank(figures.total(), asOf);
        return new MatrixPage(
                Look.of(at, query, today, version, Look.MATRIX, query.address("/board/matrix"), blank),
                heads(columns, query),
                bands(at, query, columns, figures, version.map(PlanVersion::plan), Look.linked(asOf, today)),
                Exports.paper(query.address("/board/matrix/export.docx"), true));
    }

    private static List<MatrixPage.Column> heads(List<Part> columns, BoardQuery query) {
        List<MatrixPage.Column> heads = new ArrayList<>();
        heads.add(new MatrixPage.Column("合计", null));
        for (Part part : columns) {
            heads.add(new MatrixPage.Column(
                    part.unit().name(),
                    query.address("/board").with("unit", part.unit().id()).toString()));
        }
        return heads;
    }

    private List<MatrixPage.Band> bands(
            Standpoint at,
            BoardQuery query,
            List<Part> columns,
            Figures figures,
            Optional<Plan> plan,
            @Nullable LocalDate linked) {
        Unit unit = at.unit();
        Map<String, List<MatrixPage.Line>> bands = new LinkedHashMap<>();
        for (MeasureNames.Name name : boards.names(figures)) {
            Counts whole = figures.whole().getOrDefault(name.id(), Counts.NONE);
            if (whole.total() == 0) {
                continue;
            }
            List<MatrixPage.Cell> cells = new ArrayList<>();
            cells.add(
                    new MatrixPage.Cell(whole, new Drill(unit == null ? null : unit.id(), false, name.key(), linked)));
            for (Part part : columns) {
                Counts counts = figures.parts().getOrDefault(part, Map.of()).getOrDefault(name.id(), Counts.NONE);
                cells.add(new MatrixPage.Cell(counts, new Drill(part.unit().id(), false, name.key(), linked)));
            }
            bands.computeIfAbsent(Clauses.section(plan, name.clause()), heading -> new ArrayList<>())
                    .add(new MatrixPage.Line(name.title(), name.clause(), Look.rule(query, name.key()), cells));
        }
        return bands.entrySet().stream()
                .map(band -> new MatrixPage.Band(band.getKey(), band.getValue()))
                .toList();
    }
}
