package cn.haoyuan.nudge;

import cn.haoyuan.duty.Handed;
import cn.haoyuan.web.Day;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A duty that is missing on a day, or handed in and not accepted yet.
 *
 * @param seat of the unit that owes it
 * @param subject whom it is about, if anyone but the owner
 * @param ofEvent whether an event brought it about
 * @param label its period in words; of what an event brought about the title of that
 * @param office whether it is for the unit's office to do: the plan says so, or nobody holds the post that it names
 * @param handedOn when it was handed in; null for what is missing
 * @param reviewer who is to decide on that, by name; null for nobody
 * @param answerBy until when the answer to its return keeps its day; null where none does
 * @param open whether it can still be done
 * @param returned whether its filing was handed in, and sent back
 * @param told whether a nudge asked for now would tell nobody: one about it or to the same people went that day, or waits
 * @param reached whether its unit has anybody who can be told
 * @param coming who is to come there who could be, and from when on; null for nobody
 */
public record MissingDuty(
        long id,
        int unitId,
        String unitName,
        int seat,
        @Nullable String subject,
        String title,
        String clause,
        String period,
        boolean ofEvent,
        String label,
        LocalDate dueOn,
        boolean office,
        Lateness standing,
        @Nullable LocalDate handedOn,
        @Nullable String reviewer,
        @Nullable LocalDate answerBy,
        boolean open,
        boolean returned,
        boolean told,
        boolean reached,
        @Nullable String coming) {

    /** Of what was returned and whose days to answer are over: it is missing again, unless its deadline is far. */
    public static final String UNANSWERED = Handed.UNANSWERED.label();

    /** Whether it is not for the office of this unit to do. */
    boolean othersThan(int asker) {
        return unitId != asker || !office;
    }

    /** As 已逾期 5 天, 回复期限 9月6日, 8月27日提交. */
    public String stands(LocalDate today) {
        return switch (standing) {
            case OVERDUE, DUE_SOON -> Day.left(dueOn, today);
            case RETURNED -> answerBy == null ? "回复期限已过" : "回复期限 " + brief(answerBy, today);
            case HANDED_IN -> brief(handedOn, today) + " 提交";
        };
    }

    /** What stands in the place of who answers for it where nobody can be told, as （无人可通知，李园长 2022年12月5日到任）. */
    String nobody() {
        return "（无人可通知" + (coming == null ? "" : "，" + coming) + "）";
    }

    private static String brief(@Nullable LocalDate day, LocalDate today) {
        return day == null ? "" : Day.brief(day, today);
    }

    /** Whether it was returned and the days to answer are over. */
    public boolean unanswered() {
        return returned && answerBy == null;
    }
}
