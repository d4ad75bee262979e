package cn.haoyuan.nudge;

/**
 * Reminding of all measures at once, and the text for the chat group.
 *
 * @param of what the list was narrowed to, in words; "" for all of it
 */
public record NudgePage(MissingQuery query, String of, NudgeForecast asking) {

    /** The list that is asked for. */
    public String list() {
        return query.address("/missing").toString();
    }
}
