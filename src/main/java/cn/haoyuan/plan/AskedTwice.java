package cn.haoyuan.plan;

import cn.haoyuan.calendar.Cadence;
import cn.haoyuan.org.UnitKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds what the forms of a plan ask for although it is known. The rule: no field and no column that is typed bears the name of
 * something in the register; no two typed fields that the same kind of unit is given, in one form or in two, bear the same name,
 * unless one begins with what the other says; and in a form that comes round again each typed field begins with something,
 * unless it asks about its own period. Attachments are no question.
 */
public final class AskedTwice {

    private static final Pattern PUNCTUATION = Pattern.compile("[\\s（）()：:]");

    /** Names of what the register knows: the product's own, and others as forms are wont to write them. */
    private static final Set<String> REGISTER = Stream.of(
                    Arrays.stream(KnownSource.values()).map(KnownSource::label),
                    Arrays.stream(KnownTable.values())
                            .flatMap(table -> table.columns().stream())
                            .filter(column -> column.type() == ColumnType.NUMBER)
                            .map(Column::label),
                    Stream.of("幼儿园名称", "园名", "园所名称", "报送单位", "填报单位", "县区名称", "园长姓名", "幼儿人数", "在园人数"),
                    Stream.of("幼儿数", "教职工人数", "教师数", "班级", "班数", "班额数", "幼儿园数", "示范园数", "制度类别"),
                    Stream.of("问题通报文号", "收到通报日期", "通报日期"))
            .flatMap(names -> names)
            .map(AskedTwice::plain)
            .collect(Collectors.toUnmodifiableSet());

    /** Forms of these are filed at most once, or each time about something else. */
    private static final Set<Cadence> NEVER_AGAIN = EnumSet.of(Cadence.ONCE, Cadence.EVENT, Cadence.STANDING);

    /**
     * One field that is asked twice.
     *
     * @param form title of the form
     * @param field label of the field, or of the column
     * @param known where it is known from
     */
    public record Finding(String formId, String form, String field, String known) {}

    /** {@code again}: whether the form comes round again. */
    private record Asked(Form form, Field field, Set<UnitKind> by, boolean again) {}

    private AskedTwice() {}

    /** Everything that the plan's forms ask twice; none if they are as they should be. */
    public static List<Finding> in(Plan plan) {
        return in(plan, List.of());
    }

    /**
     * The same; of two forms that ask the same, the one is found that came later.
     *
     * @param earlier versions, the oldest first; the forms that none of them has are the youngest
     */
    public static List<Finding> in(Plan plan, List<Plan> earlier) {
        Map<String, List<Asked>> typed = new HashMap<>();
        List<Finding> findings = new ArrayList<>();
        for (Form form : oldestFirst(plan, earlier)) {
            List<Ask> asks = plan.asks().stream()
                    .filter(ask -> form.id().equals(ask.form()))
                    .toList();
            Set<UnitKind> by = asks.stream().map(Ask::who).collect(Collectors.toCollection(HashSet::new));
            boolean again = asks.stream().anyMatch(ask -> !NEVER_AGAIN.contains(ask.cadence()));
            form.sections().stream()
                    .flatMap(section -> section.fields().stream())
                    .filter(field -> field.type() != FieldType.KNOWN && field.type() != FieldType.ATTACHMENTS)
                    .forEach(field -> {
                        Asked asked = new Asked(form, field, by, again);
                        List<Asked> before = typed.computeIfAbsent(plain(field.label()), unused -> new ArrayList<>());
                        known(asked, before).ifPresent(known -> findings.add(finding(form, field.label(), known)));
                        columns(field).forEach(column -> findings.add(finding(form, column.label(), "名册")));
                        before.add(asked);
                    });
        }
        return findings;
    }

    private static List<Form> oldestFirst(Plan plan, List<Plan> before) {
        return plan.forms().stream()
                .sorted(Comparator.comparingLong((Form form) -> before.stream()
                        .takeWhile(version -> version.form(form.id()).isEmpty())
                        .count()))
                .toList();
    }

    private static Finding finding(Form form, String asked, String known) {
        return new Finding(form.id(), form.title(), asked, known);
    }

    /** {@code before}: the fields of that label that came before it. */
    private static Optional<String> known(Asked asked, List<Asked> before) {
        if (REGISTER.contains(plain(asked.field().label()))) {
            return Optional.of("名册");
        }
        if (asked.again() && asked.field().prefill() == null && !asked.field().anew()) {
            return Optional.of("上一次报送");
        }
        return before.stream()
                .filter(other -> other.form() == asked.form() || meet(other.by(), asked.by()))
                .filter(other -> !begins(asked, other) && !begins(other, asked))
                .map(other -> "《" + other.form().title() + "》")
                .findFirst();
    }

    /** The columns whose cells the register knows, of a table that does not begin with them. */
    private static List<Column> columns(Field field) {
        List<Column> filled =
                field.prefill() instanceof Prefill.Register(KnownTable table) ? table.columns() : List.of();
        return field.columns().stream()
                .filter(column -> REGISTER.contains(plain(column.label())))
                .filter(column -> filled.stream().noneMatch(known -> known.id().equals(column.id())))
                .toList();
    }

    private static boolean begins(Asked later, Asked earlier) {
        return later.field().prefill() instanceof Prefill.FromForm(FieldRef ref)
                && ref.form().equals(earlier.form().id())
                && ref.field().equals(earlier.field().id());
    }

    private static boolean meet(Set<UnitKind> one, Set<UnitKind> other) {
        return one.stream().anyMatch(other::contains);
    }

    private static String plain(String label) {
        return PUNCTUATION.matcher(label).replaceAll("");
    }
}
