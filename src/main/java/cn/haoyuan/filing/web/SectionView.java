package cn.haoyuan.filing.web;

import cn.haoyuan.plan.FieldType;
import cn.haoyuan.plan.Section;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A section as a page shows it.
 *
 * @param remark what the reviewer said to it, or ""
 * @param changed whether it was changed since that was said
 */
public record SectionView(Section section, List<FieldView> fields, String remark, boolean changed) {

    /** Where a link to it leads. */
    public String anchor() {
        return "s-" + section.id();
    }

    /** How much of what it requires is still empty. */
    public int missing() {
        return fields.stream().mapToInt(FieldView::missing).sum();
    }

    /** Whether something in it is brought from the register. */
    public boolean known() {
        return fields.stream().anyMatch(view -> view.field().type() == FieldType.KNOWN);
    }

    /** Whether anything in it is wrong. */
    public boolean wrong() {
        return fields.stream().anyMatch(view -> !view.problems().isEmpty());
    }

    /** Whether the reviewer said anything to it. */
    public boolean remarked() {
        return !remark.isEmpty();
    }

    /** How it stands in the list of sections, as a class of the style sheet; null for one that has yet to be filled in. */
    public @Nullable String state() {
        if (wrong()) {
            return "filing-wrong";
        }
        return remarked() && !changed ? "filing-remarked" : missing() == 0 ? "filing-whole" : null;
    }
}
