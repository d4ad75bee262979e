package cn.haoyuan.web;

import cn.haoyuan.access.Viewer;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the layout around a page knows.
 *
 * @param viewer who is signed in, or null on open pages
 * @param today the day of the clock
 * @param path the request's path, to mark the menu entry
 * @param csrfName form parameter of the token that every change carries
 * @param csrfToken its value
 * @param part whether only a part of the page was asked for (htmx)
 * @param notice a message to show once, after a redirect
 * @param demo whether this is the demonstration city, whose data are invented
 */
public record Frame(
        @Nullable Viewer viewer,
        LocalDate today,
        String path,
        String csrfName,
        String csrfToken,
        boolean part,
        @Nullable String notice,
        boolean demo) {

    /** The left menu of this viewer. */
    public List<Menu.Entry> menu() {
        return viewer == null ? List.of() : Menu.of(viewer);
    }
}
