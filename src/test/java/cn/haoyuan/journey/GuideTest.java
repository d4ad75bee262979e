package cn.haoyuan.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.guide.Guide;
import cn.haoyuan.testing.Browsers;
import cn.haoyuan.testing.DemoPeople;
import cn.haoyuan.testing.HaoyuanTest;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The guide tells what the product does: each of its steps is done, and what it names is there. */
@HaoyuanTest(demo = true, web = WebEnvironment.RANDOM_PORT)
class GuideTest {

    private static final Path PICTURES = Path.of("src", "main", "resources", "static", "assets", "guide");
    private static final long MOST_BYTES_A_STEP = 33_000;

    @LocalServerPort
    int port;

    @Autowired
    DemoPeople people;

    @Autowired
    Guide guide;

    @Test
    void every_step_of_the_guide_can_be_done_and_every_word_that_it_names_is_on_the_page() {
        assertThat(new GuideWalk(port, people, guide).wrong()).isEmpty();
    }

    @Test
    void what_a_post_is_shown_first_is_what_it_can_do() {
        assertThat(own("COUNTY", "RESEARCHER")).contains("在现场登记一次视导", "登记日常工作");
        assertThat(own("CITY_AREA", "RESEARCHER")).contains("登记日常工作").doesNotContain("在现场登记一次视导");
        assertThat(own("CITY", "OFFICE")).contains("设定校历", "起草计划的新版本", "建立账号");
        assertThat(own("COUNTY", "OFFICE")).contains("建立账号").doesNotContain("设定校历", "起草计划的新版本");
    }

    private List<String> own(String kind, String role) {
        Page page = Browsers.signedIn(port, people.at(kind, role));
        page.navigate("/guide");
        assertThat(page.locator("h2").first().textContent()).isEqualTo("您的岗位常办的");
        List<String> titles = page.locator(".guide-tasks").first().locator("b").allTextContents();
        page.context().close();
        return titles;
    }

    @Test
    void the_pictures_are_those_of_the_steps_and_small() throws IOException {
        List<String> named = new ArrayList<>();
        guide.tasks().forEach(task -> {
            for (int step = 0; step < task.steps().size(); step++) {
                named.add(Path.of(task.picture(step)).getFileName().toString());
            }
        });
        long bytes = 0;
        try (Stream<Path> files = Files.list(PICTURES)) {
            for (Path file : files.toList()) {
                assertThat(named).contains(file.getFileName().toString());
                bytes += Files.size(file);
            }
        }
        assertThat(bytes).isBetween(1L, MOST_BYTES_A_STEP * named.size());
    }
}
