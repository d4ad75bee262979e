package cn.haoyuan.board;

import cn.haoyuan.duty.Counts;
import cn.haoyuan.org.UnitKind;
import org.jspecify.annotations.Nullable;

/**
 * A row of a board: of a unit (its subtree, or only itself), or of a measure.
 *
 * @param key the unit's id, with {@code -own} where only the unit itself is counted; or the measure's key
 * @param kind null for a measure
 * @param unitId whose duties are counted; for a measure, the unit of the board
 * @param own only what is placed at the unit itself
 * @param measure null for a unit
 * @param clause null for a unit
 * @param measureId null for a unit
 */
public record BoardRow(
        String key,
        String name,
        @Nullable UnitKind kind,
        @Nullable Integer unitId,
        boolean own,
        @Nullable String measure,
        @Nullable String clause,
        Counts counts,
        @Nullable Integer measureId) {}
