package cn.haoyuan.board;

import cn.haoyuan.duty.Counts;
import cn.haoyuan.duty.DutyState;
import cn.haoyuan.org.Unit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The units below as tiles: laid out as they lie to each other where that is known, else in the order of the tree.
 *
 * @param across how many stand in a row where it is not known; 0 where it is
 */
public record Tiles(List<Tile> tiles, int across) {

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

    /** Whether they lie as on a map. */
    public boolean geographic() {
        return across == 0;
    }

    /**
     * How many of them stand in a row, so that a box somewhat wider than high is filled: the last row, whose tiles grow, lacks few, and a tile
     * is about as wide as high.
     */
    static int across(int tiles) {
        return IntStream.rangeClosed(1, MOST)
                // six rows fit where the words are small, as they are of more than six columns
                .filter(columns -> tiles <= columns * (columns > ACROSS ? 6 : 5))
                .boxed()
                .min(Comparator.comparingDouble(columns -> {
                    int rows = (tiles + columns - 1) / columns;
                    return 0.6 * (columns * rows - tiles) + Math.abs(Math.log(1.1 * rows / columns));
                }))
                .orElse(MOST);
    }

    /** Null where there are too few units to compare, or too many to see at once. */
    static @Nullable Tiles of(
            List<Part> parts, Figures figures, BoardQuery query, @Nullable LocalDate linked, TileLayout.Layout layout) {
        if (parts.size() < 2 || parts.size() > MOST * ACROSS) {
            return null;
        }
        boolean geographic = parts.stream()
                .anyMatch(part -> layout.spots().containsKey(part.unit().name()));
        List<Tile> tiles = new ArrayList<>();
        int further = layout.rows() * ACROSS;
        for (Part part : parts) {
            Unit unit = part.unit();
            TileLayout.Spot spot = layout.spots().get(unit.name());
            if (spot == null) {
                spot = new TileLayout.Spot(further / ACROSS + 1, further % ACROSS + 1);
                further++;
            }
            boolean placed = geographic && spot.row() <= MOST && spot.column() <= MOST;
            tiles.add(new Tile(
                    unit.name(),
                    placed ? "tr" + spot.row() + " tc" + spot.column() : "",
                    Figures.sum(figures.parts().getOrDefault(part, Map.of())),
                    new Drill(unit.id(), false, null, linked),
                    query.address("/board").with("unit", unit.id()).toString()));
        }
        return new Tiles(tiles, geographic ? 0 : across(tiles.size()));
    }
}
