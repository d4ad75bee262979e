package cn.haoyuan.board;

import cn.haoyuan.duty.DutyState;
import cn.haoyuan.org.UnitKind;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Addresses of the lists of duties behind the figures of a row: one for all, one per state, one for those reckoned. They stay
 * short, because a matrix holds hundreds; their values are numbers, days and keys.
 *
 * @param unit its subtree; null for all in scope
 * @param asOf the day, or null for today
 * @param clause only of measures under this clause; null for all
 */
public record Drill(
        @Nullable Integer unit,
        boolean own,
        @Nullable String measure,
        @Nullable LocalDate asOf,
        @Nullable String clause) {

    /** Stands in an address as it is: a browser sends it encoded, in a third of the page's bytes. */
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}()]+");

    Drill(@Nullable Integer unit, boolean own, @Nullable String measure, @Nullable LocalDate asOf) {
        this(unit, own, measure, asOf, null);
    }

    static Drill of(BoardRow row, @Nullable LocalDate asOf) {
        return new Drill(row.unitId(), row.own() && row.kind() != UnitKind.KINDERGARTEN, row.measure(), asOf);
    }

    /** The list without narrowing by state. */
    public String all() {
        StringBuilder address = new StringBuilder("/duties");
        add(address, "unit", unit);
        add(address, "own", own ? "true" : null);
        add(address, "measure", measure);
        add(
                address,
                "clause",
                clause == null || PLAIN.matcher(clause).matches()
                        ? clause
                        : URLEncoder.encode(clause, StandardCharsets.UTF_8));
        add(address, "asOf", asOf);
        return address.toString();
    }

    /** The list of one state. */
    public String of(DutyState state) {
        return also("state=" + state.name());
    }

    /** The list of what is done, in time or late. */
    public String done() {
        return also("state=MET,MET_LATE");
    }

    /** The list of what is overdue or done. */
    public String reckoned() {
        return also("state=OVERDUE,MET,MET_LATE");
    }

    private String also(String parameter) {
        String all = all();
        return all + (all.contains("?") ? "&" : "?") + parameter;
    }

    private static void add(StringBuilder address, String name, @Nullable Object value) {
        if (value != null) {
            address.append(address.indexOf("?") < 0 ? '?' : '&')
                    .append(name)
                    .append('=')
                    .append(value);
        }
    }
}
