package cn.haoyuan.access;

import static cn.haoyuan.access.Permission.EDIT_CALENDAR;
import static cn.haoyuan.access.Permission.EDIT_PLAN;
import static cn.haoyuan.access.Permission.EDIT_UNITS;
import static cn.haoyuan.access.Permission.MANAGE_ACCOUNTS;
import static cn.haoyuan.access.Permission.NUDGE;
import static cn.haoyuan.access.Permission.OWN;
import static cn.haoyuan.access.Permission.RECORD_WORK;
import static cn.haoyuan.access.Permission.REVIEW_FILING;
import static cn.haoyuan.access.Permission.SEE_AUDIT;
import static cn.haoyuan.access.Permission.SEE_BOARD;
import static cn.haoyuan.access.Permission.SEE_UNITS;
import static cn.haoyuan.access.Permission.SET_PARAMETERS;
import static cn.haoyuan.access.Permission.WAIVE;
import static cn.haoyuan.access.Permission.WRITE_FILING;

import cn.haoyuan.org.UnitKind;
import java.util.EnumSet;
import java.util.Set;

/** What a post is; the order is the order of power, and nobody grants a role above their own. */
public enum Role {
    ADMINISTRATOR(
            "管理员",
            true,
            EnumSet.of(UnitKind.CITY, UnitKind.COUNTY),
            EnumSet.of(
                    OWN, SEE_BOARD, SEE_UNITS, EDIT_UNITS, MANAGE_ACCOUNTS, SEE_AUDIT, EDIT_CALENDAR, SET_PARAMETERS)),
    OFFICE(
            "业务科室",
            true,
            EnumSet.of(UnitKind.CITY, UnitKind.COUNTY),
            EnumSet.of(
                    OWN,
                    SEE_BOARD,
                    SEE_UNITS,
                    EDIT_UNITS,
                    WRITE_FILING,
                    REVIEW_FILING,
                    RECORD_WORK,
                    WAIVE,
                    NUDGE,
                    SEE_AUDIT,
                    MANAGE_ACCOUNTS,
                    EDIT_PLAN,
                    EDIT_CALENDAR,
                    SET_PARAMETERS)),
    RESEARCHER(
            "教研员",
            true,
            EnumSet.of(UnitKind.CITY, UnitKind.CITY_AREA, UnitKind.COUNTY, UnitKind.COUNTY_AREA),
            EnumSet.of(OWN, SEE_BOARD, SEE_UNITS, WRITE_FILING, RECORD_WORK)),
    INSPECTOR(
            "责任督学",
            false,
            EnumSet.of(UnitKind.CITY, UnitKind.COUNTY),
            EnumSet.of(OWN, SEE_BOARD, SEE_UNITS, RECORD_WORK)),
    PRINCIPAL(
            "园长",
            true,
            EnumSet.of(UnitKind.KINDERGARTEN),
            EnumSet.of(OWN, SEE_BOARD, SEE_UNITS, WRITE_FILING, RECORD_WORK, MANAGE_ACCOUNTS)),
    TEACHER("教师", true, EnumSet.of(UnitKind.KINDERGARTEN), EnumSet.of(OWN, SEE_BOARD, RECORD_WORK)),
    EXPERT("专家", false, EnumSet.of(UnitKind.CITY), EnumSet.of(OWN, SEE_BOARD));

    private final String label;
    private final boolean seesSubtree;
    private final Set<UnitKind> at;
    private final Set<Permission> permissions;

    Role(String label, boolean seesSubtree, Set<UnitKind> at, Set<Permission> permissions) {
        this.label = label;
        this.seesSubtree = seesSubtree;
        this.at = at;
        this.permissions = permissions;
    }

    /** The word on pages. */
    public String label() {
        return label;
    }

    /** Whether such a post exists at a unit of this kind. */
    public boolean existsAt(UnitKind kind) {
        return at.contains(kind);
    }

    /** Whether a holder of this role may give {@code other}: never one above it, and a principal only to the own staff. */
    public boolean mayGrant(Role other) {
        return permissions.contains(MANAGE_ACCOUNTS) && other.ordinal() >= ordinal();
    }

    /** Whether such a post sees what is assigned to it, and nothing else. */
    public boolean assignable() {
        return !seesSubtree;
    }

    /** Whether such a post answers for its unit: an office, or the principal of a kindergarten. */
    public boolean leads() {
        return this == OFFICE || this == PRINCIPAL;
    }

    /** The role whose holders head a unit of this kind. */
    public static Role heading(UnitKind kind) {
        return switch (kind) {
            case CITY, COUNTY -> OFFICE;
            case CITY_AREA, COUNTY_AREA -> RESEARCHER;
            case KINDERGARTEN -> PRINCIPAL;
        };
    }

    boolean seesSubtree() {
        return seesSubtree;
    }

    boolean may(Permission permission) {
        return permissions.contains(permission);
    }
}
