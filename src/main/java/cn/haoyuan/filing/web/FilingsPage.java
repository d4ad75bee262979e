package cn.haoyuan.filing.web;

import cn.haoyuan.filing.Filing;
import cn.haoyuan.filing.FilingState;
import cn.haoyuan.plan.Form;
import cn.haoyuan.web.Paging;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A list of filings.
 *
 * @param forms those that can be filtered by
 * @param titles the titles of forms by their id
 * @param export where the whole list is had as xlsx
 * @param waiting how many wait for the viewer's decision
 */
public record FilingsPage(
        List<FilingTab> tabs,
        FilingTab tab,
        List<Form> forms,
        Map<String, String> titles,
        @Nullable String form,
        @Nullable FilingState state,
        @Nullable String text,
        long waiting,
        List<Filing> filings,
        String export,
        Paging paging) {

    /** The title of a filing's form; its id if the plan in force has it no more. */
    public String title(Filing filing) {
        return titles.getOrDefault(filing.form(), filing.form());
    }

    /** Whether others file with the viewer's unit, so that one can ask who has not. */
    public boolean receives() {
        return tabs.contains(FilingTab.ALL);
    }

    public boolean filtered() {
        return form != null || state != null || text != null;
    }

    /** Where a row leads: to the review if it waits for one. */
    public String href(Filing filing) {
        return "/filings/" + filing.id() + (tab == FilingTab.REVIEW ? "/review" : "");
    }
}
