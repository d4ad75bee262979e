package cn.haoyuan.nudge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.haoyuan.access.Role;
import cn.haoyuan.calendar.Cadence;
import cn.haoyuan.duty.Duties;
import cn.haoyuan.duty.DutyFilter;
import cn.haoyuan.duty.DutySort;
import cn.haoyuan.duty.DutyState;
import cn.haoyuan.org.Units;
import cn.haoyuan.testing.As;
import cn.haoyuan.testing.CityAtWork;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.TestCity.Person;
import cn.haoyuan.testing.TestCity.Place;
import java.nio.charset.StandardCharsets;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who had not filed on an earlier day is what the board of that day counts; nobody is nudged about the past. */
@HaoyuanTest
class MissingThenTest extends CityAtWork {

    @Autowired
    MissingPages pages;

    @Autowired
    Missing missing;

    @Autowired
    MissingExport export;

    @Autowired
    Duties duties;

    @Autowired
    Units units;

    @Test
    void theFiguresOfADayAreThoseOfItsBoard() throws Exception {
        for (LocalDate day :
                List.of(TODAY, TODAY.minusMonths(3), LocalDate.of(2021, 8, 28), LocalDate.of(2021, 9, 3))) {
            for (Person person : List.of(city.cityOffice, city.northOffice, city.firstPrincipal)) {
                MissingPage page = page(person, day);
                long late =
                        page.sums().stream().mapToLong(MissingPage.Sum::overdue).sum();
                assertThat(page.handedIn()).isZero();
                assertThat(late).as("%s %s", person, day).isEqualTo(count(person, day, DutyState.OVERDUE));
                assertThat(late(page).total()).isEqualTo(late);
                assertThat(total(person, page.owed())).as(page.owed()).isEqualTo(late);
                assertThat(page.total() - late).isEqualTo(count(person, day, DutyState.DUE_SOON));
                assertThat(page.all() != null).isEqualTo(day.equals(TODAY) && person != city.firstPrincipal);
            }
        }
        assertThat(page(city.cityOffice, TODAY).total()).isPositive();
        assertThat(page(city.cityOffice, TODAY).total())
                .isNotEqualTo(page(city.cityOffice, LocalDate.of(2021, 9, 3)).total());
    }

    /** Whoever sees no subtree, and a kindergarten: what others owe about it is told, and each figure leads to just what it counts. */
    @Test
    void whatOthersOweIsToldBesideAndEachFigureOpensItsList() throws Exception {
        Person expert = city.person("missing-expert", "专家", city.city, Role.EXPERT);
        Person inspector = city.person("missing-inspector", "督学", city.north, Role.INSPECTOR);
        for (Person each : List.of(expert, inspector)) {
            for (Place place : List.of(city.first, city.second)) {
                database.jdbc()
                        .sql("insert into assignment (post_id, unit_id, seat, purpose, during)"
                                + " values (?, ?, ?, ?, daterange('2020-09-01', null))")
                        .params(
                                each.postId(),
                                place.id(),
                                place.seat(),
                                each.role().name())
                        .update();
            }
        }
        int told = 0;
        for (Person person : List.of(expert, inspector, city.firstPrincipal, city.northOffice)) {
            for (String narrowed : List.of("", "?unit=" + city.first.id(), "?asOf=2022-06-30")) {
                String page = read(person, "/missing" + narrowed);
                Matcher owed = Pattern.compile("逾期未完成的 <a href=\"([^\"]+)\">([\\d,]+) 项")
                        .matcher(page);
                Matcher counted =
                        Pattern.compile("看板上计 <a href=\"([^\"]+)\">([\\d,]+) 项").matcher(page);
                assertThat(owed.find()).as(person + narrowed).isTrue();
                assertThat(total(person, owed.group(1).replace("&amp;", "&")))
                        .as(person + owed.group(1))
                        .isEqualTo(Long.parseLong(owed.group(2).replace(",", "")));
                String board = read(person, "/board" + narrowed);
                Matcher overdue = Pattern.compile("逾期未完成<b>([\\d,]+)</b>").matcher(board);
                assertThat(overdue.find()).as(person + narrowed).isTrue();
                if (counted.find()) {
                    told++;
                    assertThat(counted.group(2)).isEqualTo(overdue.group(1));
                    assertThat(total(person, counted.group(1).replace("&amp;", "&")))
                            .isEqualTo(Long.parseLong(counted.group(2).replace(",", "")));
                } else {
                    assertThat(owed.group(2)).isEqualTo(overdue.group(1));
                }
            }
        }
        assertThat(told).isPositive();
        assertThat(read(expert, "/missing"))
                .contains("<option value=\"" + city.first.id() + "\">", "href=\"/missing\"")
                .doesNotContain(city.village.name(), "催办与群通知");
    }

    @Test
    void theWayFromABoardKeepsItsUnitAndTheMenuLeadsThereWhoeverSeesOthers() throws Exception {
        String unit = "/missing?unit=" + city.first.id();
        for (Person person : List.of(city.firstPrincipal, city.northResearcher, city.northOffice)) {
            assertThat(read(person, "/board?unit=" + city.first.id())).contains("\"" + unit + "\">谁没交</a>");
            assertThat(read(person, "/board?by=measure&unit=" + city.first.id()))
                    .contains("\"" + unit + "&amp;measure=");
            assertThat(read(person, unit).contains("selected>" + city.first.name()))
                    .isEqualTo(person != city.firstPrincipal);
        }
        String menu = "<li><a href=\"/missing\"";
        assertThat(read(city.northResearcher, "/plan")).contains(menu);
        assertThat(read(city.firstPrincipal, "/plan")).doesNotContain(menu);
    }

    /** How many duties the list says there are. */
    private long total(Person person, String list) throws Exception {
        String page = read(person, list);
        Matcher total = Pattern.compile("共 ([\\d,]+) 项").matcher(page);
        return total.find() ? Long.parseLong(total.group(1).replace(",", "")) : 0;
    }

    private String read(Person person, String address) throws Exception {
        return mvc.perform(get(address).with(As.account(person.accountId())))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private static LateSum late(MissingPage page) {
        return Objects.requireNonNull(page.late());
    }

    /** Whatever is chosen: how many the figures say is how many are listed, by measure, by period and by unit. */
    @Test
    void everyFigureOfEveryFilterIsItsList() {
        int compared = 0;
        for (LocalDate day : List.of(TODAY, LocalDate.of(2021, 9, 3))) {
            for (Person person : List.of(city.cityOffice, city.northOffice)) {
                for (Lateness lateness : Lateness.values()) {
                    compared += person.viewer().scope().get(() -> compare(person, day, lateness));
                }
                compared += person.viewer().scope().get(() -> compare(person, day, null));
            }
        }
        assertThat(compared).isGreaterThan(50);
    }

    private int compare(Person person, LocalDate day, @Nullable Lateness lateness) {
        MissingFilter all = filter(person, day, null, lateness, null);
        List<MissingPage.Sum> sums = missing.sums(all, SumSort.PLAN);
        assertThat(sums.stream().mapToLong(sum -> sum.of(lateness)).sum())
                .isEqualTo(missing.ids(all).size());
        boolean missed = lateness == null || lateness.missing();
        if (missed) {
            assertThat(missing.units(all).stream().mapToLong(UnitSum::count).sum())
                    .isEqualTo(missing.ids(all).size());
        }
        int compared = 1;
        for (MissingPage.Sum sum : sums) {
            MissingFilter one = filter(person, day, sum.measure(), lateness, null);
            PendingOfMeasure named = missing.named(one, MissingSort.OLDEST);
            assertThat(sum.of(lateness))
                    .as("%s", one)
                    .isEqualTo(missing.ids(one).size());
            assertThat(sum.nextDue())
                    .isEqualTo(named.meant(null).stream()
                            .filter(duty -> duty.standing() == Lateness.DUE_SOON)
                            .map(MissingDuty::dueOn)
                            .min(LocalDate::compareTo)
                            .orElse(null));
            assertThat(named.late(day)).isEqualTo(lateness == null ? sum.late() : named.late(day));
            if (missed) {
                assertThat(named.units(null, 0, day).stream().map(MissingThenTest::figures))
                        .as("%s", one)
                        .containsExactlyElementsOf(missing.units(one).stream()
                                .map(MissingThenTest::figures)
                                .toList());
            }
            assertThat(ids(named.meant(null))).as("%s", one).containsExactlyInAnyOrderElementsOf(missing.ids(one));
            for (PendingOfMeasure.PeriodSum period : named.periods()) {
                MissingFilter some = filter(person, day, sum.measure(), lateness, period.period());
                assertThat(missing.ids(some)).as("%s", some).hasSize((int) period.count());
                assertThat(ids(named.meant(period.period())))
                        .as("%s", some)
                        .containsExactlyInAnyOrderElementsOf(missing.ids(some));
                if (missed) {
                    assertThat(named.units(period.period(), 0, day).stream()
                                    .mapToLong(UnitSum::count)
                                    .sum())
                            .as("%s", some)
                            .isEqualTo(period.count());
                }
                compared++;
            }
        }
        return compared;
    }

    private static List<Object> figures(UnitSum unit) {
        return List.of(
                unit.unitName(),
                unit.standing(),
                unit.count(),
                unit.open(),
                unit.returned(),
                unit.askable(),
                unit.unreached());
    }

    private static List<Long> ids(List<MissingDuty> duties) {
        return duties.stream().map(MissingDuty::id).toList();
    }

    private static MissingFilter filter(
            Person person,
            LocalDate day,
            @Nullable String measure,
            @Nullable Lateness lateness,
            @Nullable String period) {
        var post = person.viewer().post();
        return new MissingFilter(
                day,
                day,
                post.seat(),
                post.seatEnd(),
                measure,
                lateness,
                period,
                person.viewer().unitId(),
                false);
    }

    @Test
    void aPastDayHasNoButtonToNudgeAndOpensDutiesAsOfThatDay() throws Exception {
        String then = open("/missing?measure=development-plan&asOf=2021-09-03");
        assertThat(then)
                .contains("不是今天", "asOf=2021-09-03", "逾期")
                .doesNotContain("/missing/nudge?", "催办全部", "催办所勾选的", "责任人");
        assertThat(open("/missing?measure=development-plan")).contains("催办全部", "责任人");
        assertThat(open("/missing")).contains("催办与群通知");
        mvc.perform(get("/missing/all?measure=development-plan").with(As.account(city.cityOffice.accountId())))
                .andExpect(status().isNotFound());
        assertThat(open("/missing?asOf=2021-09-03")).contains("过去的日子不能催办").doesNotContain("催办与群通知", "催办全部时不催");
        assertThat(open("/missing")).doesNotContain("过去的日子不能催办");
        assertThat(open("/missing?asOf=2023-09-03")).contains("还没到的日子说不准谁会没交").doesNotContain("不是今天", "rel=\"next\"");
    }

    @Test
    void whoHandedInIsNotNamedAmongWhoDidNotFromThatDayUntilItIsReturned() throws Exception {
        LocalDate before = LocalDate.of(2021, 8, 25);
        LocalDate in = LocalDate.of(2021, 8, 27);
        LocalDate back = LocalDate.of(2021, 9, 10);
        long all = page(city.northOffice, before).total();
        long overdue = page(city.northOffice, back).total();
        List<Long> filings = handIn(before, in, back, null);
        try {
            assertThat(filings).hasSize(1);
            assertThat(page(city.northOffice, before).handedIn()).isZero();
            assertThat(page(city.northOffice, before).total()).isEqualTo(all);
            MissingPage waiting = page(city.northOffice, in);
            assertThat(waiting.handedIn()).isOne();
            assertThat(waiting.sums()).allSatisfy(sum -> assertThat(sum.of(null) + sum.of(Lateness.HANDED_IN))
                    .isEqualTo(list(sum.measure(), in, null) + list(sum.measure(), in, Lateness.HANDED_IN)));
            assertThat(open("/missing?measure=development-plan&asOf=" + in))
                    .doesNotContain(city.second.name() + "</a>");
            assertThat(open("/missing?measure=development-plan&late=HANDED_IN&asOf=" + in))
                    .contains(city.second.name() + "</a>", "8月27日 提交")
                    .doesNotContain(city.first.name() + "</a>", "催办所勾选的");
            assertThat(page(city.northOffice, back).handedIn()).isZero();
            String duty = "/duties/"
                    + database.jdbc()
                            .sql("select duty_id from filing where id = ?")
                            .param(filings.getFirst())
                            .query(Long.class)
                            .single();
            assertThat(open(duty + "?asOf=" + before)).doesNotContain("已提交", "报送：");
            assertThat(open(duty + "?asOf=" + in))
                    .contains("8月27日已提交", "待" + city.north.name() + "审核", "\"/filings/" + filings.getFirst() + "\"")
                    .contains("报送：提交");
            assertThat(open(duty + "?asOf=" + back))
                    .contains("报送：提交", "报送：退回")
                    .doesNotContain("已提交", "待" + city.north.name() + "审核");
            assertThat(page(city.northOffice, back).total()).isEqualTo(overdue);
            String mark = "退回后超期未改</span>";
            assertThat(open("/missing?measure=development-plan&asOf=" + back)).containsOnlyOnce(mark);
            assertThat(open("/missing?measure=development-plan&asOf=" + before)).doesNotContain(mark);
            clock.set(back);
            assertThat(open("/missing?measure=development-plan"))
                    .contains("【幼儿园三年发展规划】", "小星星幼儿园（退回后超期未改）")
                    .doesNotContain(city.first.name() + "（");
            assertThat(open("/missing/all"))
                    .containsPattern("\n幼儿园三年发展规划（[^，）]+，8月30日截止）：[^\n]*小星星幼儿园（退回后超期未改）")
                    .containsPattern("\n幼儿园三年发展规划（[^）]+）：[^\n]*第一幼儿园(、|\n)");
        } finally {
            forget(filings.getFirst());
        }
    }

    /** Its unit has done its part until the day of its answer is over; boards count it as overdue all the while. */
    @Test
    void whatWasReturnedStandsApartUntilTheDayOfItsAnswerIsOver() throws Exception {
        LocalDate back = LocalDate.of(2021, 9, 10);
        LocalDate last = LocalDate.of(2021, 9, 15);
        long overdue = page(city.northOffice, last).total();
        long filing = handIn(LocalDate.of(2021, 8, 25), LocalDate.of(2021, 8, 27), back, last)
                .getFirst();
        try {
            for (LocalDate day : List.of(back, last)) {
                MissingPage page = page(city.northOffice, day);
                assertThat(page.returned()).isOne();
                assertThat(page.handedIn()).isZero();
                assertThat(late(page).returned()).isOne();
                assertThat(late(page).total()).isEqualTo(count(city.northOffice, day, DutyState.OVERDUE));
                assertThat(list("development-plan", day, Lateness.RETURNED)).isOne();
                for (Lateness lateness : List.of(Lateness.OVERDUE, Lateness.RETURNED)) {
                    city.northOffice.viewer().scope().run(() -> compare(city.northOffice, day, lateness));
                }
            }
            assertThat(page(city.northOffice, last).total()).isEqualTo(overdue - 1);
            assertThat(page(city.northOffice, last.plusDays(1)).returned()).isZero();
            assertThat(open("/missing?measure=development-plan&asOf=" + last.plusDays(1)))
                    .contains("退回后超期未改</span>", city.second.name() + "</a>");
            clock.set(last);
            String named = open("/missing?measure=development-plan");
            assertThat(named)
                    .contains("退回待改 1 项</a>，等重新提交", "这些都不算没交，催办全部时不催。回复期限过了没改的，临近截止起算没交，标作“退回后超期未改”。", "、退回待改 1 项。")
                    .doesNotContain(city.second.name() + "</a>", "小星星幼儿园（");
            long duty = database.jdbc()
                    .sql("select duty_id from filing where id = ?")
                    .param(filing)
                    .query(Long.class)
                    .single();
            assertThat(open("/missing?measure=development-plan&late=RETURNED"))
                    .contains(city.second.name() + "</a>", "回复期限 9月15日", "8月30日 截止", "value=\"" + duty + "\"")
                    .doesNotContain("催办全部（", "id=\"chat\"", city.first.name() + "</a>");
            assertThat(open("/missing?late=RETURNED")).doesNotContain("/missing/all");
            String returned = "\"/missing?measure=development-plan&amp;period=once&amp;late=RETURNED\"";
            assertThat(open("/duties/" + duty)).contains("去催办", returned, "2021年9月15日（含当天）以前回复");
            clock.set(last.plusDays(1));
            assertThat(open("/duties/" + duty)).contains("去催办").doesNotContain(returned);
        } finally {
            forget(filing);
        }
    }

    /** What waits for its reviewer or for its unit is all there, however far its deadline is; nobody is reminded of it. */
    @Test
    void whatWasHandedInOrReturnedLongBeforeItsDeadlineIsListedToo() throws Exception {
        long duty = secondsPlan();
        LocalDate soon = database.jdbc()
                .sql("select due_soon_on from duty where id = ?")
                .param(duty)
                .query(LocalDate.class)
                .single();
        LocalDate begun = soon.minusDays(9);
        LocalDate in = soon.minusDays(8);
        LocalDate back = soon.minusDays(6);
        LocalDate last = soon.minusDays(3);
        List<LocalDate> days = List.of(begun, in, back, last, last.plusDays(1), soon);
        List<Long> missed =
                days.stream().map(day -> page(city.northOffice, day).total()).toList();
        long filing = handIn(begun, in, back, last).getFirst();
        try {
            assertThat(days.stream().map(day -> page(city.northOffice, day).total()))
                    .isEqualTo(missed);
            assertThat(days.stream().map(day -> page(city.northOffice, day).handedIn()))
                    .containsExactly(0L, 1L, 0L, 0L, 0L, 0L);
            assertThat(days.stream().map(day -> page(city.northOffice, day).returned()))
                    .containsExactly(0L, 0L, 1L, 1L, 1L, 0L);
            for (LocalDate day : days) {
                assertThat(late(page(city.northOffice, day)).total())
                        .isEqualTo(count(city.northOffice, day, DutyState.OVERDUE));
                for (Lateness lateness : List.of(Lateness.HANDED_IN, Lateness.RETURNED)) {
                    city.northOffice.viewer().scope().run(() -> compare(city.northOffice, day, lateness));
                }
            }
            assertThat(open("/missing?measure=development-plan&late=HANDED_IN&asOf=" + in))
                    .contains(city.second.name() + "</a>", brief(in) + " 提交", "8月30日 截止")
                    .contains("待谁审核", "class=\"duty-named\">" + city.north.name() + "</td>");
            assertThat(open("/missing?measure=development-plan&late=RETURNED&asOf=" + last))
                    .contains(city.second.name() + "</a>", "回复期限 " + brief(last))
                    .doesNotContain("退回后超期未改</span>");
            assertThat(open("/missing?measure=development-plan&late=RETURNED&asOf=" + last.plusDays(1)))
                    .contains(city.second.name() + "</a>", "退回后超期未改</span>", "回复期限已过");
            clock.set(in);
            String waiting = open("/missing?measure=development-plan&late=HANDED_IN");
            assertThat(waiting)
                    .contains(city.second.name() + "</a>", "class=\"duty-named\">" + city.north.name() + "</td>")
                    .doesNotContain("催办所勾选的", "离截止还早", "责任人");
            assertThat(lines("development-plan", in, Lateness.HANDED_IN))
                    .as("of what waits for its reviewer nobody looks up whom one would remind")
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(line.people()).isEmpty());
            clock.set(last);
            assertThat(open("/missing?measure=development-plan&late=RETURNED"))
                    .contains(city.second.name() + "</a>", "离截止还早</span>")
                    .doesNotContain("value=\"" + duty + "\"", "催办所勾选的");
            assertThat(open("/missing/nudge?late=RETURNED&measure=development-plan&duty=" + duty))
                    .contains("1 项离截止还早，不催。");
            assertThat(open("/missing/nudge?late=RETURNED&measure=development-plan"))
                    .contains("1 项离截止还早，不催。");
            assertThat(open("/missing/all")).doesNotContain(city.second.name());
        } finally {
            forget(filing);
        }
    }

    private static String brief(LocalDate day) {
        return day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }

    /** What is past its deadline, and how much of it can be made good. */
    @Test
    void itIsSaidWhatCanStillBeMadeGood() {
        assertThat(new LateSum(7, 3, 0, 2).parts()).isEqualTo("没交 7 项、已交待审 2 项");
        assertThat(new LateSum(7, 3, 0, 2).remedy())
                .isEqualTo("没交的里面，还能补办 3 项；其余 4 项过了补办期，不能再补办；当时做过、没有登记的工作，可以按实际日期补记。");
        assertThat(new LateSum(7, 0, 0, 0).remedy()).isEqualTo("没交的都过了补办期，不能再补办；当时做过、没有登记的工作，可以按实际日期补记。");
        assertThat(new LateSum(7, 7, 1, 0).remedy()).isEqualTo("没交的都还能补办。");
        assertThat(new LateSum(0, 0, 1, 1).remedy()).isEmpty();
        MissingPage page = page(city.northOffice, TODAY);
        assertThat(late(page).open()).isPositive().isLessThan(late(page).missing());
    }

    @Test
    void measuresStandInTheOrderThatWasChosen() throws Exception {
        List<MissingPage.Sum> sums = page(city.northOffice, TODAY).sums();
        assertThat(page(city.northOffice, TODAY, SumSort.PLAN).sums()).isEqualTo(sums);
        assertThat(page(city.northOffice, TODAY, SumSort.NEXT).sums())
                .isNotEqualTo(sums)
                .containsExactlyElementsOf(sums.stream()
                        .sorted(Comparator.comparing(
                                MissingPage.Sum::nextDue, Comparator.nullsLast(Comparator.naturalOrder())))
                        .toList());
        assertThat(page(city.northOffice, TODAY, SumSort.OVERDUE).sums())
                .isNotEqualTo(sums)
                .containsExactlyElementsOf(sums.stream()
                        .sorted(Comparator.comparing(MissingPage.Sum::overdue).reversed())
                        .toList());
        assertThat(open("/missing?by=NEXT"))
                .contains("value=\"NEXT\" selected>最近截止的在前")
                .containsPattern("href=\"/missing\\?by=NEXT&(amp;)?measure=");
        assertThat(open("/missing?late=DUE_SOON")).contains("name=\"by\"");
        assertThat(open("/missing?late=OVERDUE")).doesNotContain("name=\"by\"");
        assertThat(open("/missing?measure=development-plan&by=NEXT")).doesNotContain("最近截止的在前");
    }

    @Test
    void ofEachMeasureThatAUnitMissesAPeriodIsKnownAndWhetherItIsTheOnlyOne() {
        List<UnitSum.Part> parts = city.northOffice
                .viewer()
                .scope()
                .get(() -> missing.units(filter(city.northOffice, TODAY, null, null, null)).stream()
                        .flatMap(unit -> unit.parts().stream())
                        .toList());
        assertThat(parts)
                .allSatisfy(
                        part -> assertThat(part.span(TODAY)).startsWith(part.period() + (part.more() ? "等，最早" : "，")))
                .anyMatch(part -> part.more() && part.open() > 1)
                .anyMatch(part -> !part.more() && part.open() == 1);
    }

    @Test
    void aFileIsCalledByWhatItWasNarrowedTo() {
        assertThat(name(new MissingQuery(null, null, null, null, null, null, null, null, null)))
                .isEqualTo("谁没交 " + TODAY + ".xlsx");
        assertThat(name(new MissingQuery(
                        "development-plan",
                        LocalDate.of(2021, 9, 3),
                        city.north.id(),
                        Lateness.OVERDUE,
                        null,
                        null,
                        null,
                        null,
                        null)))
                .isEqualTo("谁没交 " + city.north.name() + " 幼儿园三年发展规划 已逾期 2021-09-03.xlsx");
        assertThat(name(new MissingQuery(
                        "development-plan", LocalDate.of(2021, 9, 3), null, null, "once", null, null, null, null)))
                .isEqualTo("谁没交 幼儿园三年发展规划 " + Cadence.ONCE.label() + " 2021-09-03.xlsx");
    }

    private String name(MissingQuery query) {
        return city.cityOffice.viewer().scope().get(() -> export.name(city.cityOffice.viewer(), query));
    }

    private void forget(long filing) {
        database.jdbc()
                .sql("alter table filing_act disable trigger append_only")
                .update();
        database.jdbc()
                .sql("delete from filing_act where filing_id = ?")
                .param(filing)
                .update();
        database.jdbc().sql("alter table filing_act enable trigger append_only").update();
        database.jdbc().sql("delete from filing where id = ?").param(filing).update();
    }

    private long secondsPlan() {
        return database.jdbc()
                .sql("""
                        select d.id from duty d join measure m on m.id = d.measure_id
                        where m.key = 'development-plan' and d.unit_id = ? and d.former_of is null
                        """)
                .param(city.second.id())
                .query(Long.class)
                .single();
    }

    /** The second kindergarten's plan: begun, handed in, sent back. */
    private List<Long> handIn(LocalDate begun, LocalDate in, LocalDate back, @Nullable LocalDate replyBy) {
        List<Long> ids = database.jdbc()
                .sql("""
                        insert into filing (duty_id, version_id, form, unit_id, seat, receiver_id, period)
                        select d.id, (select max(id) from plan_version), 'development-plan', d.unit_id, d.seat, ?, d.period
                        from duty d join measure m on m.id = d.measure_id
                        where m.key = 'development-plan' and d.unit_id = ? and d.former_of is null
                        returning id
                        """)
                .params(city.north.id(), city.second.id())
                .query(Long.class)
                .list();
        database.jdbc()
                .sql("""
                        insert into filing_act (filing_id, seat, verb, state, at, post_id, reply_by)
                        select f.id, f.seat, a.verb, a.state, a.at + time '10:00', ?, case when a.verb = 'RETURN' then ?::date end
                        from filing f cross join (values ('START', 'DRAFT', ?::date), ('SUBMIT', 'SUBMITTED', ?::date), ('RETURN', 'RETURNED', ?::date))
                            a (verb, state, at)
                        where f.id = ? order by a.at
                        """)
                .param(1, city.northOffice.viewer().post().id())
                .param(2, replyBy, Types.DATE)
                .param(3, begun)
                .param(4, in)
                .param(5, back)
                .param(6, ids.getFirst())
                .update();
        return ids;
    }

    private long list(String measure, LocalDate day, @Nullable Lateness late) {
        return lines(measure, day, late).size();
    }

    private List<MissingPage.Line> lines(String measure, LocalDate day, @Nullable Lateness late) {
        return city.northOffice.viewer().scope().get(() -> pages.page(
                        city.northOffice.viewer(),
                        new MissingQuery(measure, day, null, late, null, null, null, null, null))
                .lines());
    }

    private MissingPage page(Person person, LocalDate day) {
        return page(person, day, null);
    }

    private MissingPage page(Person person, LocalDate day, @Nullable SumSort by) {
        return person.viewer()
                .scope()
                .get(() -> pages.page(
                        person.viewer(), new MissingQuery(null, day, null, null, null, null, by, null, null)));
    }

    /** Owed by the subtree: what others owe about it is not for it to file. */
    private long count(Person person, LocalDate day, DutyState state) {
        return person.viewer().scope().get(() -> {
            Set<Integer> owners = new HashSet<>(Set.of(person.viewer().unitId()));
            units.below(person.viewer().unitId(), null, day).forEach(unit -> owners.add(unit.id()));
            return duties.list(DutyFilter.on(day).states(Set.of(state)), DutySort.DUE, 1, 1000).rows().stream()
                    .filter(duty -> owners.contains(duty.unitId()))
                    .count();
        });
    }

    private String open(String path) throws Exception {
        return mvc.perform(get(path).with(As.account(city.cityOffice.accountId())))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }
}
