package cn.haoyuan.filing.web;

import cn.haoyuan.duty.Causes.Cause;
import cn.haoyuan.filing.Amended;
import cn.haoyuan.filing.FieldProblem;
import cn.haoyuan.filing.Filing;
import cn.haoyuan.filing.FilingAct;
import cn.haoyuan.filing.LetterRows;
import cn.haoyuan.plan.Form;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A filing to be written.
 *
 * @param version of the draft that the page was made from
 * @param was the marks of what the draft holds in that version
 * @param editor names this page, so that its own saves do not clash
 * @param stamp of the last save, by the page that made it
 * @param saved when the draft was saved last, in words
 * @param problems to be listed on top; empty while one writes
 * @param absent the rows that it leaves out of those it began with
 * @param returned the return that this answers, or null
 * @param discardable whether it may be thrown away
 * @param amended what was amended elsewhere since it was begun
 * @param refusal why what was just tried was not done; what was typed is shown all the same
 * @param unchanged whether it was to be submitted just as it was returned, which is to be confirmed
 * @param cause what asks for it; null for a period
 * @param basis names that as it stands
 * @param letter how its rows stand to what that numbers, where there is something to say
 */
public record EditPage(
        Filing filing,
        Form form,
        List<SectionView> sections,
        int version,
        String was,
        String editor,
        long stamp,
        String saved,
        List<FieldProblem> problems,
        List<FieldProblem> absent,
        @Nullable FilingAct returned,
        boolean discardable,
        List<Amended.Rows> amended,
        @Nullable String refusal,
        boolean unchanged,
        @Nullable Cause cause,
        String basis,
        List<LetterRows> letter) {

    /** One problem of each field whose missing rows may be put back. */
    public Collection<FieldProblem> restorable() {
        return absent.stream()
                .collect(Collectors.toMap(
                        FieldProblem::at, Function.identity(), (first, other) -> first, LinkedHashMap::new))
                .values();
    }
}
