package cn.haoyuan.register;

import static cn.haoyuan.register.RegisterColumn.*;

import cn.haoyuan.calendar.DayInWords;
import cn.haoyuan.org.Kindergarten;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is unlikely in the figures of a kindergarten. It can be so all the same: nothing is refused for it, a form asks once and
 * a file's check tells it. What nobody said raises no question.
 */
final class Doubts {

    /** An age, and the most children of its classes by 幼儿园工作规程 (2016), article 11. */
    private record Age(String name, RegisterColumn classes, RegisterColumn children, int most) {}

    private static final List<Age> AGES = List.of(
            new Age("小班", CLASSES_SMALL, CHILDREN_SMALL, 25),
            new Age("中班", CLASSES_MIDDLE, CHILDREN_MIDDLE, 30),
            new Age("大班", CLASSES_TOP, CHILDREN_TOP, 35),
            new Age("混龄班", CLASSES_MIXED, CHILDREN_MIXED, 30));

    /** The most principals of a kindergarten, deputies among them, by 教师〔2013〕1号. */
    private static final int MOST_PRINCIPALS = 3;

    private static final int LONGEST_IN_POST = 40;

    private final Function<RegisterColumn, @Nullable Object> said;
    private final Map<RegisterColumn, String> doubts = new EnumMap<>(RegisterColumn.class);

    private Doubts(Function<RegisterColumn, @Nullable Object> said) {
        this.said = said;
    }

    /**
     * What is to be asked, by the column that it stands at, each a phrase without a full stop.
     *
     * @param said the number or day of a column; null where nobody said it
     */
    static Map<RegisterColumn, String> of(Function<RegisterColumn, @Nullable Object> said, LocalDate today) {
        Doubts about = new Doubts(said);
        AGES.forEach(about::classes);
        about.staff();
        about.principal(today);
        return about.doubts;
    }

    /** The same of a whole profile. */
    static Map<RegisterColumn, String> of(Kindergarten profile, LocalDate today) {
        return of(column -> RegisterSheet.value(column, profile), today);
    }

    private void classes(Age age) {
        Integer classes = number(age.classes);
        Integer children = number(age.children);
        if (classes == null || children == null) {
            return;
        }
        if (classes > 0 && children == 0) {
            doubts.put(age.children, "%s有 %d 个班，没有幼儿".formatted(age.name, classes));
        } else if (classes == 0 && children > 0) {
            doubts.put(age.classes, "%s有幼儿 %d 人，没有班".formatted(age.name, children));
        } else if (children > 2 * age.most * classes) {
            doubts.put(
                    age.children, "%s平均每班 %d 人，《幼儿园工作规程》规定不超过 %d 人".formatted(age.name, children / classes, age.most));
        }
    }

    private void staff() {
        Integer principals = number(PRINCIPALS);
        if (principals != null && principals > MOST_PRINCIPALS) {
            doubts.put(PRINCIPALS, "园长 %d 人，配备标准连副园长最多 %d 人".formatted(principals, MOST_PRINCIPALS));
        }
        Integer teachers = number(TEACHERS);
        List<@Nullable Integer> children =
                AGES.stream().map(age -> number(age.children)).toList();
        int all = children.stream()
                .filter(Objects::nonNull)
                .mapToInt(each -> each)
                .sum();
        if (teachers != null && all > 0 && teachers == 0) {
            doubts.put(TEACHERS, "有幼儿 %d 人，没有专任教师".formatted(all));
        } else if (teachers != null && all > 0 && !children.contains(null) && teachers > all) {
            doubts.put(TEACHERS, "专任教师 %d 人，比幼儿（%d 人）还多".formatted(teachers, all));
        }
    }

    private void principal(LocalDate today) {
        LocalDate since = said.apply(PRINCIPAL_SINCE) instanceof LocalDate day ? day : null;
        if (since == null) {
            return;
        }
        if (said.apply(OPENED_ON) instanceof LocalDate opened && since.isBefore(opened)) {
            doubts.put(PRINCIPAL_SINCE, "园长任职（%s）早于开办（%s）".formatted(DayInWords.of(since), DayInWords.of(opened)));
        } else if (since.isBefore(today.minusYears(LONGEST_IN_POST))) {
            doubts.put(PRINCIPAL_SINCE, "园长任职已超过 %d 年".formatted(LONGEST_IN_POST));
        }
    }

    private @Nullable Integer number(RegisterColumn column) {
        return said.apply(column) instanceof Integer number ? number : null;
    }
}
