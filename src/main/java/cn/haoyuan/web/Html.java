package cn.haoyuan.web;

import org.springframework.http.HttpStatusCode;
import org.springframework.web.servlet.ModelAndView;

/** A page to answer with: a JTE template and the one record that it shows. */
public final class Html {

    private Html() {}

    /**
     * The template {@code src/main/jte/<name>.jte}, whose parameters are {@code Frame frame} and {@code page}; instead of a part of a list
     * that lies beyond its end, the way to the last one.
     */
    public static ModelAndView of(String template, Object page) {
        return page instanceof Paged list && list.paging().beyond()
                ? new ModelAndView(
                        "redirect:" + list.paging().href(list.paging().pages()))
                : new ModelAndView(template).addObject("page", page);
    }

    /** The same with another status than 200, as for a form that comes back with messages (422). */
    public static ModelAndView of(String template, Object page, HttpStatusCode status) {
        ModelAndView view = of(template, page);
        view.setStatus(status);
        return view;
    }
}
