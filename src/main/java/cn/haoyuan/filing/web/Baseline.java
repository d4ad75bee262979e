package cn.haoyuan.filing.web;

import cn.haoyuan.filing.FilingAct;
import cn.haoyuan.filing.FilingVerb;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An earlier submission that was decided on, with which a later one is compared.
 *
 * @param decided the decision: a return, which the later submission answers, or the acceptance that it amends
 */
public record Baseline(int no, FilingAct decided) {

    /** Those that a submission can be compared with, the latest decision first. */
    static List<Baseline> of(List<FilingAct> acts, int no) {
        List<Baseline> found = new ArrayList<>();
        for (FilingAct act : FilingAct.holding(acts).reversed()) {
            Integer earlier = act.submissionNo();
            if (act.verb().decides()
                    && earlier != null
                    && earlier < no
                    && found.stream().noneMatch(each -> each.decided.verb() == act.verb())) {
                found.add(new Baseline(earlier, act));
            }
        }
        return found;
    }

    /** The one wanted if it is there, else the first; null where there is none. */
    static @Nullable Baseline choose(List<Baseline> all, @Nullable Integer wanted) {
        return all.stream()
                .filter(each -> wanted != null && each.no == wanted)
                .findFirst()
                .or(() -> all.stream().findFirst())
                .orElse(null);
    }

    /** What it is, in words. */
    public String label() {
        return (decided.verb() == FilingVerb.RETURN ? "退回的第 %d 次报送" : "已通过的第 %d 次报送").formatted(no);
    }
}
