package cn.haoyuan.filing.web;

import cn.haoyuan.filing.Filing;
import cn.haoyuan.plan.Field;
import java.util.List;
import java.util.Map;

/**
 * Two pages wrote the same draft: what both changed is to be chosen from, field by field. What only one of them changed goes together by itself.
 *
 * @param version of the draft that was saved elsewhere
 * @param who saved it elsewhere
 * @param when it was saved, in words
 * @param theirs what was changed elsewhere only, and is taken as it was saved there
 * @param typed what the other page would send again, by parameter
 */
public record ClashPage(
        Filing filing,
        String title,
        int version,
        String who,
        String when,
        List<Pair> pairs,
        List<Field> theirs,
        Map<String, List<String>> typed) {

    /**
     * One field as it was typed here and as it was saved elsewhere.
     *
     * @param takesSaved whether the saved one was chosen already
     */
    public record Pair(FieldView mine, FieldView saved, boolean takesSaved) {}
}
