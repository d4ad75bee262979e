package cn.haoyuan.search;

import cn.haoyuan.access.Needs;
import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.web.Html;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The search box of every page: a page of results, and a few of them while one types. */
@Controller
@Needs(Permission.OWN)
class SearchController {

    /** Results of a kind on the page, and under the box. */
    private static final int MANY = 40;

    private static final int FEW = 5;

    private final Search search;

    SearchController(Search search) {
        this.search = search;
    }

    @GetMapping("/search")
    ModelAndView search(Viewer viewer, @RequestParam(defaultValue = "") String q) {
        return Html.of("search/search", search.page(viewer, shortened(q), MANY));
    }

    @GetMapping("/search/offers")
    ModelAndView offers(Viewer viewer, @RequestParam(defaultValue = "") String q) {
        return Html.of("search/offers", search.page(viewer, shortened(q), FEW));
    }

    /** Nothing has a name that long. */
    private static String shortened(String query) {
        return query.length() > 60 ? query.substring(0, 60) : query;
    }
}
