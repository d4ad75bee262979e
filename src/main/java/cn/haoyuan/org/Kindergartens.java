package cn.haoyuan.org;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The profiles of kindergartens. */
@Component
@Transactional
public class Kindergartens {

    /** Writes whole profiles, what is selected after it; with {@link #OR_UPDATE} over those that there are. */
    static final String INSERT = """
            insert into kindergarten (unit_id, seat, sponsor, inclusive, grade, terrain, locality, township_centre, micro,
                group_head_id, opened_on, address, classes_small, classes_middle, classes_top, classes_mixed, children_small,
                children_middle, children_top, children_mixed, principals, teachers, care_workers, health_workers, cooks, guards,
                principal_since, known_on)
            """;

    static final String OR_UPDATE = """
            on conflict (unit_id) do update set (sponsor, inclusive, grade, terrain, locality, township_centre, micro,
                group_head_id, opened_on, address, classes_small, classes_middle, classes_top, classes_mixed, children_small,
                children_middle, children_top, children_mixed, principals, teachers, care_workers, health_workers, cooks, guards,
                principal_since, known_on)
              = row(excluded.sponsor, excluded.inclusive, excluded.grade, excluded.terrain, excluded.locality,
                excluded.township_centre, excluded.micro, excluded.group_head_id, excluded.opened_on, excluded.address,
                excluded.classes_small, excluded.classes_middle, excluded.classes_top, excluded.classes_mixed,
                excluded.children_small, excluded.children_middle, excluded.children_top, excluded.children_mixed,
                excluded.principals, excluded.teachers, excluded.care_workers, excluded.health_workers, excluded.cooks,
                excluded.guards, excluded.principal_since, excluded.known_on)
            """;

    /**
     * A profile, and the group that it belongs to.
     *
     * @param profile null where nobody has written one, and where the scope does not show the kindergarten any more
     * @param head the name of the kindergarten that it is a branch of; null for none, and where the scope does not show it
     * @param branches the names of the branches that it heads, wherever they lie
     * @param elsewhere the county in which it lies now that the scope does not show it, "" for none; null where the scope does
     * @param corrections how many that it asked for wait today
     */
    public record Grouped(
            @Nullable Kindergarten profile,
            @Nullable String head,
            List<String> branches,
            @Nullable String elsewhere,
            int corrections) {}

    private final JdbcClient jdbc;
    private final Changes changes;
    private final Clock clock;
    private final Placements placements;
    private final Founding founding;

    Kindergartens(JdbcClient jdbc, Placements placements, Changes changes, Founding founding, Clock clock) {
        this.jdbc = jdbc;
        this.placements = placements;
        this.founding = founding;
        this.changes = changes;
        this.clock = clock;
    }

    /** The profile of a kindergarten within the running scope, as it is. */
    @Transactional(readOnly = true)
    public Optional<Kindergarten> find(int unitId) {
        return find(unitId, LocalDate.now(clock));
    }

    /** The profile of a kindergarten within the running scope, as it was known on that day. */
    @Transactional(readOnly = true)
    public Optional<Kindergarten> find(int unitId, LocalDate asOf) {
        return jdbc.sql("select * from kindergartens_on(:day) where unit_id = :id")
                .param("day", asOf)
                .param("id", unitId)
                .query(Kindergartens::kindergarten)
                .optional();
    }

    /** The same with its group. */
    @Transactional(readOnly = true)
    public Grouped grouped(int unitId, LocalDate asOf) {
        return jdbc.sql("""
                        select k.*, (select name from units_on(:day) where id = k.group_head_id) as head_name,
                               array(select name from group_branches(:id, :day) where unit_id <> :id order by seat) as branches,
                               case when not exists (select from unit where id = :id) then coalesce(county_of(:id, :today), '') end as elsewhere,
                               (select count(*) from correction where unit_id = :id and answer is null) as corrections
                        from (values (1)) one left join kindergartens_on(:day) k on k.unit_id = :id
                        """)
                .param("day", asOf)
                .param("today", LocalDate.now(clock))
                .param("id", unitId)
                .query((row, number) -> new Grouped(
                        row.getObject("unit_id") == null ? null : kindergarten(row, number),
                        row.getString("head_name"),
                        List.of((String[]) row.getArray("branches").getArray()),
                        row.getString("elsewhere"),
                        row.getInt("corrections")))
                .single();
    }

    /** The profile as it is, and nobody else changes the register until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Kindergarten> findToChange(int unitId) {
        placements.alone();
        return find(unitId);
    }

    /** Writes the profile of an existing kindergarten. Counts outside their bounds are refused by the database. */
    public void save(Kindergarten profile) {
        LocalDate today = LocalDate.now(clock);
        List<Integer> concerned = concerned(profile);
        LocalDate known = founding.underWay() ? Founding.BEGINNING : today;
        changes.changing(concerned, today, () -> write(profile, known));
    }

    /** Notes in their profiles since when their principals are in office; a kindergarten without a profile stays without. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void headed(Map<Integer, LocalDate> since) {
        placements.alone();
        LocalDate today = LocalDate.now(clock);
        Map<Integer, LocalDate> news = new HashMap<>();
        jdbc.sql("select unit_id, principal_since from kindergarten where unit_id = any (:units)")
                .param("units", since.keySet().toArray(Integer[]::new))
                .query(row -> {
                    int unit = row.getInt("unit_id");
                    LocalDate day = Objects.requireNonNull(since.get(unit));
                    if (!day.equals(row.getObject("principal_since", LocalDate.class))) {
                        news.put(unit, day);
                    }
                });
        if (news.isEmpty()) {
            return;
        }
        LocalDate known = founding.underWay() ? Founding.BEGINNING : today;
        List<Integer> units = List.copyOf(news.keySet());
        changes.changing(units, today, () -> jdbc.sql("""
                        update kindergarten k set principal_since = n.since, known_on = :known
                        from unnest(:units::int[], :days::text[]::date[]) n (unit_id, since)
                        where k.unit_id = n.unit_id
                        """)
                .param("known", known)
                .param("units", units.toArray(Integer[]::new))
                .param(
                        "days",
                        units.stream()
                                .map(unit -> String.valueOf(news.get(unit)))
                                .toArray(String[]::new))
                .update());
    }

    /** Itself, and the heads of the groups that it leaves and joins. */
    private List<Integer> concerned(Kindergarten profile) {
        Integer former = find(profile.unitId()).map(Kindergarten::groupHeadId).orElse(null);
        return Objects.equals(former, profile.groupHeadId())
                ? List.of(profile.unitId())
                : Stream.of(profile.unitId(), former, profile.groupHeadId())
                        .filter(Objects::nonNull)
                        .toList();
    }

    private void write(Kindergarten k, LocalDate known) {
        jdbc.sql(INSERT + """
                        select id, seat, :sponsor, :inclusive, :grade, :terrain, :locality, :centre, :micro, :head::int,
                            :opened, :address, :cs, :cm, :ct, :cx, :ks, :km, :kt, :kx, :principals::int, :teachers::int, :care::int,
                            :health::int, :cooks::int, :guards::int, :since::date, :known
                        from unit where id = :id and kind = 'KINDERGARTEN'
                        """ + OR_UPDATE)
                .param("known", known)
                .param("id", k.unitId())
                .param("sponsor", k.sponsor().name())
                .param("inclusive", k.inclusive())
                .param("grade", k.grade().name())
                .param("terrain", k.terrain().name())
                .param("locality", k.locality().name())
                .param("centre", k.townshipCentre())
                .param("micro", k.micro())
                .param("head", k.groupHeadId())
                .param("opened", k.openedOn())
                .param("address", k.address())
                .param("cs", k.classes().small())
                .param("cm", k.classes().middle())
                .param("ct", k.classes().top())
                .param("cx", k.classes().mixed())
                .param("ks", k.children().small())
                .param("km", k.children().middle())
                .param("kt", k.children().top())
                .param("kx", k.children().mixed())
                .param("principals", k.staff().principals())
                .param("teachers", k.staff().teachers())
                .param("care", k.staff().careWorkers())
                .param("health", k.staff().healthWorkers())
                .param("cooks", k.staff().cooks())
                .param("guards", k.staff().guards())
                .param("since", k.principalSince())
                .update();
    }

    /** A profile out of a row that holds its columns under their own names. */
    public static Kindergarten kindergarten(ResultSet row, int number) throws SQLException {
        return new Kindergarten(
                row.getInt("unit_id"),
                Sponsor.valueOf(row.getString("sponsor")),
                row.getBoolean("inclusive"),
                Grade.valueOf(row.getString("grade")),
                Terrain.valueOf(row.getString("terrain")),
                Locality.valueOf(row.getString("locality")),
                row.getBoolean("township_centre"),
                row.getBoolean("micro"),
                Units.integer(row, "group_head_id"),
                row.getObject("opened_on", LocalDate.class),
                row.getString("address"),
                byAge(row, "classes"),
                byAge(row, "children"),
                new Staff(
                        Units.integer(row, "principals"),
                        Units.integer(row, "teachers"),
                        Units.integer(row, "care_workers"),
                        Units.integer(row, "health_workers"),
                        Units.integer(row, "cooks"),
                        Units.integer(row, "guards")),
                row.getObject("principal_since", LocalDate.class));
    }

    private static ByAge byAge(ResultSet row, String what) throws SQLException {
        return new ByAge(
                row.getInt(what + "_small"),
                row.getInt(what + "_middle"),
                row.getInt(what + "_top"),
                row.getInt(what + "_mixed"));
    }
}
