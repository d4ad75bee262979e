package cn.haoyuan.filing.web;

import cn.haoyuan.filing.Filing;
import cn.haoyuan.filing.Forms;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.plan.Field;
import cn.haoyuan.plan.FieldRef;
import cn.haoyuan.plan.Form;
import cn.haoyuan.plan.GoalLinks;
import cn.haoyuan.web.Address;
import org.jspecify.annotations.Nullable;

/**
 * The form whose goals those of a field link to.
 *
 * @param form its title, with whose it is
 * @param own where the unit's own is found, begun or not; null where it is filed above
 */
public record LinkedTo(String form, @Nullable String own) {

    /** Null for a field that links to no goals. */
    static @Nullable LinkedTo of(Forms.Bound bound, Filing filing, Field field) {
        if (!(field.links() instanceof GoalLinks.Goals(FieldRef ref))) {
            return null;
        }
        boolean own = bound.plan().asks().stream()
                .anyMatch(ask -> ref.form().equals(ask.form()) && ask.who() == filing.unitKind());
        String whose = !own ? "上级" : filing.unitKind() == UnitKind.KINDERGARTEN ? "本园" : "本单位";
        return new LinkedTo(
                whose + "《" + bound.plan().form(ref.form()).map(Form::title).orElse("") + "》",
                own
                        ? Address.of("/filings")
                                .with("tab", FilingTab.MINE)
                                .with("form", ref.form())
                                .toString()
                        : null);
    }
}
