package cn.haoyuan.nudge;

import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.nudge.UnitSum.Part;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChatTextTest {

    private static final LocalDate TODAY = LocalDate.of(2022, 11, 23);

    private static UnitSum unit(String name, long open, long returned, String... parts) {
        return sum(name, Lateness.OVERDUE, open, TODAY.minusDays(1), returned, parts);
    }

    private static UnitSum soon(String name, long open, LocalDate first) {
        return sum(name, Lateness.DUE_SOON, open, first, 0, "十月");
    }

    private static UnitSum sum(
            String name, Lateness standing, long open, LocalDate first, long returned, String... parts) {
        List<Part> named = Arrays.stream(parts)
                .map(part -> new Part(part, null, first, false, false, parts.length == 1 ? open : 1, 0, List.of()))
                .toList();
        return new UnitSum(1, name, name.hashCode(), standing, open, open, first, returned, named, open, true, null);
    }

    private static String whole(String heading, UnitSum... units) {
        return ChatText.of("结对帮扶", List.of(units), seat -> heading, "城北区", TODAY);
    }

    private static String text(UnitSum... units) {
        return whole("", units).lines().skip(1).findFirst().orElseThrow();
    }

    @Test
    void howMuchAUnitMissesIsTold() {
        assertThat(text(unit("甲园", 1, 0, "十月"), unit("乙园", 3, 1, "十月"))).isEqualTo("甲园、乙园（3 项，其中 1 项退回后超期未改）");
    }

    @Test
    void whereUnitsMissDifferentPartsTheseAreToldAndHowMuchUnlessItIsOneOfEach() {
        assertThat(text(unit("甲园", 1, 1, "九月"), unit("乙园", 2, 0, "九月", "十月"), unit("丙园", 3, 0, "十月")))
                .isEqualTo("甲园（九月，退回后超期未改）、乙园（九月、十月）、丙园（十月 3 项）");
    }

    @Test
    void threePartsAreNamed() {
        assertThat(text(unit("甲园", 4, 0, "学期计划", "家园社区", "入学准备", "小学化排查"))).isEqualTo("甲园（学期计划、家园社区、入学准备等共 4 项）");
    }

    @Test
    void ofManyUnitsAGroupIsToldWhatMostOfThemMiss() {
        UnitSum[] units = new UnitSum[301];
        Arrays.fill(units, unit("甲园", 1, 0, "家园社区"));
        units[0] = unit("乙园", 2, 0, "学期计划", "家园社区");
        assertThat(whole("第一片区", units)).contains("\n第一片区：301 个单位（家园社区 301 个、学期计划 1 个）\n");
    }

    @Test
    void whatIsNotDueYetIsToldApart() {
        LocalDate next = LocalDate.of(2022, 11, 30);
        assertThat(text(unit("甲园", 1, 0, "十月"))).isEqualTo("甲园");
        assertThat(whole("", unit("甲园", 1, 0, "十月"))).startsWith("【结对帮扶】截至11月23日，以下 1 个单位尚未完成，已过截止日期，请尽快登录好园办理：\n");
        assertThat(whole("", soon("甲园", 1, next.plusDays(1)), soon("乙园", 1, next)))
                .contains("以下 2 个单位尚未完成，最近的截止日期是11月30日，请按时登录好园办理：\n甲园、乙园\n——");
        assertThat(whole(
                        "第一片区",
                        unit("甲园", 1, 0, "十月"),
                        soon("甲园", 2, next),
                        unit("乙园", 1, 1, "九月"),
                        soon("丙园", 1, next)))
                .isEqualTo("""
                        【结对帮扶】截至11月23日，以下 3 个单位尚未完成，请尽快登录好园办理：
                        已逾期：
                        第一片区：甲园（十月）、乙园（九月，退回后超期未改）

                        即将到期（最近的截止日期是11月30日）：
                        第一片区：甲园（十月 2 项）、丙园（十月）
                        —— 城北区""");
    }

    @Test
    void ofSeveralMeasuresEachHasALineWithItsPeriodItsDeadlineAndWhoMissesIt() {
        LocalDate october = LocalDate.of(2022, 10, 31);
        Part check = part("安全自查", "2022年10月", october, 1, 0);
        Part research = part("教研活动", "2022年10月", october, 2, 1);
        Part earlier = part("教研活动", "2021年12月", LocalDate.of(2021, 12, 31), 1, 1);
        Part soon = part("安全自查", "2022年11月", LocalDate.of(2022, 11, 30), 1, 0);
        assertThat(whole(
                        "城北区第一片区",
                        late("城北区甲园", check, research),
                        late("城北区乙园", earlier),
                        new UnitSum(
                                1, "城北区乙园", 2, Lateness.DUE_SOON, 1, 1, soon.first(), 0, List.of(soon), 1, true, null)))
                .isEqualTo("""
                        【结对帮扶】截至11月23日，以下 3 个单位尚未完成，请尽快登录好园办理：
                        已逾期：
                        教研活动（2021年12月等，最早2021年12月31日截止）：甲园（2 项，其中 1 项退回后超期未改）、乙园（退回后超期未改）
                        安全自查（2022年10月，10月31日截止）：甲园

                        即将到期（最近的截止日期是11月30日）：
                        安全自查（2022年11月，11月30日截止）：乙园
                        —— 城北区""");
        assertThat(whole("", late("甲园", check))).contains("已过截止日期", "\n安全自查（2022年10月，10月31日截止）：甲园\n——");
    }

    @Test
    void ofManyUnitsThatMissAMeasureAFigureIsToldForEachGroupOrTheFirstByName() {
        Part check = part("安全自查", "2022年10月", LocalDate.of(2022, 10, 31), 1, 0);
        UnitSum[] thirty = new UnitSum[30];
        Arrays.setAll(thirty, n -> late("甲园" + n, check));
        assertThat(whole("", thirty)).endsWith("、甲园28、甲园29\n—— 城北区");
        UnitSum[] more = Arrays.copyOf(thirty, 31);
        more[30] = late("乙园", check);
        assertThat(whole("", more)).endsWith("截止）：" + String.join("、", names(thirty)) + "等 31 家\n—— 城北区");
        int seat = more[30].seat();
        assertThat(ChatText.of("全部", List.of(more), at -> at == seat ? "城北区东片区" : "", "城北区", TODAY))
                .endsWith("截止）：东片区 1 家、其他 30 家\n—— 城北区");
        more[30] = late("城北区东片区", check);
        assertThat(ChatText.of("全部", List.of(more), at -> at == more[30].seat() ? "城北区东片区" : "城北区西片区", "城北区", TODAY))
                .as("who is a group by itself is named")
                .endsWith("截止）：西片区 30 家、东片区\n—— 城北区");
        UnitSum[] many = new UnitSum[301];
        Arrays.fill(many, late("乙园", check));
        assertThat(whole("", many)).endsWith("截止）：乙园、乙园、乙园、乙园、乙园等 301 家\n—— 城北区");
    }

    @Test
    void whomItIsAboutIsNamedWhereThatIsSomebodyElse() {
        LocalDate next = LocalDate.of(2022, 12, 7);
        Part one = new Part("整改复查", "改好园", next, false, false, 1, 0, List.of("甲园"));
        Part two = new Part("整改复查", "改好园", next, true, false, 3, 1, List.of("甲园", "乙园"));
        assertThat(whole("", late("城北区", one))).contains("截止）：本级（甲园）\n");
        assertThat(whole("", late("城南区", two))).contains("截止）：城南区（甲园、乙园 3 项，其中 1 项退回后超期未改）\n");
    }

    @Test
    void ofOneMeasureWhatEventsBroughtAboutIsToldByWhomItIsAboutAndByWhenAndAGroupByItselfByItsName() {
        assertThat(whole("城南区", about("城南区", "甲园，11月12日截止"))).contains("\n城南区（甲园，11月12日截止）\n");
        assertThat(whole("城南区", about("城南区", "甲园，11月12日截止", "乙园，11月30日截止")))
                .contains("\n城南区（甲园，11月12日截止；乙园，11月30日截止）\n");
        assertThat(whole("城北区", about("城北区", "11月1日截止", "11月2日截止", "11月3日截止", "11月4日截止")))
                .contains("\n本级（11月1日截止、11月2日截止、11月3日截止等共 4 项）\n");
        assertThat(whole("", about("甲园", "11月29日截止"))).contains("\n甲园（11月29日截止）\n");
    }

    private static UnitSum about(String name, String... whom) {
        List<Part> parts = Arrays.stream(whom)
                .map(each -> new Part("", null, TODAY, false, false, 1, 0, List.of(each)))
                .toList();
        return new UnitSum(
                1,
                name,
                name.hashCode(),
                Lateness.OVERDUE,
                whom.length,
                whom.length,
                TODAY,
                0,
                parts,
                whom.length,
                true,
                null);
    }

    @Test
    void ofOneMeasureThoseWhomAPeriodIsAboutAreNamedWhereTheyAreFew() {
        Part one = new Part("十一月", null, TODAY, false, false, 1, 0, List.of("甲园"));
        Part two = one.with(new Part("十一月", null, TODAY, false, false, 1, 0, List.of("乙园")));
        assertThat(two.words()).isEqualTo("甲园、乙园 2 项");
        assertThat(two.with(two).words()).isEqualTo("4 项");
    }

    private static List<String> names(UnitSum... units) {
        return Arrays.stream(units).map(UnitSum::unitName).toList();
    }

    private static Part part(String name, String period, LocalDate first, long open, long returned) {
        return new Part(name, period, first, false, false, open, returned, List.of());
    }

    private static UnitSum late(String name, Part... parts) {
        return new UnitSum(
                1, name, name.hashCode(), Lateness.OVERDUE, 1, 1, parts[0].first(), 0, List.of(parts), 1, true, null);
    }

    @Test
    void whereUnitsHaveDeadlinesOfTheirOwnTheFirstIsCalledTheFirst() {
        Part once = part("发展规划", "计划期内一次", LocalDate.of(2021, 8, 30), 1, 0);
        Part newcomers = part("发展规划", "计划期内一次", LocalDate.of(2022, 10, 31), 1, 0);
        assertThat(once.with(once).span(TODAY)).isEqualTo("计划期内一次，2021年8月30日截止");
        assertThat(newcomers.with(once).span(TODAY)).isEqualTo("计划期内一次，最早2021年8月30日截止");
    }

    @Test
    void namesAreToldWithoutWhatTheyStandUnder() {
        assertThat(whole("城北区第一片区", unit("城北区第一片区", 1, 0, "十月"), unit("城北区桐笙幼儿园", 1, 0, "十月")))
                .contains("\n第一片区：本级、桐笙幼儿园\n—— 城北区");
    }
}
