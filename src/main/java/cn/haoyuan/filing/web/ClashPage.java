package cn.haoyuan.filing.web;

import cn.haoyuan.filing.Filing;
import java.util.List;
import java.util.Map;

/**
 * Two pages wrote the same draft: field by field what differs, to be chosen from.
 *
 * @param version of the draft that was saved elsewhere
 * @param who saved it elsewhere
 * @param when it was saved, in words
 * @param typed what the other page would send again, by parameter
 */
public record ClashPage(
        Filing filing,
        String title,
        int version,
        String who,
        String when,
        List<Pair> pairs,
        Map<String, List<String>> typed) {

    /**
     * One field as it was typed here and as it was saved elsewhere.
     *
     * @param takesSaved whether the saved one was chosen already
     */
    public record Pair(FieldView mine, FieldView saved, boolean takesSaved) {}
}
