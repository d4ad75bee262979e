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

    /** When units opened, or opened again, until a day, and duties were waived, as far as they were looked up and are in sight. */
    public static final class Known {

        private final Map<Integer, List<Newcomer>> units = new HashMap<>();
        private final Map<Long, LocalDate> waived = new HashMap<>();

        private Known openings(StatementSpec statement) {
            statement.query(row -> {
                units.computeIfAbsent(row.getInt("unit_id"), _ -> new ArrayList<>())
                        .add(new Newcomer(row.getString("name"), row.getObject("opened_on", LocalDate.class)));
            });
            return this;
        }

        private Known waivers(StatementSpec statement) {
            statement.query(row -> {
                waived.put(row.getLong("duty_id"), row.getObject("from_on", LocalDate.class));
            });
            return this;
        }

        /** The first day on which somebody could do something about the duty. */
        public LocalDate opensOn(Duty duty) {
            return newcomer(duty).map(Newcomer::openedOn).orElse(duty.opensOn());
        }

        /**
         * The one who opened last of those that a duty binds or is about, if it is owed once and that was after it opens. Who was
         * opened again when it was met, waived or over did not come with that opening.
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
                                    && !unit.openedOn().isAfter(lastDay(duty)))
                            .max(Comparator.comparing(Newcomer::openedOn));
        }

        private LocalDate lastDay(Duty duty) {
            return duty.metOn() == null ? waived.getOrDefault(duty.id(), duty.dueOn()) : duty.metOn();
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

    private static final String WAIVED = """
            select w.duty_id, w.from_on
            from (select duty_id, from_on, lifted_on from waiver
                  union all
                  select d.id, w.from_on, w.lifted_on from waiver w join duty d on d.former_of = w.duty_id) w
            where w.from_on <= :asOf and (w.lifted_on is null or w.lifted_on > :asOf) and (:duties::bigint[] is null or w.duty_id = any (:duties))
            """;

    private final JdbcClient jdbc;

    Openings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of those whom these duties bind or are about, as they stood on the day; asks only where one is owed once. */
    public Known of(List<Duty> duties, LocalDate asOf) {
        List<Duty> once =
                duties.stream().filter(duty -> duty.cadence() == Cadence.ONCE).toList();
        Known known = new Known();
        if (!once.isEmpty()) {
            Integer[] units = once.stream()
                    .flatMap(duty -> Stream.of(duty.unitId(), duty.subjectId()))
                    .filter(Objects::nonNull)
                    .distinct()
                    .toArray(Integer[]::new);
            known.openings(jdbc.sql(OPENED).param("units", units).param("asOf", asOf));
        }
        Long[] waived = once.stream()
                .filter(duty -> duty.state() == DutyState.WAIVED)
                .map(Duty::id)
                .toArray(Long[]::new);
        return waived.length == 0
                ? known
                : known.waivers(jdbc.sql(WAIVED).param("duties", waived).param("asOf", asOf));
    }

    /** Of all units. */
    Known all(LocalDate asOf) {
        return new Known()
                .openings(jdbc.sql(OPENED).param("units", null, Types.ARRAY).param("asOf", asOf))
                .waivers(jdbc.sql(WAIVED).param("duties", null, Types.ARRAY).param("asOf", asOf));
    }
}
