package cn.haoyuan.filing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.access.Role;
import cn.haoyuan.database.Scope;
import cn.haoyuan.duty.Duty;
import cn.haoyuan.duty.Facts;
import cn.haoyuan.duty.Generation;
import cn.haoyuan.duty.NewFact;
import cn.haoyuan.org.ByAge;
import cn.haoyuan.org.Kindergarten;
import cn.haoyuan.org.Kindergartens;
import cn.haoyuan.org.Staff;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.plan.EvidenceKind;
import cn.haoyuan.plan.KnownTable;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.TestCity.Person;
import cn.haoyuan.testing.TestCity.Place;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.MultiValueMap;

/** What is known already is in the form when it is opened, and what is corrected there stays. */
@HaoyuanTest
class PrefillingTest extends FilingWork {

    private static final LocalDate DAY = LocalDate.of(2021, 5, 20);

    @Autowired
    Facts facts;

    @Autowired
    Generation generation;

    @Autowired
    Kindergartens kindergartens;

    @Autowired
    KnownTables knownTables;

    private static Map<String, String> row(String kind, int kindergartens, int classes, int children, int graded) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("kind", kind);
        row.put("kindergartens", Integer.toString(kindergartens));
        row.put("classes", Integer.toString(classes));
        row.put("children", Integer.toString(children));
        row.put("demonstration", Integer.toString(graded));
        return row;
    }

    private List<Map<String, String>> rows(long id, String field) {
        return ContentJson.read(draft(id)).rows(field);
    }

    private Place opened(String name, Place parent, int seat, LocalDate first, LocalDate end) {
        Place place = city.unit(UnitKind.KINDERGARTEN, null, name, parent, seat, seat + 1);
        database.jdbc()
                .sql("update placement set during = daterange(:first, :end) where unit_id = :unit")
                .param("first", first)
                .param("end", end)
                .param("unit", place.id())
                .update();
        return place;
    }

    @Test
    void theCountysTableIsFilledFromTheRegisterAndWhatIsCorrectedInItStays() throws Exception {
        Duty duty = duty("county-scheme", city.northOffice, DAY.toString());
        long id = start(city.northOffice, duty);
        assertThat(rows(id, "scale"))
                .containsExactly(row("公办", 2, 12, 360, 2), row("民办（普惠性）", 1, 6, 180, 0), row("民办（非普惠性）", 1, 6, 180, 0));
        String brought = "已带入：名册（2021年5月20日）";
        assertThat(text(open(city.northOffice, "/filings/" + id + "/edit"))).contains(brought);

        MultiValueMap<String, String> typed = typed(id);
        Typed.parameters(ContentJson.read(draft(id)), form("county-scheme")).forEach(typed::addAll);
        typed.set("f.scale.0.children", "365");
        assertThat(send(city.northOffice, id, "draft", typed).getStatus()).isEqualTo(302);
        clock.set(DAY.plusDays(1));
        assertThat(start(city.northOffice, duty)).as("begun already").isEqualTo(id);
        assertThat(rows(id, "scale").getFirst()).isEqualTo(row("公办", 2, 12, 365, 2));
        assertThat(text(open(city.northOffice, "/filings/" + id + "/edit"))).doesNotContain(brought);
    }

    private void registered(Place place, ByAge children, Staff staff) {
        transaction.executeWithoutResult(status -> {
            Kindergarten k = kindergartens.find(place.id()).orElseThrow();
            kindergartens.save(new Kindergarten(
                    k.unitId(),
                    k.sponsor(),
                    k.inclusive(),
                    k.grade(),
                    k.terrain(),
                    k.locality(),
                    k.townshipCentre(),
                    k.micro(),
                    k.groupHeadId(),
                    k.openedOn(),
                    k.address(),
                    k.classes(),
                    children,
                    staff,
                    k.principalSince()));
        });
    }

    /** What was handed in says what the register said on that day. */
    @Test
    void whatIsNotHandedInYetIsReadWithTheRegisterAsItIsToday() throws Exception {
        long id = start(city.firstPrincipal, duty("development-plan", city.firstPrincipal, DAY.toString()));
        submit(city.firstPrincipal, id, "development-plan", "第一稿");
        assertThat(open(city.northOffice, "/filings/" + id + "/review").getStatus())
                .isEqualTo(200);
        send(city.northOffice, id, "accept", decision(1));
        post(city.firstPrincipal, "/filings/" + id + "/amend");
        city.northOffice.viewer().scope().run(() -> registered(city.first, new ByAge(31, 32, 33, 0), Staff.UNKNOWN));
        String now = "96 人（小班 31、中班 32、大班 33";
        for (String page : List.of("", "/edit")) {
            assertThat(text(open(city.firstPrincipal, "/filings/" + id + page))).contains(now);
        }
        assertThat(text(open(city.firstPrincipal, "/filings/" + id + "?no=1"))).doesNotContain(now);
        assertThat(text(open(city.northOffice, "/filings/" + id))).doesNotContain(now);
    }

    @Test
    void thePartsOfAKnownTotalAddUpToIt() throws Exception {
        city.northOffice
                .viewer()
                .scope()
                .run(() -> registered(city.second, new ByAge(30, 60, 90, 0), new Staff(1, 2, 3, 4, 5, 6)));
        long id = start(city.secondPrincipal, duty("development-plan", city.secondPrincipal, DAY.toString()));
        assertThat(text(open(city.secondPrincipal, "/filings/" + id + "/edit")))
                .contains("21 人（园长 1、专任教师 2、保育员 3、保健医 4、炊事员 5、保安 6）");
    }

    @Test
    void postsThatTheRegisterLeavesOutAreToldAsUnknownAndNotAsNone() throws Exception {
        long id = start(city.secondPrincipal, duty("development-plan", city.secondPrincipal, DAY.toString()));
        city.northOffice
                .viewer()
                .scope()
                .run(() -> registered(city.second, new ByAge(30, 60, 90, 0), new Staff(1, 0, null, 4, null, null)));
        assertThat(text(open(city.secondPrincipal, "/filings/" + id + "/edit")))
                .contains("已登记 5 人（园长 1、专任教师 0、保育员未登记、保健医 4、炊事员未登记、保安未登记）");
        city.northOffice.viewer().scope().run(() -> registered(city.second, new ByAge(30, 60, 90, 0), Staff.UNKNOWN));
        assertThat(text(open(city.secondPrincipal, "/filings/" + id + "/edit")))
                .contains("教职工数</span> <b>（未登记）")
                .doesNotContain("已登记");
    }

    @Test
    void theRegisterIsThatOfTheDayAndWhatIsLeftAsItSaysCountsAsCarried() throws Exception {
        opened("当天开办的园", city.southEast, 310_000, DAY, null);
        opened("次日停办的园", city.southEast, 311_000, DAY.minusYears(1), DAY.plusDays(1));
        opened("次日开办的园", city.southEast, 312_000, DAY.plusDays(1), null);
        opened("当天停办的园", city.southEast, 313_000, DAY.minusYears(1), DAY);
        clock.set(DAY.plusDays(1));
        city.southOffice.viewer().scope().run(() -> registered(city.other, new ByAge(1, 2, 3, 4), Staff.UNKNOWN));
        long id = start(city.southOffice, duty("county-scheme", city.southOffice, DAY.toString()));
        assertThat(rows(id, "scale")).containsExactly(row("公办", 1, 6, 180, 1), row("（未登记）", 2, 0, 0, 0));

        MultiValueMap<String, String> typed = typed(id);
        Filled.in(form("county-scheme"), "南区", "county-scheme").forEach((name, values) -> {
            if (!name.startsWith("f.scale")) {
                typed.addAll(name, values);
            }
        });
        assertThat(send(city.southOffice, id, "submit", typed).getStatus()).isEqualTo(302);
        assertThat(database.jdbc()
                        .sql("select array_to_string(carried, ' ') from filing_submission where filing_id = ?")
                        .param(id)
                        .query(String.class)
                        .single()
                        .split(" "))
                .containsExactlyInAnyOrder("unit", "scale");
    }

    @Test
    void aGroupsPlanBeginsWithItsBranchesAndWithWhatWasSaidOfThemLast() throws Exception {
        LocalDate first = LocalDate.of(2021, 7, 15);
        database.jdbc()
                .sql("update kindergarten set group_head_id = ?, teachers = 15 where unit_id = ?")
                .params(city.first.id(), city.other.id())
                .update();
        database.jdbc()
                .sql("update kindergarten set teachers = null where unit_id = ?")
                .param(city.first.id())
                .update();
        long id = started("rotation-plan", city.firstPrincipal, first);
        assertThat(rows(id, "branches"))
                .extracting(
                        row -> row.get("branch") + row.getOrDefault("teachers", "") + row.getOrDefault("backbone", ""))
                .as("of the first the register does not know how many")
                .containsExactly("城北区第一幼儿园", "城南区实验幼儿园15");
        MultiValueMap<String, String> typed = typed(id);
        typed.addAll(Filled.in(form("rotation-plan"), "轮岗", ""));
        typed.set("f.branches.0.branch", "城南区实验幼儿园");
        typed.set("f.branches.0.teachers", "14");
        typed.set("f.branches.0.backbone", "5");
        assertThat(send(city.firstPrincipal, id, "submit", typed).getStatus()).isEqualTo(302);
        assertThat(send(city.northOffice, id, "accept", decision(1)).getStatus())
                .isEqualTo(302);

        long next = started("rotation-plan", city.firstPrincipal, first.plusYears(1));
        assertThat(next).isNotEqualTo(id);
        assertThat(rows(next, "branches"))
                .extracting(
                        row -> row.get("branch") + row.getOrDefault("teachers", "") + row.getOrDefault("backbone", ""))
                .containsExactly("城北区第一幼儿园", "城南区实验幼儿园155");
        assertThat(branches(city.firstPrincipal)).isEqualTo(2);
        assertThat(branches(city.secondPrincipal)).as("another's group").isZero();
    }

    private long started(String measure, Person author, LocalDate day) throws Exception {
        clock.set(day);
        Scope.EVERYTHING.run(() -> transaction.executeWithoutResult(status -> generation.generate(day)));
        return start(author, duty(measure, author, day.toString()));
    }

    private long branches(Person asking) {
        return asking.viewer()
                .scope()
                .get(() -> transaction.execute(status -> (long) knownTables
                        .rows(KnownTable.BRANCHES, city.first.id(), LocalDate.now(clock))
                        .size()));
    }

    @Test
    void aCountysResearchSystemBeginsWithItsAreas() throws Exception {
        Person researcher = city.person("north-scholar", "许北研", city.north, Role.RESEARCHER);
        long id = start(researcher, duty("research-system", researcher, "2021-11-01"));
        assertThat(rows(id, "groups"))
                .extracting(row -> row.get("name") + row.get("members"))
                .containsExactly("城北东片2 所幼儿园", "城北西片2 所幼儿园");
        long kindergarten = start(city.otherPrincipal, duty("research-system", city.otherPrincipal, "2021-11-01"));
        assertThat(rows(kindergarten, "groups")).isEmpty();
    }

    @Test
    void aRecordOfWorkBeginsWithWhatWasAnnouncedOfIt() throws Exception {
        long id = start(city.southOffice, duty("lecture-schedule", city.southOffice, "2021-08-20"));
        MultiValueMap<String, String> typed = typed(id);
        typed.addAll(Filled.in(form("lecture-schedule"), "南区", ""));
        String[][] lectures = {
            {"2021-08-31", "太早的一讲"}, {"2021-09-10", "九月第一讲"}, {"2021-09-24", "九月第二讲"}, {"2021-10-08", "十月的一讲"}
        };
        for (int i = 0; i < lectures.length; i++) {
            typed.set("f.lectures." + i + ".date", lectures[i][0]);
            typed.set("f.lectures." + i + ".theme", lectures[i][1]);
            typed.set("f.lectures." + i + ".lecturer", "钱园长");
            typed.set("f.lectures." + i + ".kindergarten", "城南区实验幼儿园");
            typed.set("f.lectures." + i + ".place", "进修学校");
        }
        Duty september = duty("lecture", city.southOffice, "2021-09-09");
        assertThat(lecture(september)).as("not handed in").doesNotContain("第一讲");
        clock.set(LocalDate.of(2021, 8, 21));
        assertThat(send(city.southOffice, id, "submit", typed).getStatus()).isEqualTo(302);

        clock.set(LocalDate.of(2021, 9, 9));
        assertThat(lecture(september)).as("its day has not come").doesNotContain("第一讲", "太早");
        clock.set(LocalDate.of(2021, 9, 10));
        assertThat(lecture(september))
                .contains("value=\"九月第一讲\"", "value=\"钱园长\"", "value=\"进修学校\"", "value=\"2021-09-10\"", "《园长大课堂学期安排》");
        clock.set(LocalDate.of(2021, 9, 30));
        assertThat(lecture(september)).contains("value=\"九月第二讲\"", "value=\"2021-09-24\"");
        record(city.southOffice, "2021-09-24", EvidenceKind.LECTURE, null, null, null);
        assertThat(lecture(september))
                .as("on record")
                .contains("value=\"九月第一讲\"")
                .doesNotContain("九月第二讲");
    }

    private String lecture(Duty duty) throws Exception {
        return text(open(city.southOffice, "/records/new?duty=" + duty.id()));
    }

    @Test
    void aRectificationPlanNamesTheCircularThatItAnswers() throws Exception {
        LocalDate day = LocalDate.of(2022, 1, 5);
        clock.set(day);
        city.cityOffice
                .viewer()
                .scope()
                .run(() -> transaction.executeWithoutResult(status -> facts.record(new NewFact(
                        EvidenceKind.LETTER,
                        "circular",
                        city.city.id(),
                        city.north.id(),
                        null,
                        day,
                        "视导不足的通报",
                        "test",
                        1))));
        long id = start(city.northOffice, duty("rectification-plan", city.northOffice, "2022-01-06"));
        assertThat(text(open(city.northOffice, "/filings/" + id + "/edit")))
                .contains("视导不足的通报", "2022年1月5日")
                .doesNotContain("name=\"f.notice\"", "name=\"f.received\"");
    }

    @Test
    void whatWasSaidLaterIsBroughtRatherThanWhatTheOtherFormSaid() throws Exception {
        accepted("year-plan", "2021-08-20", "学年的主题");
        assertThat(research("2021-08-25")).isEqualTo("学年的主题");
        accepted("semester-plan", "2021-08-25", "改过的主题");
        assertThat(research("2022-02-10")).isEqualTo("改过的主题");
        accepted("year-plan", "2022-08-20", "新学年的主题");
        assertThat(research("2022-08-25")).isEqualTo("新学年的主题");
    }

    private String research(String day) throws Exception {
        long id = start(city.secondPrincipal, duty("semester-plan", city.secondPrincipal, day));
        return ContentJson.read(draft(id)).text("research");
    }

    private void accepted(String measure, String day, String research) throws Exception {
        long id = start(city.secondPrincipal, duty(measure, city.secondPrincipal, day));
        MultiValueMap<String, String> typed = typed(id);
        String link = measure.equals("semester-plan") ? Long.toString(goal(city.second.id())) : "";
        typed.addAll(Filled.in(form(measure), "园里", link));
        typed.set("f.research", research);
        assertThat(send(city.secondPrincipal, id, "submit", typed).getStatus()).isEqualTo(302);
        assertThat(send(city.northOffice, id, "accept", decision(1)).getStatus())
                .isEqualTo(302);
    }
}
