package cn.haoyuan.filing.web;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.duty.Duty;
import cn.haoyuan.duty.DutyState;
import cn.haoyuan.filing.Deadline;
import cn.haoyuan.filing.Filing;
import cn.haoyuan.filing.FilingAct;
import cn.haoyuan.filing.ReviewQueue;
import cn.haoyuan.plan.Form;
import cn.haoyuan.web.Address;
import cn.haoyuan.web.Paging;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A list of filings.
 *
 * @param forms those that can be filtered by
 * @param titles the titles of forms by their id
 * @param unit the name of the unit that the list is narrowed to; null for none
 * @param queue how much of what the viewer's unit received waits, and how much it decided lately, as filtered
 * @param whole the same unfiltered
 * @param acts what was done to each of the filings, by its id
 * @param read of what waits, the ids of those that the viewer has read
 * @param worded of what waits, the ids of those that the viewer wrote words about that are not sent yet
 * @param acceptable of what waits, the ids of those that the viewer may accept at once
 * @param again of what waits, the ids of those that were returned before
 * @param open of what waits, how much it leaves open, by id
 * @param toBegin what the viewer's unit has to hand in and has not begun; on the first page of its own filings
 * @param problems what of a batch was not done and why
 * @param export where the whole list is had as xlsx
 * @param missing where the units stand by name that have not filed what is listed
 */
public record FilingsPage(
        List<FilingTab> tabs,
        FilingTab tab,
        List<Form> forms,
        Map<String, String> titles,
        FilingsQuery query,
        @Nullable String unit,
        ReviewQueue queue,
        ReviewQueue whole,
        List<Filing> filings,
        Map<Long, List<FilingAct>> acts,
        Set<Long> read,
        Set<Long> worded,
        Set<Long> acceptable,
        Set<Long> again,
        Map<Long, Long> open,
        List<Duty> toBegin,
        List<String> problems,
        String export,
        String missing,
        Paging paging) {

    /** How many of what is to be begun stand on the page itself. */
    public static final int TO_BEGIN = 10;

    /** The title of a filing's form; its id if the plan in force has it no more. */
    public String title(Filing filing) {
        return titles.getOrDefault(filing.form(), filing.form());
    }

    /** The same of what a duty asks for. */
    public String title(Duty duty) {
        return titles.getOrDefault(String.valueOf(duty.topic()), duty.title());
    }

    /** How it stands to its deadline. */
    public Deadline deadline(Filing filing) {
        return Deadline.of(filing, acts(filing));
    }

    /** What the receiver decided on it last; null for nothing yet. */
    public @Nullable FilingAct decision(Filing filing) {
        return FilingAct.decision(acts(filing));
    }

    private List<FilingAct> acts(Filing filing) {
        return acts.getOrDefault(filing.id(), List.of());
    }

    /** Whether others file with the viewer's unit, so that one can ask who has not. */
    public boolean receives() {
        return tabs.contains(FilingTab.ALL);
    }

    /** The same list of all units. */
    public String ofAll() {
        return query.list(tab).without("unit").toString();
    }

    /** All that is owed of it, begun or not. */
    public String owed(Viewer viewer) {
        return Address.of("/duties")
                .with("owedBy", viewer.unitId())
                .with("filing", true)
                .with("state", DutyState.PENDING)
                .toString();
    }

    public boolean filtered() {
        return query.filtered();
    }

    /** Where a row leads: to the review if it waits for one. */
    public String href(Filing filing) {
        return tab == FilingTab.REVIEW ? query.of(filing.id(), "review") : "/filings/" + filing.id();
    }
}
