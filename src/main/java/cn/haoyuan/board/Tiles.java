package cn.haoyuan.board;

import cn.haoyuan.duty.Counts;
import cn.haoyuan.duty.DutyState;
import cn.haoyuan.org.Unit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The units below as tiles: laid out as they lie to each other where that is known, else in the order of the tree.
 *
 * @param geographic whether it is known
 */
public record Tiles(List<Tile> tiles, boolean geographic) {

    private static final int ACROSS = 6;
    /** As many rows and columns have a style class. */
    private static final int MOST = 8;

    /** One unit. {@code place} is the style class of its row and column; empty where it takes the next free place. */
    public record Tile(String name, String place, Counts counts, Drill drill, String href) {

        /** The list of what is overdue. */
        public String overdue() {
            return drill.of(DutyState.OVERDUE);
        }
    }

    /** Null where there are too few units to compare, or too many to see at once. */
    static @Nullable Tiles of(
            List<Part> parts, Figures figures, BoardQuery query, @Nullable LocalDate linked, TileLayout.Layout layout) {
        if (parts.size() < 2 || parts.size() > MOST * ACROSS) {
            return null;
        }
        List<Tile> tiles = new ArrayList<>();
        int further = layout.rows() * ACROSS;
        Map<String, TileLayout.Spot> spots = new HashMap<>(layout.spots());
        for (Part part : parts) {
            Unit unit = part.unit();
            TileLayout.Spot spot = spots.remove(unit.name());
            if (spot == null) {
                spot = new TileLayout.Spot(further / ACROSS + 1, further % ACROSS + 1);
                further++;
            }
            String place = spot.row() > MOST || spot.column() > MOST ? "" : "tr" + spot.row() + " tc" + spot.column();
            tiles.add(new Tile(
                    unit.name(),
                    place,
                    Figures.sum(figures.parts().getOrDefault(part, Map.of())),
                    new Drill(unit.id(), false, null, linked),
                    query.address("/board").with("unit", unit.id()).toString()));
        }
        return new Tiles(tiles, layout.rows() > 0);
    }
}
