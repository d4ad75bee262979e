package cn.haoyuan.org;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A kindergarten as a register file gives it. What the file leaves empty is null: it stays as it is; in a new kindergarten it
 * takes its default, and staff stays unknown.
 *
 * @param line number of the row in the file
 * @param code 机构标识码, checked already
 * @param countyId the county it lies in
 * @param areaId the area it lies in; null if not given
 * @param groupHead 机构标识码 of the head of its group
 */
public record RegisterRow(
        int line,
        String code,
        String name,
        int countyId,
        @Nullable Integer areaId,
        @Nullable Sponsor sponsor,
        @Nullable Boolean inclusive,
        @Nullable Grade grade,
        @Nullable Terrain terrain,
        @Nullable Locality locality,
        @Nullable Boolean townshipCentre,
        @Nullable Boolean micro,
        @Nullable String groupHead,
        @Nullable LocalDate openedOn,
        @Nullable String address,
        @Nullable Integer classesSmall,
        @Nullable Integer classesMiddle,
        @Nullable Integer classesTop,
        @Nullable Integer classesMixed,
        @Nullable Integer childrenSmall,
        @Nullable Integer childrenMiddle,
        @Nullable Integer childrenTop,
        @Nullable Integer childrenMixed,
        @Nullable Integer principals,
        @Nullable Integer teachers,
        @Nullable Integer careWorkers,
        @Nullable Integer healthWorkers,
        @Nullable Integer cooks,
        @Nullable Integer guards,
        @Nullable LocalDate principalSince) {}
