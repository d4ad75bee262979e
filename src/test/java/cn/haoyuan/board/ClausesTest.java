package cn.haoyuan.board;

import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.access.Role;
import cn.haoyuan.plan.EvidenceKind;
import cn.haoyuan.testing.CityAtWork;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.TestCity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What stands beside a clause, in the plan and on the board, is what its link lists: for each role at each unit where it exists. */
@HaoyuanTest
class ClausesTest extends CityAtWork {

    private static final Pattern LIGHT = Pattern.compile(
            "<p class=\"clause-light\"><a href=\"([^\"]+)\"><span class=\"light (light-\\w+)\">[^<]*?([\\d,]+) 项</span>");

    private final List<TestCity.Person> people = new ArrayList<>();

    @BeforeEach
    void peopleAndWork() {
        for (Role role : Role.values()) {
            for (TestCity.Place place :
                    List.of(city.city, city.area, city.north, city.northEast, city.first, city.second)) {
                if (role.existsAt(place.kind())) {
                    TestCity.Person person =
                            city.person(role.name().toLowerCase(Locale.ROOT) + "-" + place.id(), "试", place, role);
                    people.add(person);
                    if (role.assignable()) {
                        assign(person, city.first);
                        assign(person, city.village);
                    }
                }
            }
        }
        // the one thing that its clause asks of a kindergarten: done in time by the first, late by the second
        clock.set(LocalDate.of(2021, 10, 13));
        record(city.firstPrincipal, "2021-10-13", EvidenceKind.FILING, "home-community", "once", null);
        record(city.northResearcher, "2021-10-12", EvidenceKind.VISIT, "guidance", null, city.first.id());
        clock.set(LocalDate.of(2022, 1, 10));
        record(city.secondPrincipal, "2022-01-10", EvidenceKind.FILING, "home-community", "once", null);
    }

    private void assign(TestCity.Person person, TestCity.Place place) {
        database.jdbc()
                .sql(
                        "insert into assignment (post_id, unit_id, seat, purpose, during) values (?, ?, ?, 'INSPECTOR', '[2021-09-01,)')")
                .params(person.postId(), place.id(), place.seat())
                .update();
    }

    @Test
    void eachIsTheNumberOfRowsBehindIt() {
        Set<String> lights = new TreeSet<>();
        Set<Role> seen = EnumSet.noneOf(Role.class);
        for (String day : List.of("2021-10-14", "2022-11-23")) {
            clock.set(LocalDate.parse(day));
            // who sees the same units opens the same lists
            Map<String, Map<String, Long>> opened = new HashMap<>();
            for (TestCity.Person person : people) {
                boolean assigned = person.role().assignable();
                Walk walk = new Walk(
                        mvc,
                        person.accountId(),
                        opened.computeIfAbsent(
                                assigned ? "assigned" : person.place().name(), scope -> new HashMap<>()));
                for (Matcher light = LIGHT.matcher(walk.page("/plan")); light.find(); lights.add(light.group(2))) {
                    String list = light.group(1).replace("&amp;", "&");
                    // with a deadline, however early, the ledger does not answer: the rows are counted
                    assertThat(List.of(walk.rows(list), walk.rows(list + "&from=2021-01-01")))
                            .as("%s on %s: %s", person.username(), day, list)
                            .containsOnly(Long.parseLong(light.group(3).replace(",", "")));
                    seen.add(person.role());
                }
                if (day.equals("2021-10-14")) {
                    assertThat(walk.holds("/board?by=measure"))
                            .as("%s on %s", person.username(), day)
                            .isPositive();
                }
            }
        }
        assertThat(lights).containsExactly("light-blue", "light-green", "light-late", "light-red", "light-yellow");
        // an inspector and an expert see kindergartens of several units; no light of one unit is theirs
        assertThat(seen)
                .containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.of(Role.INSPECTOR, Role.EXPERT)));
    }
}
