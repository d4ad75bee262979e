package cn.haoyuan.nudge;

import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.nudge.UnitSum.Part;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
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
                .map(part -> new Part(part, List.of(), first, false, false, parts.length == 1 ? open : 1))
                .toList();
        return new UnitSum(name, name.hashCode(), standing, open, open, first, returned, named, open);
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
    void ofSeveralMeasuresPeriodAndDeadlineAreToldOnceEach() {
        LocalDate october = LocalDate.of(2022, 10, 31);
        Part check = part("安全自查", october, "2022年10月");
        Part research = part("教研活动", october, "2022年10月");
        Part earlier = part("教研活动", LocalDate.of(2021, 12, 31), "2021年12月");
        Part soon = part("安全自查", LocalDate.of(2022, 11, 30), "2022年11月");
        assertThat(whole(
                        "",
                        new UnitSum("甲园", 1, Lateness.OVERDUE, 2, 2, october, 0, List.of(check, research), 2),
                        new UnitSum("乙园", 2, Lateness.OVERDUE, 1, 1, october, 0, List.of(earlier), 1),
                        new UnitSum("乙园", 2, Lateness.DUE_SOON, 1, 1, soon.first(), 0, List.of(soon), 1)))
                .contains(
                        "已逾期：\n事项：安全自查（2022年10月，10月31日截止）、教研活动（2021年12月等，最早2021年12月31日截止）\n甲园（安全自查、教研活动）、乙园（教研活动）\n",
                        "：\n事项：安全自查（2022年11月，11月30日截止）\n乙园（安全自查）\n");
    }

    @Test
    void fewPeriodsAreNamedAndManyCounted() {
        LocalDate due = LocalDate.of(2022, 9, 30);
        Part check = part("安全自查", due, "9月", "10月");
        Part twice = part("入园视导", due, "9月", "9月");
        Part often = part("教研活动", due, "3月", "4月", "5月", "6月");
        assertThat(whole(
                        "",
                        new UnitSum("甲园", 1, Lateness.OVERDUE, 2, 2, due, 0, List.of(check), 2),
                        new UnitSum("乙园", 2, Lateness.OVERDUE, 4, 4, due, 1, List.of(check, twice), 4),
                        new UnitSum("丙园", 3, Lateness.OVERDUE, 4, 4, due, 0, List.of(often), 4)))
                .contains("甲园（安全自查：9月、10月）、乙园（安全自查：9月、10月；入园视导 2 项，其中 1 项退回后超期未改）、丙园（教研活动 4 项）\n")
                .contains("事项：安全自查（9月等，最早9月30日截止）、入园视导（9月，9月30日截止）、教研活动（3月等，最早9月30日截止）\n");
        assertThat(whole("", new UnitSum("甲园", 1, Lateness.OVERDUE, 2, 2, due, 0, List.of(check), 2)))
                .as("the measure stands above")
                .contains("\n甲园（9月、10月）\n");
    }

    private static Part part(String name, LocalDate first, String... periods) {
        boolean more = Set.copyOf(List.of(periods)).size() > 1;
        return new Part(name, List.of(periods), first, more, more, periods.length);
    }

    @Test
    void whereUnitsHaveDeadlinesOfTheirOwnTheFirstIsCalledTheFirst() {
        Part once = part("发展规划", LocalDate.of(2021, 8, 30), "计划期内一次");
        Part newcomers = part("发展规划", LocalDate.of(2022, 10, 31), "计划期内一次");
        assertThat(once.with(once).span(TODAY)).isEqualTo("计划期内一次，2021年8月30日截止");
        assertThat(newcomers.with(once).span(TODAY)).isEqualTo("计划期内一次，最早2021年8月30日截止");
    }

    @Test
    void namesAreToldWithoutWhatTheyStandUnder() {
        assertThat(whole("城北区第一片区", unit("城北区第一片区", 1, 0, "十月"), unit("城北区桐笙幼儿园", 1, 0, "十月")))
                .contains("\n第一片区：本级、桐笙幼儿园\n—— 城北区");
    }
}
