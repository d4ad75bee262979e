package cn.haoyuan.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every template keeps to, whoever writes it. */
class TemplatesTest {

    private static final Path TEMPLATES = Path.of("src/main/jte");
    /** All but what the content policy knows by its hash (web/FirstPaint). */
    private static final Pattern INLINE = Pattern.compile(
            "(?i)<style(?!>\\$unsafe\\{frame\\.inline\\(\\)\\.style\\(\\)}</style>)"
                    + "|\\sstyle\\s*=\\s*[\"']|\\son(click|change|submit|input|load|error)\\s*="
                    + "|<script(?![^>]*\\ssrc=)(?!>\\$unsafe\\{frame\\.inline\\(\\)\\.script\\(\\)}</script>)|javascript:");

    private static final Pattern FOREIGN = Pattern.compile("(?i)(src|href|action)\\s*=\\s*[\"'](https?:)?//");
    private static final Pattern POST =
            Pattern.compile("(?i)<form[^>]*method=\"post\"[^>]*>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern ICON = Pattern.compile("web\\.icon\\([^)]*name\\s*=\\s*\"([^\"]+)\"");

    private static final Pattern PAGE = Pattern.compile("@template\\.web\\.layout\\(");
    private static final Pattern HEADING = Pattern.compile("(?i)<h1[\\s>]");

    @Test
    void noTemplateHasStyleOrScriptInIt() throws IOException {
        assertThat(found(INLINE)).isEmpty();
    }

    @Test
    void nothingIsLoadedFromElsewhere() throws IOException {
        assertThat(found(FOREIGN)).isEmpty();
    }

    @Test
    void everyFormThatChangesSomethingCarriesItsToken() throws IOException {
        List<String> without = new ArrayList<>();
        for (Path file : templates()) {
            Matcher form = POST.matcher(Files.readString(file));
            while (form.find()) {
                if (!form.group(1).contains("@template.web.csrf(")) {
                    without.add(file + ": " + form.group().lines().findFirst().orElse(""));
                }
            }
        }
        assertThat(without).isEmpty();
    }

    @Test
    void aPageLeavesItsHeadingToTheLayout() throws IOException {
        List<String> twice = new ArrayList<>();
        for (Path file : templates()) {
            String text = Files.readString(file);
            if (PAGE.matcher(text).find() && HEADING.matcher(text).find()) {
                twice.add(file.toString());
            }
        }
        assertThat(twice).isEmpty();
    }

    @Test
    void everyIconIsDrawn() throws IOException {
        String sprite = Files.readString(Path.of("src/main/resources/static/assets/icons.svg"));
        List<String> names = new ArrayList<>(Menu.icons());
        for (Path file : templates()) {
            Matcher icon = ICON.matcher(Files.readString(file));
            while (icon.find()) {
                names.add(icon.group(1));
            }
        }
        assertThat(names).allSatisfy(name -> assertThat(sprite).contains("<symbol id=\"" + name + "\""));
    }

    private static List<String> found(Pattern pattern) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path file : templates()) {
            Files.readAllLines(file).stream()
                    .filter(line -> pattern.matcher(line).find())
                    .forEach(line -> lines.add(file + ": " + line.strip()));
        }
        return lines;
    }

    private static List<Path> templates() throws IOException {
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            return files.filter(file -> file.toString().endsWith(".jte")).toList();
        }
    }
}
