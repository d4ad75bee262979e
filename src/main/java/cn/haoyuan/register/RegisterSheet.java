package cn.haoyuan.register;

import cn.haoyuan.org.ByAge;
import cn.haoyuan.org.Kindergarten;
import cn.haoyuan.org.Staff;
import cn.haoyuan.sheet.SheetWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The list of units as a register file, which comes back corrected: every column of the register and no other, after the one
 * that says which rows are not kindergartens. What is not on record stays empty, which an import takes for unchanged.
 */
final class RegisterSheet {

    private RegisterSheet() {}

    /** @param title what is listed; of units that stand no longer, with how they ended in a column of its own */
    static SheetWriter open(OutputStream out, String title, boolean gone) throws IOException {
        List<String> headings = new ArrayList<>(List.of(Headings.KIND));
        Arrays.stream(RegisterColumn.values()).map(RegisterColumn::heading).forEach(headings::add);
        if (gone) {
            headings.add("撤并情况");
        }
        return SheetWriter.open(out, title, headings);
    }

    static void write(SheetWriter sheet, UnitRow row) {
        List<@Nullable Object> values = new ArrayList<>(List.of(row.kind().label()));
        Arrays.stream(RegisterColumn.values()).map(column -> value(column, row)).forEach(values::add);
        if (row.ended() != null) {
            values.add(row.ended());
        }
        sheet.row(values.toArray());
    }

    private static @Nullable Object value(RegisterColumn column, UnitRow row) {
        return switch (column) {
            case CODE -> row.code();
            case NAME -> row.name();
            case COUNTY -> row.county();
            case AREA -> row.area();
            case GROUP_HEAD -> row.groupHead();
            default -> row.profile() == null ? null : value(column, row.profile());
        };
    }

    /** What a cell of the column says of a profile: a text, a number, a day or yes and no; null for nothing. */
    static @Nullable Object value(RegisterColumn column, Kindergarten profile) {
        ByAge classes = profile.classes();
        ByAge children = profile.children();
        Staff staff = profile.staff();
        return switch (column) {
            case CODE, NAME, COUNTY, AREA, GROUP_HEAD -> throw new IllegalArgumentException(column.heading());
            case SPONSOR -> profile.sponsor().label();
            case INCLUSIVE -> profile.inclusive();
            case GRADE -> profile.grade().label();
            case TERRAIN -> profile.terrain().label();
            case LOCALITY -> profile.locality().label();
            case TOWNSHIP_CENTRE -> profile.townshipCentre();
            case MICRO -> profile.micro();
            case OPENED_ON -> profile.openedOn();
            case ADDRESS -> profile.address();
            case CLASSES_SMALL -> classes.small();
            case CLASSES_MIDDLE -> classes.middle();
            case CLASSES_TOP -> classes.top();
            case CLASSES_MIXED -> classes.mixed();
            case CHILDREN_SMALL -> children.small();
            case CHILDREN_MIDDLE -> children.middle();
            case CHILDREN_TOP -> children.top();
            case CHILDREN_MIXED -> children.mixed();
            case PRINCIPALS -> staff.principals();
            case TEACHERS -> staff.teachers();
            case CARE_WORKERS -> staff.careWorkers();
            case HEALTH_WORKERS -> staff.healthWorkers();
            case COOKS -> staff.cooks();
            case GUARDS -> staff.guards();
            case PRINCIPAL_SINCE -> profile.principalSince();
        };
    }
}
