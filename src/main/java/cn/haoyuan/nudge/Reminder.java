package cn.haoyuan.nudge;

import cn.haoyuan.calendar.Cadence;
import cn.haoyuan.notice.NewNotice;
import cn.haoyuan.web.Day;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One message to one person about all that they still have to do. */
final class Reminder {

    /** Lines of one message; the rest is a number. */
    private static final int MOST_LINES = 30;

    /** Whether the filing of a duty {@code d} was handed in and sent back ({@code f.id}), and until when its answer counts ({@code f.reply_by}). */
    static final String RETURNED = "left join filing f on f.duty_id = d.id and f.state = 'RETURNED'";

    /** A duty that the message is about. */
    record Item(
            long dutyId,
            int unitId,
            String unit,
            String title,
            String label,
            @Nullable String subject,
            LocalDate dueOn,
            boolean returned,
            @Nullable LocalDate replyBy,
            @Nullable String askedBy) {

        /** Whether its period says nothing. */
        boolean once() {
            return label.equals(Cadence.ONCE.label());
        }

        /** What is sent back keeps its day if it is answered in time, whatever its deadline was. */
        String until(LocalDate today) {
            LocalDate answer = returned && replyBy != null && !today.isAfter(replyBy) ? replyBy : null;
            String back = answer != null ? Lateness.RETURNED.label() + "，" : returned ? "已退回，" : "";
            return back
                    + (answer != null && answer.isAfter(dueOn)
                            ? "请在" + Day.brief(answer, today) + "（含当天）以前重新提交"
                            : Day.brief(dueOn, today) + "截止，" + Day.left(dueOn, today));
        }
    }

    private Reminder() {}

    /** What officers ask for. */
    static NewNotice nudge(int account, List<Item> items, LocalDate today) {
        String from = items.stream().map(Item::askedBy).distinct().collect(Collectors.joining("、"));
        return of(account, "nudge:" + today, "催办：" + what(items), items, today, "\n" + from + "催办");
    }

    /** What the calendar asks for. */
    static NewNotice dueSoon(int account, List<Item> items, LocalDate today) {
        return of(account, "remind:" + today, "快到期：" + what(items), items, today, "");
    }

    private static NewNotice of(
            int account, String key, String title, List<Item> items, LocalDate today, String signature) {
        boolean several = items.stream().map(Item::unitId).distinct().count() > 1;
        String lines = items.stream()
                .limit(MOST_LINES)
                .map(item -> line(item, several, today))
                .collect(Collectors.joining("\n"));
        String more = items.size() > MOST_LINES ? "\n……共 " + items.size() + " 项" : "";
        return new NewNotice(account, key, title, lines + more + signature, href(items));
    }

    private static String what(List<Item> items) {
        Item first = items.getFirst();
        return items.size() == 1
                ? first.title() + (first.once() ? "" : "（" + first.label() + "）")
                : first.title() + "等 " + items.size() + " 项待完成";
    }

    /** {@code several}: whether they are of several units, so that whose each is is told where nobody else is its subject. */
    private static String line(Item item, boolean several, LocalDate today) {
        String whose = item.subject() == null && several ? item.unit() : item.subject();
        return "· " + item.title() + (whose == null ? "" : "（" + whose + "）") + (item.once() ? "" : " " + item.label())
                + "，" + item.until(today);
    }

    /** The duty; for several the desk, which has what is still to be done apart from what was handed in and what is too late. */
    private static String href(List<Item> items) {
        return items.size() == 1 ? "/duties/" + items.getFirst().dutyId() : "/";
    }
}
