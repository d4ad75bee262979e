package cn.haoyuan.testing;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Examines pages with axe-core for WCAG 2.2 AA, all rules of it. An element is examined where its way from the root (kinds,
 * classes, roles, names) was not shown at this width before, so the hundredth row and the menu of the hundredth page cost nothing.
 */
public final class Accessibility {

    private static final List<String> PAPER = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa");
    private static final List<String> SCREEN = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final String SCRIPTS =
            "function loadAxe() {" + resource("/axe.min.js") + "\n}\n" + resource("/accessibility.js");

    private final Map<String, Set<String>> seen = new HashMap<>();

    /** Lays axe ready in all pages of a window: half a megabyte, sent once and not with each page. */
    public static BrowserContext in(BrowserContext window) {
        window.addInitScript(SCRIPTS);
        return window;
    }

    /** What is wrong with a page at the width that its window has, each with its element. */
    public List<String> violations(Page page) {
        return violations(page, String.valueOf(page.viewportSize().width), SCREEN);
    }

    /** What is wrong with a page that is shown as it prints; nobody has to hit a target on paper. */
    public List<String> printed(Page page) {
        return violations(page, "print", PAPER);
    }

    @SuppressWarnings("unchecked")
    private List<String> violations(Page page, String medium, List<String> tags) {
        List<String> shown = new ArrayList<>((List<String>) page.evaluate("accessibility.shown()"));
        shown.removeIf(
                name -> !seen.computeIfAbsent(medium, any -> new HashSet<>()).add(name));
        if (shown.isEmpty()) {
            return List.of();
        }
        return (List<String>)
                page.evaluate("([tags, fresh]) => accessibility.violations(tags, fresh)", List.of(tags, shown));
    }

    private static String resource(String path) {
        try (InputStream file = Accessibility.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException(path + " is not on the class path");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
