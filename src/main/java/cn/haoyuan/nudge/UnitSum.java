package cn.haoyuan.nudge;

import cn.haoyuan.web.Day;
import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one unit misses of one kind: what is overdue, or what is due soon.
 *
 * @param open how much of it can still be done; all that follows is of this
 * @param first when the first of that is or was due; null for none
 * @param returned how much was handed in and sent back, and not answered in time
 * @param parts of which measures, or where one is looked at of which of its periods; in their order
 * @param unasked of how much nobody was reminded yet
 * @param reached whether anybody there can be
 * @param coming who is to come there who could be, and from when on; null for nobody
 */
record UnitSum(
        int unitId,
        String unitName,
        int seat,
        Lateness standing,
        long count,
        long open,
        @Nullable LocalDate first,
        long returned,
        List<Part> parts,
        long unasked,
        boolean reached,
        @Nullable String coming) {

    NudgeForecast.Unreached named() {
        return new NudgeForecast.Unreached(unitId, unitName, coming == null ? "" : "（" + coming + "）");
    }

    /** Of how much somebody can be reminded now. */
    long askable() {
        return reached ? unasked : 0;
    }

    /** Of how much nobody can be. */
    long unreached() {
        return unasked - askable();
    }

    /**
     * A measure, or a period of the one that is looked at.
     *
     * @param period which of its periods is the first that is missing; null of a period itself
     * @param first when the first of them is or was due
     * @param more whether it is more than one period
     * @param later whether anything of it is due later than the first, as it is for units that came later
     * @param open how much of it can still be done
     * @param returned how much of that was handed in and sent back, and not answered in time
     * @param about names of those whom it is about, where these are few and somebody else than who owes it
     */
    record Part(
            String name,
            @Nullable String period,
            LocalDate first,
            boolean more,
            boolean later,
            long open,
            long returned,
            List<String> about) {

        /** So many are named. */
        private static final int FEW = 3;

        /** As 2022年10月，10月31日截止; 2022年9月等，最早9月30日截止; 计划期内一次，最早2021年8月30日截止. */
        String span(LocalDate today) {
            return period + (more ? "等" : "") + "，" + (later ? "最早" : "") + Day.brief(first, today) + "截止";
        }

        /** About whom, and how much of it a unit misses, as 5 项; "" for one about nobody else. */
        String words() {
            String named = about.size() > FEW ? "" : String.join("、", about);
            return named + (open == 1 ? "" : (named.isEmpty() ? "" : " ") + open + " 项");
        }

        /** The same of both. */
        Part with(Part other) {
            Part earlier = other.first.isBefore(first) ? other : this;
            return new Part(
                    name,
                    earlier.period,
                    earlier.first,
                    more || other.more || !Objects.equals(period, other.period),
                    later || other.later || !first.equals(other.first),
                    open + other.open,
                    returned + other.returned,
                    Stream.concat(about.stream(), other.about.stream())
                            .limit(FEW + 1)
                            .toList());
        }
    }

    static UnitSum of(ResultSet row) throws SQLException {
        return new UnitSum(
                row.getInt("id"),
                row.getString("name"),
                row.getInt("seat"),
                Lateness.valueOf(row.getString("standing")),
                row.getLong("count"),
                row.getLong("open"),
                row.getObject("first_due", LocalDate.class),
                row.getLong("returned"),
                parts(row),
                row.getLong("unasked"),
                row.getBoolean("reached"),
                row.getString("coming"));
    }

    private static List<Part> parts(ResultSet row) throws SQLException {
        Array titles = row.getArray("parts");
        if (titles == null) {
            return List.of();
        }
        String[] names = (String[]) titles.getArray();
        String[] labels = (String[]) row.getArray("labels").getArray();
        Date[] dues = (Date[]) row.getArray("dues").getArray();
        Boolean[] more = (Boolean[]) row.getArray("more").getArray();
        Long[] opens = (Long[]) row.getArray("opens").getArray();
        Long[] returns = (Long[]) row.getArray("returns").getArray();
        String[] abouts = (String[]) row.getArray("abouts").getArray();
        String own = row.getString("name");
        return IntStream.range(0, names.length)
                .mapToObj(part -> new Part(
                        names[part],
                        labels[part],
                        dues[part].toLocalDate(),
                        more[part],
                        more[part],
                        opens[part],
                        returns[part],
                        about(abouts[part], own)))
                .toList();
    }

    /** The names of a column, without that of who owes it where they begin with it. */
    static List<String> about(@Nullable String names, String own) {
        return names == null
                ? List.of()
                : names.lines()
                        .map(name -> name.startsWith(own) ? name.substring(own.length()) : name)
                        .toList();
    }
}
