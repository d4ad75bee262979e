package cn.haoyuan.org;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The register's profile of a kindergarten, as it is at present. Counts only; nobody is named.
 *
 * @param inclusive whether recognised as 普惠性
 * @param groupHeadId the head of the group that it is a branch of, or null
 * @param openedOn the day it opened in fact, which may lie before the first day it stands in the tree
 * @param address at most {@link #LONGEST_ADDRESS} characters
 * @param classes number of classes, at most {@link #MOST_CLASSES} an age
 * @param children number of children, at most {@link #MOST_CHILDREN} an age
 * @param staff at most {@link #MOST_STAFF} a post, or unknown
 * @param principalSince since when its principal is in office, if known
 */
public record Kindergarten(
        int unitId,
        Sponsor sponsor,
        boolean inclusive,
        Grade grade,
        Terrain terrain,
        Locality locality,
        boolean townshipCentre,
        boolean micro,
        @Nullable Integer groupHeadId,
        LocalDate openedOn,
        String address,
        ByAge classes,
        ByAge children,
        Staff staff,
        @Nullable LocalDate principalSince) {

    // the table has the same bounds
    public static final int MOST_CLASSES = 60;
    public static final int MOST_CHILDREN = 3000;
    public static final int MOST_STAFF = 1000;
    public static final int LONGEST_ADDRESS = 120;
}
