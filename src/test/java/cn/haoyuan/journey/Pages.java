package cn.haoyuan.journey;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** What a person does on any page. */
final class Pages {

    private Pages() {}

    /** Fills what is still empty in a filing's form, as far as one row of each table. */
    static void fillIn(Page page) {
        page.waitForLoadState();
        Set<String> chosen = new HashSet<>();
        for (Locator field : page.locator("#filing-form :is(textarea, input, select):visible")
                .all()) {
            String name = String.valueOf(field.getAttribute("name"));
            if (!name.startsWith("f.") || name.matches("f\\.[^.]+\\.[1-9].*")) {
                continue;
            }
            String kind = (String) field.evaluate("field => field.tagName === 'SELECT' ? 'select' : field.type");
            switch (kind) {
                case "radio", "checkbox" -> {
                    if (chosen.add(name)) {
                        field.check();
                    }
                }
                case "select" -> {
                    if (field.inputValue().isEmpty() && field.locator("option").count() > 1) {
                        field.selectOption(field.locator("option").nth(1).getAttribute("value"));
                    }
                }
                case "text", "textarea", "date" -> {
                    if (field.inputValue().isEmpty()) {
                        field.fill(value(field, kind));
                    }
                }
                default -> {}
            }
        }
    }

    private static String value(Locator field, String kind) {
        String latest = field.getAttribute("data-day");
        if (kind.equals("date") || latest != null) {
            return latest == null || latest.isEmpty() ? "2021-09-01" : latest;
        }
        return "decimal".equals(field.getAttribute("inputmode")) ? "12" : "我们这样做";
    }

    /** Keeps a picture of the whole page, to be looked at. */
    static void shot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screens", "journey-" + name + ".png"))
                .setFullPage(true));
    }
}
