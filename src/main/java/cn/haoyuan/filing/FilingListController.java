package cn.haoyuan.filing;

import cn.haoyuan.access.Needs;
import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.plan.Form;
import cn.haoyuan.plan.Plans;
import cn.haoyuan.web.Address;
import cn.haoyuan.web.Html;
import cn.haoyuan.web.Paging;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The lists of filings: mine, to review, done, all. */
@Controller
@Needs(Permission.SEE_BOARD)
class FilingListController {

    private static final int SIZE = 20;

    private final FilingLists lists;
    private final Plans plans;

    FilingListController(FilingLists lists, Plans plans) {
        this.lists = lists;
        this.plans = plans;
    }

    @GetMapping("/filings")
    @Transactional(readOnly = true)
    public ModelAndView list(
            Viewer viewer,
            @RequestParam(required = false) @Nullable FilingTab tab,
            @RequestParam(required = false) @Nullable String form,
            @RequestParam(required = false) @Nullable FilingState state,
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(defaultValue = "1") int page) {
        List<FilingTab> tabs = FilingTab.of(viewer);
        FilingTab shown = tab != null && tabs.contains(tab) ? tab : tabs.getFirst();
        FilingSearch search = FilingSearch.of(shown, viewer, state, form, Typed.clean(text == null ? "" : text));
        long total = lists.count(search);
        int number = (int) Math.clamp(page, 1, Math.max(1, (total + SIZE - 1) / SIZE));
        List<Filing> filings =
                shown == FilingTab.REVIEW ? lists.waiting(search, number, SIZE) : lists.latest(search, number, SIZE);
        long waiting = tabs.contains(FilingTab.REVIEW)
                ? lists.count(FilingSearch.of(FilingTab.REVIEW, viewer, null, null, null))
                : 0;
        List<Form> forms =
                plans.current().map(version -> version.plan().forms()).orElse(List.of());
        String base = Address.of("/filings")
                .with("tab", shown)
                .with("form", form)
                .with("state", state)
                .with("text", text)
                .toString();
        return Html.of(
                "filing/list",
                new FilingsPage(
                        tabs,
                        shown,
                        forms,
                        forms.stream().collect(Collectors.toMap(Form::id, Form::title)),
                        search.form(),
                        state,
                        search.text(),
                        waiting,
                        filings,
                        new Paging(number, SIZE, total, base)));
    }
}
