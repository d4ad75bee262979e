package cn.haoyuan.web;

import cn.haoyuan.access.Viewer;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the layout around a page knows.
 *
 * @param viewer who is signed in, or null on open pages
 * @param today the day of the clock
 * @param path the request's path, to mark the menu entry
 * @param csrf the token that every change carries
 * @param part whether only a part of the page was asked for (htmx)
 * @param notice a message to show once, after a redirect
 * @param wrongDay what the address says instead of a day, so that the page is of today; null where nothing is wrong
 * @param demo whether this is the demonstration city, whose data are invented
 * @param assets gives the address of a static file
 */
public record Frame(
        @Nullable Viewer viewer,
        LocalDate today,
        String path,
        Csrf csrf,
        boolean part,
        @Nullable String notice,
        @Nullable String wrongDay,
        boolean demo,
        UnaryOperator<String> assets) {

    /** A form carries it as the parameter {@code name}, a script as the header {@code header}. */
    public record Csrf(String name, String header, String token) {}

    public String csrfName() {
        return csrf.name();
    }

    public String csrfToken() {
        return csrf.token();
    }

    /** The left menu of this viewer. */
    public List<Menu.Entry> menu() {
        return viewer == null ? List.of() : Menu.of(viewer);
    }

    /** The address of a static file with its content's hash, as {@code asset("/assets/app.css")}. */
    public String asset(String file) {
        return assets.apply(file);
    }
}
