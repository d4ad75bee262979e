package cn.haoyuan.journey;

import cn.haoyuan.guide.Guide;
import cn.haoyuan.guide.Task;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;

/**
 * Walks beside the guide: at each step looks whether the page has the words that the step names and whether the step's picture
 * is there, and takes the picture anew where {@code -Dguide.pictures=true} is given.
 */
final class GuidePictures {

    private static final Path FOLDER = Path.of("src", "main", "resources", "static");
    private static final int QUALITY = 52;

    private final Guide guide;
    private final boolean taking;
    private final Map<String, Integer> walked = new HashMap<>();
    private final List<String> wrong = new ArrayList<>();

    GuidePictures(Guide guide) {
        this.guide = guide;
        this.taking = Boolean.getBoolean("guide.pictures");
    }

    Task task(String key) {
        return guide.task(key).orElseThrow(() -> new AssertionError("the guide has no task " + key));
    }

    /** The page is where the next step of this task begins. */
    @SuppressWarnings("unchecked")
    void step(Page page, String key) {
        Task task = task(key);
        int step = walked.merge(key, 1, Integer::sum) - 1;
        if (step >= task.steps().size()) {
            wrong.add(key + " has no step " + (step + 1));
            return;
        }
        page.evaluate("window.guide || (() => {" + script() + "\n})()");
        List<String> missing = (List<String>) page.evaluate("named => guide.mark(named)", task.named(step));
        missing.forEach(
                words -> wrong.add("%s, step %d: 「%s」 is not on %s".formatted(key, step + 1, words, page.url())));
        Path picture = FOLDER.resolve(task.picture(step).substring(1));
        if (taking) {
            take(page, picture);
        }
        if (!Files.exists(picture)) {
            wrong.add(picture + " is missing: bin/test -Dtest=GuideTest -Dguide.pictures=true");
        }
        page.evaluate("guide.unmark()");
    }

    /** What of the guide does not fit the product, with the steps that were not walked. */
    List<String> wrong() {
        List<String> all = new ArrayList<>(wrong);
        for (Task task : guide.tasks()) {
            int steps = walked.getOrDefault(task.key(), 0);
            if (steps < task.steps().size()) {
                all.add("%s: only %d of %d steps were walked"
                        .formatted(task.key(), steps, task.steps().size()));
            }
        }
        return all;
    }

    private static void take(Page page, Path picture) {
        CDPSession browser = page.context().newCDPSession(page);
        JsonObject how = new JsonObject();
        how.addProperty("format", "webp");
        how.addProperty("quality", QUALITY);
        String data = browser.send("Page.captureScreenshot", how).get("data").getAsString();
        browser.detach();
        try {
            Files.createDirectories(picture.getParent());
            Files.write(picture, Base64.getDecoder().decode(data));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String script() {
        try {
            return new ClassPathResource("guide.js").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
