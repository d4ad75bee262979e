package cn.haoyuan.nudge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What an officer is told. */
class NudgeResultTest {

    private static final LocalDateTime WEDNESDAY = LocalDateTime.of(2022, 11, 23, 10, 0);
    private static final LocalDateTime TOMORROW = LocalDateTime.of(2022, 11, 24, 8, 30);

    @Test
    void howManyPeopleAndDutiesWereReached() {
        assertThat(new NudgeResult(List.of("钱园长", "冯园长"), 5, 0, WEDNESDAY, WEDNESDAY, List.of(), TOMORROW, 0, Map.of())
                        .words())
                .isEqualTo("已催办 2 人（5 项）。");
        assertThat(new NudgeResult(List.of("钱园长"), 5, 4, WEDNESDAY, WEDNESDAY, List.of(), TOMORROW, 0, Map.of())
                        .words())
                .isEqualTo("已催办 1 人（5 项，连同他们还没办的其他 4 项）。");
    }

    @Test
    void beforeManyAreToldTheAskerReadsHowManyAndWhenAndWhoIsNot() {
        List<String> many = IntStream.range(0, 1200).mapToObj(i -> "某" + i).toList();
        NudgeResult atOnce = new NudgeResult(
                many, 1443, 1000, WEDNESDAY, WEDNESDAY, List.of(), TOMORROW, 1024, Map.of(Spared.LOCKED, 2000));
        assertThat(atOnce.many()).isTrue();
        assertThat(atOnce.question()).isEqualTo("将给 1,200 人各发一条消息，催办 1,443 项，点下面的按钮就发出，不能收回。");
        assertThat(atOnce.others()).isEqualTo("1,024 项的责任单位没有可通知的人员，请先在“人员账号”中任命；已任命的，到任以后才能催。2,000 项已不能补办，不催。");
        assertThat(atOnce.words())
                .startsWith("已催办 1,200 人（1,443 项，连同他们还没办的其他 1,000 项）。1,024 项")
                .endsWith("2,000 项已不能补办，没有催办。");
        assertThat(new NudgeResult(
                                many.subList(0, 10),
                                11,
                                0,
                                TOMORROW,
                                WEDNESDAY.withHour(20),
                                List.of(),
                                TOMORROW.plusDays(1),
                                0,
                                Map.of())
                        .many())
                .as("ten are told without being asked for again")
                .isFalse();
        assertThat(new NudgeResult(
                                many.subList(0, 11),
                                11,
                                0,
                                TOMORROW,
                                WEDNESDAY.withHour(20),
                                List.of(),
                                TOMORROW.plusDays(1),
                                0,
                                Map.of())
                        .question())
                .isEqualTo("将给 11 人各发一条消息，催办 11 项，现在不在催办时段，于明天 8:30 发出。");
    }

    @Test
    void whyNotAndWhenAgain() {
        assertThat(new NudgeResult(List.of(), 0, 0, WEDNESDAY, WEDNESDAY, List.of("钱园长"), TOMORROW, 0, Map.of())
                        .words())
                .isEqualTo("没有再发：钱园长 今天已催办过，明天 8:30 后可再催。");
    }

    @Test
    void atNightWhenItGoes() {
        LocalDateTime night = WEDNESDAY.withHour(20);
        assertThat(new NudgeResult(List.of("钱园长"), 1, 0, TOMORROW, night, List.of(), TOMORROW.plusDays(1), 0, Map.of())
                        .words())
                .isEqualTo("现在不在催办时段，将于明天 8:30 催办 1 人（1 项）。");
    }

    @Test
    void manyNamesAreCutShort() {
        List<String> many = IntStream.range(0, 9).mapToObj(i -> "某" + i).toList();
        assertThat(new NudgeResult(List.of(), 0, 0, WEDNESDAY, WEDNESDAY, many, TOMORROW, 0, Map.of()).words())
                .startsWith("没有再发：某0、某1、某2、某3、某4等 9 人今天已催办过");
    }

    @Test
    void whatCannotBeReachedAndWhatIsDoneAlready() {
        assertThat(new NudgeResult(
                                List.of(),
                                0,
                                0,
                                WEDNESDAY,
                                WEDNESDAY,
                                List.of(),
                                TOMORROW,
                                2,
                                Map.of(Spared.LOCKED, 3, Spared.HANDED_IN, 1))
                        .words())
                .contains("2 项的责任单位没有可通知的人员", "1 项已交待审、3 项已不能补办，没有催办。");
        assertThat(new NudgeResult(List.of(), 0, 0, WEDNESDAY, WEDNESDAY, List.of(), TOMORROW, 0, Map.of()).words())
                .isEqualTo("没有需要催办的事项。");
    }
}
