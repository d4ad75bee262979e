package cn.haoyuan.web;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.calendar.DayInWords;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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
 * @param refused whether the page answers a form that was not taken
 * @param notice a message to show once, after a redirect
 * @param noticed where that can be looked at, or undone; null for nowhere
 * @param warning the same, where nothing came of what was asked for
 * @param wrongDays what the address says instead of days, or of a last day that is not before the first, by parameter; those were taken for not given
 * @param demo whether this is the demonstration city, whose data are invented
 * @param assets gives the address of a static file
 * @param inline what a page that people come to first carries within
 */
public record Frame(
        @Nullable Viewer viewer,
        LocalDate today,
        String path,
        Csrf csrf,
        boolean part,
        boolean refused,
        @Nullable String notice,
        @Nullable Crumb noticed,
        @Nullable String warning,
        Map<String, String> wrongDays,
        boolean demo,
        UnaryOperator<String> assets,
        Inline inline) {

    /** A form carries it as the parameter {@code name}, a script as the header {@code header}. */
    public record Csrf(String name, String header, String token) {}

    /** Nothing of it comes from anybody: the text of files of the product. */
    public record Inline(String style, String script) {}

    public String csrfName() {
        return csrf.name();
    }

    public String csrfToken() {
        return csrf.token();
    }

    /** What is wrong with the day that this parameter of the address names; null for nothing. */
    public @Nullable String wrongDay(String name) {
        String typed = wrongDays.get(name);
        if (typed == null) {
            return null;
        }
        return LenientAddress.day(typed) ? "“" + typed + "”早于开始的一天，没有按它筛选，请改一个日期。" : DayInWords.wrong("", typed) + "。";
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
