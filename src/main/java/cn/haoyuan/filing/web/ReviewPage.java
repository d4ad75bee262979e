package cn.haoyuan.filing.web;

import cn.haoyuan.filing.Filing;
import cn.haoyuan.filing.FilingAct;
import cn.haoyuan.plan.Form;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A submission to be decided on.
 *
 * @param no the submission that is shown
 * @param changed the labels of what differs from the submission before, or none for the first
 * @param place its place in the queue, from 1; 0 when it is not in it
 * @param waiting how many wait
 * @param typed what the reviewer typed: reason, replyBy, remark.section
 * @param problems what is wrong with that, by parameter
 * @param earliest the earliest day that an answer can be asked for, as yyyy-MM-dd
 */
public record ReviewPage(
        Filing filing,
        Form form,
        List<SectionView> sections,
        List<FilingAct> acts,
        int no,
        List<String> changed,
        int place,
        int waiting,
        @Nullable Long previous,
        @Nullable Long next,
        Map<String, String> typed,
        Map<String, String> problems,
        String earliest) {

    public String typed(String name) {
        return typed.getOrDefault(name, "");
    }

    public @Nullable String problem(String name) {
        return problems.get(name);
    }
}
