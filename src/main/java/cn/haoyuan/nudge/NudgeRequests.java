package cn.haoyuan.nudge;

import cn.haoyuan.access.Viewer;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A request to nudge, as it comes from the page: the duties ticked, or all that the list shows. */
@Component
class NudgeRequests {

    private final Nudges nudges;
    private final Missing missing;
    private final MissingPages pages;
    private final Hours hours;

    NudgeRequests(Nudges nudges, Missing missing, MissingPages pages, Hours hours) {
        this.nudges = nudges;
        this.missing = missing;
        this.pages = pages;
        this.hours = hours;
    }

    /** @param ticked empty for all of the list that is others' to do */
    @Transactional
    public NudgeResult nudge(Viewer viewer, MissingQuery query, List<Long> ticked) {
        return nudges.ask(viewer, meant(viewer, query, ticked));
    }

    /** What the same would do. */
    @Transactional(readOnly = true)
    public NudgeConfirmation question(Viewer viewer, MissingQuery query, List<Long> ticked) {
        return new NudgeConfirmation(
                query,
                pages.narrowed(query, hours.now().toLocalDate()).collect(Collectors.joining("，")),
                ticked,
                nudges.would(viewer, meant(viewer, query, ticked)));
    }

    private List<Long> meant(Viewer viewer, MissingQuery query, List<Long> ticked) {
        return ticked.isEmpty()
                ? missing.ids(pages.filter(viewer, query, hours.now()).others())
                : ticked;
    }
}
