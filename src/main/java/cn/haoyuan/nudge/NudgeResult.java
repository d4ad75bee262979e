package cn.haoyuan.nudge;

import cn.haoyuan.web.Count;
import cn.haoyuan.web.Day;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What became of a request to nudge.
 *
 * @param reached names of those who are told
 * @param items duties asked for that they are told of
 * @param besides how many more they are told of at once, because they miss them too; none before their hour has come
 * @param goes when they are told
 * @param now when it was asked
 * @param refused names of those who were nudged that day already
 * @param again when these may be nudged again
 * @param unreachable duties at whose unit nobody can be told
 * @param spared how many duties asked for nobody is reminded of, by why
 */
public record NudgeResult(
        List<String> reached,
        int items,
        int besides,
        LocalDateTime goes,
        LocalDateTime now,
        List<String> refused,
        LocalDateTime again,
        int unreachable,
        Map<Spared, Integer> spared) {

    public NudgeResult {
        spared = Collections.unmodifiableMap(new TreeMap<>(spared));
    }

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm");
    private static final int NAMES = 5;

    /** More people than these are not told before the asker has seen how many: a message cannot be called back. */
    public static final int FEW = 10;

    /** Whether a second thought is due. */
    boolean many() {
        return reached.size() > FEW;
    }

    /** How many people, as 1,443. */
    public String people() {
        return Count.of(reached.size());
    }

    /** Before anything is done: how many would be told of how much, and when. */
    public String question() {
        return "将给 " + people() + " 人各发一条消息，催办 " + Count.of(items) + " 项，"
                + (goes.isAfter(now) ? "现在不在催办时段，于" + moment(goes) + " 发出。" : "点下面的按钮就发出，不能收回。");
    }

    /** All of it in Chinese. */
    String words() {
        String told = reached.isEmpty()
                ? ""
                : (goes.isAfter(now) ? "现在不在催办时段，将于" + moment(goes) + " 催办 " : "已催办 ")
                        + people() + " 人（" + Count.of(items) + " 项"
                        + (besides == 0 ? "" : "，连同他们还没办的其他 " + Count.of(besides) + " 项") + "）。";
        String words = told + rest("没有催办");
        return words.isEmpty() ? "没有需要催办的事项。" : words;
    }

    /** Of what was asked for, what nobody would be told of, and why; "" for nothing. */
    public String others() {
        return rest("不催");
    }

    private String rest(String verb) {
        StringBuilder words = new StringBuilder();
        if (!refused.isEmpty()) {
            words.append(reached.isEmpty() ? "没有再发：" : "")
                    .append(names(refused))
                    .append(
                            goes.toLocalDate().equals(now.toLocalDate())
                                    ? "今天已催办过，"
                                    : day(goes.toLocalDate()) + "已有催办，")
                    .append(moment(again))
                    .append(" 后可再催。");
        }
        if (unreachable > 0) {
            words.append(Count.of(unreachable)).append(" 项的责任单位没有可通知的人员，请先在“人员账号”中任命；已任命的，到任以后才能催。");
        }
        if (!spared.isEmpty()) {
            words.append(spared.entrySet().stream()
                            .map(one -> Count.of(one.getValue()) + " 项"
                                    + one.getKey().label())
                            .collect(Collectors.joining("、")))
                    .append("，")
                    .append(verb)
                    .append("。");
        }
        return words.toString();
    }

    private static String names(List<String> some) {
        String names = some.stream().limit(NAMES).collect(Collectors.joining("、"));
        return some.size() <= NAMES ? names + " " : names + "等 " + Count.of(some.size()) + " 人";
    }

    /** As 明天 8:30, or 11月28日 8:30. */
    private String moment(LocalDateTime moment) {
        return day(moment.toLocalDate()) + " " + TIME.format(moment);
    }

    private String day(LocalDate day) {
        LocalDate today = now.toLocalDate();
        return day.equals(today) ? "今天" : day.equals(today.plusDays(1)) ? "明天" : Day.brief(day, today);
    }
}
