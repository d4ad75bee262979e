package cn.haoyuan.filing.web;

import cn.haoyuan.filing.TakingBack.Prospect;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be taken back is looked at before.
 *
 * @param all those that were chosen
 * @param ticked the ids of those of them that are to be taken back
 * @param reason as typed
 * @param wrong what is wrong with the reason; null for nothing
 * @param problems what was not done and why
 */
public record TakeBackPage(
        List<Prospect> all,
        Set<Long> ticked,
        String reason,
        @Nullable String wrong,
        List<String> problems) {

    /** The only one; null where there are several. */
    public @Nullable Prospect only() {
        return all.size() == 1 ? all.getFirst() : null;
    }

    public boolean possible() {
        return all.stream().anyMatch(each -> each.refusal() == null);
    }

    /** Where one goes who leaves it: to the only one, else to what was decided. */
    public String back() {
        Prospect only = only();
        return only == null ? "/filings?tab=DONE" : "/filings/" + only.filing().id();
    }
}
