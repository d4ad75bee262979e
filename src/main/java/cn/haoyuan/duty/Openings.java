package cn.haoyuan.duty;

import cn.haoyuan.calendar.Cadence;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** When duties open for those whom they bind: what is owed once opens with the unit where that came later. */
@Component
@Transactional(readOnly = true)
public class Openings {

    /** When units opened, or opened again, until a day, as far as they were looked up and are in sight. */
    public static final class Known {

        private final Map<Integer, List<Newcomer>> units = new HashMap<>();

        private Known(StatementSpec statement) {
            statement.query(row -> {
                units.computeIfAbsent(row.getInt("unit_id"), _ -> new ArrayList<>())
                        .add(new Newcomer(row.getString("name"), row.getObject("opened_on", LocalDate.class)));
            });
        }

        private Known() {}

        /** The first day on which somebody could do something about the duty. */
        public LocalDate opensOn(Duty duty) {
            return newcomer(duty).map(Newcomer::openedOn).orElse(duty.opensOn());
        }

        /**
         * The one who opened last of those that a duty binds or is about, if it is owed once and that was after it opens. Who met
         * it and was opened again later, or when it was over, did not come with that opening.
         */
        Optional<Newcomer> newcomer(Duty duty) {
            return duty.cadence() != Cadence.ONCE
                    ? Optional.empty()
                    : Stream.of(duty.unitId(), duty.subjectId())
                            .filter(Objects::nonNull)
                            .map(units::get)
                            .filter(Objects::nonNull)
                            .flatMap(List::stream)
                            .filter(unit -> unit.openedOn().isAfter(duty.opensOn())
                                    && !unit.openedOn().isAfter(duty.metOn() == null ? duty.dueOn() : duty.metOn()))
                            .max(Comparator.comparing(Newcomer::openedOn));
        }
    }

    private static final String OPENED = """
            select p.unit_id, p.name, lower(l) as opened_on
            from (select unit_id, (array_agg(name order by from_on desc))[1] as name, range_agg(during) as lives
                  from placement
                  where from_on <= :asOf and (:units::int[] is null or unit_id = any (:units))
                  group by unit_id) p
            cross join unnest(p.lives) l
            """;

    private final JdbcClient jdbc;

    Openings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of those whom these duties bind or are about, as they stood on the day; asks only where one is owed once. */
    public Known of(List<Duty> duties, LocalDate asOf) {
        Integer[] units = duties.stream()
                .filter(duty -> duty.cadence() == Cadence.ONCE)
                .flatMap(duty -> Stream.of(duty.unitId(), duty.subjectId()))
                .filter(Objects::nonNull)
                .distinct()
                .toArray(Integer[]::new);
        return units.length == 0
                ? new Known()
                : new Known(jdbc.sql(OPENED).param("units", units).param("asOf", asOf));
    }

    /** Of all units. */
    Known all(LocalDate asOf) {
        return new Known(jdbc.sql(OPENED).param("units", null, Types.ARRAY).param("asOf", asOf));
    }
}
