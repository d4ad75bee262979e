package cn.haoyuan.plan;

import cn.haoyuan.org.UnitKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds what the forms of a plan ask for although it is known. The rule: no field that is typed bears the name of something in
 * the register; and no two typed fields that the same kind of unit is given, in one form or in two, bear the same name, unless
 * one begins with what the other says. Attachments are no question.
 */
public final class AskedTwice {

    /** Other names of what the register knows, as forms are wont to write them. */
    private static final Set<String> REGISTER =
            Set.of("幼儿园名称", "园名", "园所名称", "报送单位", "填报单位", "县区名称", "园长姓名", "幼儿人数", "在园人数", "教职工人数", "班级", "班额数");

    /**
     * One field that is asked twice.
     *
     * @param form title of the form
     * @param field label of the field
     * @param known where it is known from
     */
    public record Finding(String formId, String form, String field, String known) {}

    private static final Pattern PUNCTUATION = Pattern.compile("[\\s（）()：:]");

    private record Asked(Form form, Field field, Set<UnitKind> by) {}

    private AskedTwice() {}

    /** Everything that the plan's forms ask twice; none if they are as they should be. */
    public static List<Finding> in(Plan plan) {
        Map<String, List<Asked>> typed = new HashMap<>();
        List<Finding> findings = new ArrayList<>();
        for (Form form : plan.forms()) {
            Set<UnitKind> by = filedBy(plan, form);
            for (Section section : form.sections()) {
                for (Field field : section.fields()) {
                    if (field.type() == FieldType.KNOWN || field.type() == FieldType.ATTACHMENTS) {
                        continue;
                    }
                    Asked asked = new Asked(form, field, by);
                    String label = PUNCTUATION.matcher(field.label()).replaceAll("");
                    List<Asked> before = typed.computeIfAbsent(label, unused -> new ArrayList<>());
                    known(asked, label, before)
                            .ifPresent(
                                    known -> findings.add(new Finding(form.id(), form.title(), field.label(), known)));
                    before.add(asked);
                }
            }
        }
        return findings;
    }

    /** {@code before}: the fields of that label that came before it. */
    private static Optional<String> known(Asked asked, String label, List<Asked> before) {
        if (REGISTER.contains(label)
                || Arrays.stream(KnownSource.values())
                        .anyMatch(source -> source.label().equals(label))) {
            return Optional.of("名册");
        }
        return before.stream()
                .filter(other -> other.form() == asked.form() || meet(other.by(), asked.by()))
                .filter(other -> !begins(asked, other) && !begins(other, asked))
                .map(other -> "《" + other.form().title() + "》")
                .findFirst();
    }

    private static boolean begins(Asked later, Asked earlier) {
        return later.field().prefill() instanceof Prefill.FromForm(FieldRef ref)
                && ref.form().equals(earlier.form().id())
                && ref.field().equals(earlier.field().id());
    }

    private static boolean meet(Set<UnitKind> one, Set<UnitKind> other) {
        return one.stream().anyMatch(other::contains);
    }

    private static Set<UnitKind> filedBy(Plan plan, Form form) {
        Set<UnitKind> by = new HashSet<>();
        plan.measures().forEach(measure -> measure.asks().stream()
                .filter(ask -> form.id().equals(ask.form()))
                .forEach(ask -> by.add(ask.who())));
        return by;
    }
}
