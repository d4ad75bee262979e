package cn.haoyuan.desk;

import cn.haoyuan.calendar.SpecialDay;
import cn.haoyuan.duty.DutyState;
import cn.haoyuan.web.Light;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A month of deadlines, in whole weeks from Monday; {@code below}: those of the units below as well. */
public record Month(YearMonth month, boolean below, List<List<Date>> weeks) {

    private static final DateTimeFormatter TITLE = DateTimeFormatter.ofPattern("yyyy年M月");

    /**
     * How many duties due on a day stand in a state, what they are, and the list of exactly these.
     *
     * @param state of what the unit owes itself; null for all that is not done in its whole subtree
     */
    public record Count(@Nullable DutyState state, long count, String what, String href) {

        /** As 即将到期; what the units below have not done together has no state of its own. */
        public String label() {
            return state == null ? "辖区没完成" : state.label();
        }

        public Light light() {
            return state == null ? Light.GREY : state.light();
        }
    }

    /**
     * A day of these weeks.
     *
     * @param within whether it lies in the month
     * @param working whether offices work
     * @param replies the returned filings that are to be answered by this day
     */
    public record Date(
            LocalDate day,
            boolean within,
            boolean working,
            @Nullable SpecialDay special,
            List<Count> counts,
            List<DeskFiling> replies) {

        /** Style classes of its cell. */
        public String style(LocalDate today) {
            return (within ? "" : "month-outside ")
                    + (working ? "" : "month-off ")
                    + (day.equals(today) ? "month-today " : "")
                    + (!within || empty() && special == null ? "month-bare" : "");
        }

        /** Whether nothing is due on it. */
        public boolean empty() {
            return counts.isEmpty() && replies.isEmpty();
        }
    }

    public String title() {
        return TITLE.format(month);
    }

    /** The month some months on. */
    public String href(int months) {
        return "/?tab=CALENDAR&month=" + month.plusMonths(months);
    }

    /** Whether nothing is due in it. */
    public boolean empty() {
        return weeks.stream().flatMap(List::stream).allMatch(Date::empty);
    }
}
