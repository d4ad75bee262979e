package cn.haoyuan.journey;

import com.microsoft.playwright.Page;
import java.util.Map;

/** Somebody without a mouse. A date has stops of its own within; at every other stop of Tab the focus must be seen, in the window, and elsewhere than before. */
final class Keyboard {

    /** More stops than any page has before what one looks for. */
    private static final int MOST_STOPS = 220;

    private static final String STOP = """
            () => {
              const at = document.activeElement, before = window.stopBefore, box = at.getBoundingClientRect(), looks = getComputedStyle(at);
              window.stopBefore = at;
              const seen = looks.outlineStyle !== 'none' && parseFloat(looks.outlineWidth) >= 2 || looks.boxShadow !== 'none';
              const inWindow = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
              const outside = at === document.body;
              return { element: at.outerHTML.slice(0, 160), wrong: outside ? '' : at === before && at.type !== 'date' ? 'Tab stays on'
                : !seen ? 'no focus to be seen on' : !inWindow ? 'the focus is out of the window on' : '' };
            }
            """;

    private final Page page;

    Keyboard(Page page) {
        this.page = page;
    }

    /** Tabs to the first element that matches. */
    Keyboard to(String selector) {
        for (int stops = 0; stops < MOST_STOPS; stops++) {
            next();
            if (on(selector)) {
                return this;
            }
        }
        throw new AssertionError("Tab does not come to " + selector + " on " + page.url());
    }

    void next() {
        press("Tab");
        @SuppressWarnings("unchecked")
        Map<String, String> stop = (Map<String, String>) page.evaluate(STOP);
        if (!stop.get("wrong").isEmpty()) {
            throw new AssertionError(stop.get("wrong") + " " + stop.get("element") + " on " + page.url());
        }
    }

    boolean on(String selector) {
        return (Boolean) page.evaluate("selector => document.activeElement.matches(selector)", selector);
    }

    Keyboard press(String key) {
        page.keyboard().press(key);
        return this;
    }

    Keyboard type(String words) {
        page.keyboard().insertText(words);
        return this;
    }

    /** Presses Enter and waits for the page that it leads to. */
    Keyboard enter(String address) {
        press("Enter");
        page.waitForURL(address);
        return this;
    }

    /** Goes through a filing's form, answers what is empty in the first row of each table, and stops at the button. */
    void fillInUntil(String selector) {
        for (int stops = 0; stops < MOST_STOPS; stops++) {
            next();
            if (on(selector)) {
                return;
            }
            if (!on("#filing-form [name^='f.']")
                    || (Boolean) page.evaluate("/^f\\.[^.]+\\.[1-9]/.test(document.activeElement.name)")) {
                continue;
            }
            if (on("select")) {
                if (page.evaluate("document.activeElement.value").equals("")) {
                    press("ArrowDown");
                }
            } else if (on("[type=checkbox], [type=radio]")) {
                if ((Boolean) page.evaluate(
                        "!document.querySelector('[name=\"' + document.activeElement.name + '\"]:checked')")) {
                    press("Space");
                }
            } else if (on("textarea, input:not([type]), [type=text]")
                    && page.evaluate("document.activeElement.value").equals("")) {
                type(on("[inputmode=decimal]") ? "12" : on("[data-day]") ? day() : "我们这样做");
            } else if (on("[type=date]")
                    && page.evaluate("document.activeElement.value").equals("")) {
                String[] day = day().split("-");
                page.keyboard().type(day[1] + day[2] + day[0]);
            }
        }
        throw new AssertionError("Tab does not come through the form to " + selector);
    }

    /** A day that the field takes. */
    private String day() {
        return (String) page.evaluate("document.activeElement.dataset.day || '2021-09-01'");
    }
}
