package cn.haoyuan.publication;

import cn.haoyuan.plan.PlanVersion;
import cn.haoyuan.plan.Problem;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Importing a plan file: the drafts at hand, and why a file was refused.
 *
 * @param origins when, by whom and from what each was begun
 * @param none whether there is no version at all, not even a draft
 * @param current the version in force, from which a new one may be drafted; null for none
 * @param today by which a draft's time may be over
 * @param name the file that was handed in; "" before
 * @param refusal why it was not even read, or not kept; or null
 */
public record ImportPage(
        List<PlanVersion> drafts,
        Map<Integer, String> origins,
        boolean none,
        @Nullable PlanVersion current,
        LocalDate today,
        List<Problem> problems,
        String name,
        @Nullable String refusal) {

    /** Whether another draft has the same name and number, so that something else must tell them apart. */
    public boolean hasNamesake(PlanVersion draft) {
        return drafts.stream()
                .anyMatch(other -> other.id() != draft.id()
                        && other.no() == draft.no()
                        && other.plan().title().equals(draft.plan().title()));
    }

    /** What a draft says otherwise than the version in force, if that is of the same plan; "" else. */
    public String changes(PlanVersion draft) {
        return current != null && current.plan().id().equals(draft.plan().id())
                ? "与现行第 " + current.no() + " 版相比：" + new PlanChanges(current.plan(), draft.plan()).words() + "。"
                : "";
    }

    ImportPage refused(String file) {
        return new ImportPage(drafts, origins, none, current, today, problems, file, null);
    }
}
