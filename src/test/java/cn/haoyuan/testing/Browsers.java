package cn.haoyuan.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One Chromium per JVM of tests: the one that {@code HAOYUAN_CHROMIUM} names, or the system's. It finds no other machine than this
 * one, so a page that needs the Internet fails.
 */
public final class Browsers {

    /** How long a busy machine may take for what a page will show. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /**
     * What tests need not have, in place of the driver's own list, of which it keeps what touches pages. The list under the address
     * bar is drawn even where there is no window: a tenth of all that the browser does. A frame made anew for each document
     * (RenderDocument), which no page can tell from one that stays, is a fifth.
     */
    private static final List<String> WITHOUT = List.of(
            "AvoidUnnecessaryBeforeUnloadCheckSync",
            "BoundaryEventDispatchTracksNodeRemoval",
            "DestroyProfileOnBrowserClose",
            "HttpsUpgrades",
            "PaintHolding",
            "ThirdPartyStoragePartitioning",
            "BlockOriginHeaderModificationOnRedirect",
            "Translate",
            "OptimizationHints",
            "RenderDocument",
            "WebUIOmniboxPopup",
            "WebUIOmniboxAimPopup");

    private static @Nullable Browser shared;

    private Browsers() {}

    /** A window of its own cookies, as wide as an office screen (1280) or a phone (360). */
    public static synchronized BrowserContext open(int port, int width, int height) {
        if (shared == null) {
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            shared = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(executable())
                            .setHeadless(true)
                            .setArgs(List.of(
                                    "--no-sandbox",
                                    "--disable-gpu",
                                    "--disable-dev-shm-usage",
                                    "--disable-features=" + String.join(",", WITHOUT),
                                    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1")));
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE.toMillis());
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        }
        BrowserContext context = shared.newContext(new Browser.NewContextOptions()
                .setBaseURL("http://127.0.0.1:" + port)
                .setLocale("zh-CN")
                .setTimezoneId("Asia/Shanghai")
                .setViewportSize(width, height));
        context.setDefaultTimeout(PATIENCE.toMillis());
        return context;
    }

    /** A window on an office screen in which somebody has signed in through the form. */
    public static Page signedIn(int port, DemoPeople.Person person) {
        return signIn(open(port, 1280, 800).newPage(), person);
    }

    /** A phone's window in which somebody has signed in. */
    public static Page signedInOnPhone(int port, DemoPeople.Person person) {
        return signIn(open(port, 360, 740).newPage(), person);
    }

    public static Page signIn(Page page, DemoPeople.Person person) {
        return signIn(page, person.account(), person.password());
    }

    /** Signs somebody of the small city in. */
    public static Page signIn(Page page, TestCity.Person person) {
        return signIn(page, person.username(), TestCity.PASSWORD);
    }

    private static Page signIn(Page page, String account, String password) {
        page.navigate("/sign-in");
        page.locator("input[name=username]:not([type=hidden])").fill(account);
        page.locator("input[name=password]:not([type=hidden])").fill(password);
        page.locator(".sign-in-own button").click();
        page.waitForURL(address -> !address.contains("/sign-in"));
        return page;
    }

    /** A file larger than any that may be sent; 51 MB of nothing. */
    public static Path largeFile() throws IOException {
        Path file = Files.createTempFile("会议录像", ".txt");
        file.toFile().deleteOnExit();
        try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(51L << 20);
        }
        return file;
    }

    private static Path executable() {
        return Stream.of(
                        System.getenv("HAOYUAN_CHROMIUM"),
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome",
                        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
                .filter(path -> path != null && Files.isExecutable(Path.of(path)))
                .map(Path::of)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("no Chromium found: run bin/test, or set HAOYUAN_CHROMIUM"));
    }
}
