package cn.haoyuan.publication;

import cn.haoyuan.web.Html;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/**
 * What was typed in a draft, or a part of it, that somebody else published or threw away meanwhile, so that it may be copied.
 *
 * @param rows what, as the plan in force says it, as it was typed; none where no plan is in force
 */
public record LostPage(List<List<String>> rows) {

    static ModelAndView of(List<List<String>> rows) {
        return Html.of("publication/lost", new LostPage(rows), HttpStatus.GONE);
    }
}
