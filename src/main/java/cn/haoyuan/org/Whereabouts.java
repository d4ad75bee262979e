package cn.haoyuan.org;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Code, county and area of every unit that the viewer sees on a day, for files that others sort and sum. */
public final class Whereabouts {

    private record Place(
            UnitKind kind,
            @Nullable String code,
            String name,
            @Nullable Integer parent) {}

    private final Map<Integer, Place> places = new HashMap<>();

    /** Reads them at once: some thousands in a city. */
    public Whereabouts(JdbcClient jdbc, LocalDate day) {
        jdbc.sql("""
                        select p.unit_id, p.kind, u.code, p.name, p.parent_id
                        from placement p left join unit u on u.id = p.unit_id
                        where p.from_on <= :day and :day < p.until_on
                        """).param("day", day).query(row -> {
            places.put(
                    row.getInt("unit_id"),
                    new Place(
                            UnitKind.valueOf(row.getString("kind")),
                            row.getString("code"),
                            row.getString("name"),
                            row.getObject("parent_id", Integer.class)));
        });
    }

    public @Nullable String code(int unit) {
        Place place = places.get(unit);
        return place == null ? null : place.code();
    }

    public @Nullable String county(int unit) {
        return above(unit, UnitKind.COUNTY);
    }

    /** The area of a county that it lies in. */
    public @Nullable String area(int unit) {
        return above(unit, UnitKind.COUNTY_AREA);
    }

    /** The unit's name if it is of that kind, else that of the one above it that is; null where there is none. */
    private @Nullable String above(int unit, UnitKind kind) {
        Place place = places.get(unit);
        while (place != null && place.kind() != kind) {
            place = place.parent() == null ? null : places.get(place.parent());
        }
        return place == null ? null : place.name();
    }
}
