package cn.haoyuan.testing;

import cn.haoyuan.access.Post;
import cn.haoyuan.access.Role;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.database.Scope;
import cn.haoyuan.database.Scope.Seats;
import cn.haoyuan.org.UnitKind;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A small city: one city area, two counties, three county areas, five kindergartens, all open since 2020-09-01, and their
 * people. Written straight into the tables, so no event is published and no duty exists yet.
 */
public final class TestCity {

    /** The password of everybody here. */
    public static final String PASSWORD = "test-password";

    private static final LocalDate OPEN = LocalDate.of(2020, 9, 1);

    /** A unit; its subtree is {@code [seat, seatEnd)}. */
    public record Place(int id, UnitKind kind, String name, int seat, int seatEnd) {}

    /** Somebody with an account and one post. */
    public record Person(
            int accountId, int personId, int postId, String username, String name, Place place, Role role) {

        /** As whom a service is called; run the call in {@code viewer().scope()}. */
        public Viewer viewer() {
            Post post = new Post(postId, place.id(), place.kind(), place.name(), place.seat(), place.seatEnd(), role);
            return new Viewer(
                    accountId, name, post, List.of(post), false, scopeOf(place).by(accountId, postId));
        }
    }

    public final Place city;
    public final Place area;
    public final Place north;
    public final Place northEast;
    public final Place northWest;
    public final Place south;
    public final Place southEast;
    /** Public, provincial demonstration kindergarten, in town; in {@link #northEast}. */
    public final Place first;
    /** Inclusive private, in town; in {@link #northEast}. */
    public final Place second;
    /** Public township centre; in {@link #northWest}. */
    public final Place centre;
    /** Private micro kindergarten in a village; in {@link #northWest}. */
    public final Place village;
    /** Public, in town; in {@link #southEast}, the other county. */
    public final Place other;

    public final Person cityOffice;
    public final Person cityAdministrator;
    public final Person cityResearcher;
    public final Person northOffice;
    public final Person northResearcher;
    public final Person southOffice;
    public final Person firstPrincipal;
    public final Person firstTeacher;
    public final Person secondPrincipal;
    public final Person otherPrincipal;

    private final JdbcClient jdbc;

    /** Writes the city into an empty, migrated database; needs a connection that row-level security does not bind. */
    public TestCity(JdbcClient jdbc) {
        this.jdbc = jdbc;
        city = unit(UnitKind.CITY, null, "试验市", null, 0, 1_000_000);
        area = unit(UnitKind.CITY_AREA, null, "第一片区", city, 1_000, 900_000);
        north = unit(UnitKind.COUNTY, "990101", "城北区", area, 2_000, 300_000);
        northEast = unit(UnitKind.COUNTY_AREA, null, "城北东片", north, 3_000, 100_000);
        first = kindergarten("990101001", "城北区第一幼儿园", northEast, 4_000, "PUBLIC", true, "PROVINCE", "URBAN");
        second = kindergarten("990101002", "城北区小星星幼儿园", northEast, 5_000, "PRIVATE", true, "NONE", "URBAN");
        northWest = unit(UnitKind.COUNTY_AREA, null, "城北西片", north, 100_000, 200_000);
        centre = kindergarten("990101003", "北岗镇中心幼儿园", northWest, 101_000, "PUBLIC", true, "COUNTY", "TOWNSHIP");
        village = kindergarten("990101004", "北岗村向阳幼儿园", northWest, 102_000, "PRIVATE", false, "NONE", "VILLAGE");
        south = unit(UnitKind.COUNTY, "990102", "城南区", area, 300_000, 600_000);
        southEast = unit(UnitKind.COUNTY_AREA, null, "城南东片", south, 301_000, 400_000);
        other = kindergarten("990102001", "城南区实验幼儿园", southEast, 302_000, "PUBLIC", true, "CITY", "URBAN");
        cityOffice = person("city-office", "周市科", city, Role.OFFICE);
        cityAdministrator = person("city-administrator", "吴管理", city, Role.ADMINISTRATOR);
        cityResearcher = person("city-researcher", "郑教研", city, Role.RESEARCHER);
        northOffice = person("north-office", "王北科", north, Role.OFFICE);
        northResearcher = person("north-researcher", "李北研", north, Role.RESEARCHER);
        southOffice = person("south-office", "赵南科", south, Role.OFFICE);
        firstPrincipal = person("first-principal", "钱园长", first, Role.PRINCIPAL);
        firstTeacher = person("first-teacher", "孙老师", first, Role.TEACHER);
        secondPrincipal = person("second-principal", "冯园长", second, Role.PRINCIPAL);
        otherPrincipal = person("other-principal", "陈园长", other, Role.PRINCIPAL);
    }

    /** What somebody at this unit whose role sees its subtree may see. */
    public static Scope scopeOf(Place place) {
        return Scope.of(place.seat(), new Seats(place.seat(), place.seatEnd()));
    }

    /** One more unit, at a free seat that the caller chooses within the parent's. */
    public Place unit(
            UnitKind kind, @Nullable String code, String name, @Nullable Place parent, int seat, int seatEnd) {
        int id = jdbc.sql("insert into unit (kind, code, seat, seat_end) values (?, ?, ?, ?) returning id")
                .params(kind.name(), code, seat, seatEnd)
                .query(Integer.class)
                .single();
        jdbc.sql("""
                        insert into placement (unit_id, unit_seat, kind, parent_id, seat, seat_end, name, during)
                        values (:id, :seat, :kind, :parent, :seat, :end, :name, daterange(:open, null))
                        """)
                .param("id", id)
                .param("kind", kind.name())
                .param("parent", parent == null ? null : parent.id(), java.sql.Types.INTEGER)
                .param("seat", seat)
                .param("end", seatEnd)
                .param("name", name)
                .param("open", OPEN)
                .update();
        return new Place(id, kind, name, seat, seatEnd);
    }

    /** One kindergarten helps another from the day on. */
    public void pair(Place helper, Place helped, LocalDate from) {
        jdbc.sql("""
                        insert into pairing (helper_id, helper_seat, helped_id, helped_seat, during)
                        values (?, ?, ?, ?, daterange(?, null))
                        """)
                .params(helper.id(), helper.seat(), helped.id(), helped.seat(), from)
                .update();
    }

    private Place kindergarten(
            String code,
            String name,
            Place parent,
            int seat,
            String sponsor,
            boolean inclusive,
            String grade,
            String locality) {
        Place place = unit(UnitKind.KINDERGARTEN, code, name, parent, seat, seat + 1);
        jdbc.sql("""
                        insert into kindergarten (unit_id, seat, sponsor, inclusive, grade, terrain, locality,
                            township_centre, micro, opened_on, classes_small, classes_middle, classes_top,
                            children_small, children_middle, children_top, principals, teachers, care_workers, health_workers,
                            cooks, guards)
                        values (:id, :seat, :sponsor, :inclusive, :grade, 'PLAIN', :locality,
                            :centre, :micro, :open, 2, 2, 2, 50, 60, 70, 1, 12, 6, 1, 0, 0)
                        """)
                .param("id", place.id())
                .param("seat", seat)
                .param("sponsor", sponsor)
                .param("inclusive", inclusive)
                .param("grade", grade)
                .param("locality", locality)
                .param("centre", locality.equals("TOWNSHIP"))
                .param("micro", locality.equals("VILLAGE"))
                .param("open", OPEN)
                .update();
        return place;
    }

    /** One more person with an account (password {@link #PASSWORD}) and a post since 2020-09-01. */
    public Person person(String username, String name, Place place, Role role) {
        int person = jdbc.sql("insert into person (name) values (?) returning id")
                .param(name)
                .query(Integer.class)
                .single();
        int account = jdbc.sql("insert into account (person_id, username, password_hash) values (?, ?, ?) returning id")
                .params(person, username, "{noop}" + PASSWORD)
                .query(Integer.class)
                .single();
        return new Person(account, person, post(person, place, role), username, name, place, role);
    }

    /** One more post of somebody; answers its id. */
    public int post(int person, Place place, Role role) {
        return jdbc.sql("""
                        insert into post (person_id, unit_id, seat, role, during)
                        values (:person, :unit, :seat, :role, daterange(:open, null)) returning id
                        """)
                .param("person", person)
                .param("unit", place.id())
                .param("seat", place.seat())
                .param("role", role.name())
                .param("open", OPEN)
                .query(Integer.class)
                .single();
    }
}
