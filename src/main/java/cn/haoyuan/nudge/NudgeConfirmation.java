package cn.haoyuan.nudge;

import cn.haoyuan.web.Address;
import java.util.List;

/**
 * What is asked before many people are told.
 *
 * @param of what the list was narrowed to, in words; "" for all of it
 * @param ticked the duties asked for; empty for all of the list
 * @param would what a nudge would do now
 */
public record NudgeConfirmation(MissingQuery query, String of, List<Long> ticked, NudgeResult would) {

    /** The list that is asked for. */
    public String list() {
        return query.address("/missing").toString();
    }

    /** The page that asks. */
    Address here() {
        return query.address("/missing/nudge").with("duty", ticked).with("all", ticked.isEmpty() ? "true" : null);
    }
}
