package cn.haoyuan.board;

import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.testing.DemoPeople;
import cn.haoyuan.testing.DemoPeople.Person;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/**
 * On the demonstration's 130,000 duties: what everybody's boards say is what their lists hold. The city's board by unit and by
 * measure is checked figure by figure, of the matrix and of everybody else's boards an even sample.
 */
@HaoyuanTest(demo = true)
class BoardOfTheCityTest {

    private static final int MATRIX = 60;
    private static final int OTHERS = 15;

    @Autowired
    DemoPeople people;

    @Autowired
    TestDatabase database;

    @Autowired
    MockMvc mvc;

    @ParameterizedTest
    @ValueSource(strings = {"", "asOf=2022-06-30"})
    void everyFigureOfTheCityIsTheNumberOfRowsBehindIt(String day) {
        Walk walk = walk(people.at("CITY", "OFFICE"));
        assertThat(holds(walk, "/board?by=unit&" + day, Integer.MAX_VALUE)).isGreaterThan(60);
        assertThat(holds(walk, "/board?by=measure&" + day, Integer.MAX_VALUE)).isGreaterThan(100);
        assertThat(holds(walk, "/board/matrix?" + day, MATRIX)).isEqualTo(MATRIX);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "asOf=2022-06-30"})
    void soIsWhatEverybodyElseSees(String day) {
        List<String> without = new ArrayList<>();
        for (Person person : people.all()) {
            Walk walk = walk(person);
            int figures = holds(walk, "/board?by=measure&" + day, OTHERS)
                    + holds(walk, "/board?by=unit&" + day, OTHERS)
                    + holds(walk, "/board/matrix?" + day, OTHERS);
            if (figures == 0) {
                without.add(person.account());
            }
        }
        assertThat(without).as("people without a figure").hasSizeLessThan(2);
    }

    @Test
    void theMiddleOfAListThatNobodyLeafsThroughSaysHowToNarrowIt() {
        Walk walk = walk(people.at("CITY", "OFFICE"));
        assertThat(walk.page("/duties?page=100")).contains("第 4,951–5,000 条").doesNotContain("翻不到这里");
        assertThat(walk.page("/duties?page=1300"))
                .contains("翻不到这里", "能翻看最前面和最后面各 5,000 项", "跳到第")
                .doesNotContainPattern("href=\"/duties/\\d");
        assertThat(walk.page("/duties?page=2510"))
                .as("near the end")
                .contains("href=\"/duties/")
                .doesNotContain("翻不到这里");
        String changes = "/board/changes/rows?since=2021-01-01&what=";
        for (String much : List.of("DONE", "OVERDUE&asOf=2023-12-31")) {
            assertThat(walk.page(changes + much + "&page=100"))
                    .contains("第 4,951–5,000 条")
                    .doesNotContain("翻不到这里");
            assertThat(walk.page(changes + much + "&page=101"))
                    .contains("能翻看最前面 5,000 项", "export.xlsx")
                    .doesNotContainPattern("href=\"/duties/\\d");
        }
    }

    private static int holds(Walk walk, String address, int most) {
        List<Map.Entry<String, Long>> all =
                List.copyOf(walk.figures(walk.page(address)).entrySet());
        int some = Math.min(most, all.size());
        List<Map.Entry<String, Long>> sample = new ArrayList<>();
        for (int i = 0; i < some; i++) {
            sample.add(all.get(i * all.size() / some));
        }
        return walk.holds(address, sample);
    }

    private Walk walk(Person person) {
        return new Walk(
                mvc,
                database.jdbc()
                        .sql("select id from account where username = ?")
                        .param(person.account())
                        .query(Integer.class)
                        .single());
    }
}
