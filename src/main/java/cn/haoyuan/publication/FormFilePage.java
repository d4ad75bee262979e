package cn.haoyuan.publication;

import cn.haoyuan.plan.PlanVersion;
import cn.haoyuan.plan.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Taking a form's file into a draft, and why one was refused.
 *
 * @param name the file that was handed in; "" before
 * @param refusal why it was not even read; or null
 */
public record FormFilePage(
        PlanVersion draft, String name, @Nullable String refusal, List<Problem> problems) {

    public String address() {
        return "/plan/drafts/" + draft.id();
    }
}
