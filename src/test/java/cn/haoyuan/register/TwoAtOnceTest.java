package cn.haoyuan.register;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import cn.haoyuan.calendar.CalendarChange;
import cn.haoyuan.calendar.Calendars;
import cn.haoyuan.calendar.SpecialDay;
import cn.haoyuan.database.Scope;
import cn.haoyuan.testing.As;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.TestCity;
import cn.haoyuan.testing.TestCity.Person;
import cn.haoyuan.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** Two people have the same form open: neither loses a word to the other without being asked. */
@HaoyuanTest
class TwoAtOnceTest {

    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

    @Autowired
    TestCity city;

    @Autowired
    TestDatabase database;

    @Autowired
    Calendars calendars;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    MockMvc mvc;

    @Test
    void aProfileThatTwoCorrectKeepsWhatOnlyOneChangedAndAsksAboutTheRest() throws Exception {
        String address = "/units/" + city.second.id() + "/profile";
        MultiValueMap<String, String> mine = opened(city.northOffice, address);
        MultiValueMap<String, String> other = opened(city.cityOffice, address);

        other.set("address", "别处写的路 1 号");
        other.set("teachers", "20");
        assertThat(send(city.cityOffice, address, other).getStatus()).isEqualTo(302);

        mine.set("address", "我写的路 2 号");
        mine.set("cooks", "3");
        MockHttpServletResponse asked = send(city.northOffice, address, mine);
        assertThat(asked.getStatus()).isEqualTo(409);
        assertThat(text(asked)).contains("下面 1 项不一样", "别处写的路 1 号", "我写的路 2 号");
        assertThat(profile()).isEqualTo("别处写的路 1 号 20 0");

        MultiValueMap<String, String> chosen = hidden(text(asked));
        chosen.set("pick.address", "mine");
        assertThat(send(city.northOffice, address, chosen).getStatus()).isEqualTo(302);
        assertThat(profile()).isEqualTo("我写的路 2 号 20 3");
    }

    @Test
    void whoChoosesWhatWasSavedElsewhereKeepsIt() throws Exception {
        String address = "/units/" + city.first.id() + "/profile";
        MultiValueMap<String, String> mine = opened(city.northOffice, address);
        MultiValueMap<String, String> other = opened(city.cityOffice, address);
        other.set("grade", "CITY");
        assertThat(send(city.cityOffice, address, other).getStatus()).isEqualTo(302);
        mine.set("grade", "NONE");
        String asked = text(send(city.northOffice, address, mine));
        assertThat(asked).contains("示范等级", "市级示范园");
        MultiValueMap<String, String> chosen = hidden(asked);
        chosen.set("pick.grade", "saved");
        assertThat(send(city.northOffice, address, chosen).getStatus()).isEqualTo(302);
        assertThat(database.jdbc()
                        .sql("select grade from kindergarten where unit_id = ?")
                        .param(city.first.id())
                        .query(String.class)
                        .single())
                .isEqualTo("CITY");
    }

    @Test
    void parametersThatTwoSetAreAskedAboutToo() throws Exception {
        MultiValueMap<String, String> mine = opened(city.cityOffice, "/parameters");
        MultiValueMap<String, String> other = opened(city.cityOffice, "/parameters");
        other.set("REPLY_DAYS", "12");
        other.set("SOON_YEAR", "40");
        assertThat(send(city.cityOffice, "/parameters", other).getStatus()).isEqualTo(302);
        mine.set("REPLY_DAYS", "15");
        mine.set("SOON_WEEK", "1");
        MockHttpServletResponse asked = send(city.cityOffice, "/parameters", mine);
        assertThat(asked.getStatus()).isEqualTo(409);
        assertThat(text(asked)).contains("退回后的回复期限", "15 天", "12 天");
        MultiValueMap<String, String> chosen = hidden(text(asked));
        chosen.set("pick.REPLY_DAYS", "mine");
        assertThat(send(city.cityOffice, "/parameters", chosen).getStatus()).isEqualTo(302);
        assertThat(database.jdbc()
                        .sql("select string_agg(key || value, ' ' order by key) from parameter where unit_id = ?")
                        .param(city.city.id())
                        .query(String.class)
                        .single())
                .isEqualTo("REPLY_DAYS15 SOON_WEEK1 SOON_YEAR40");
    }

    @Test
    void whoWaitedForAnotherEditOfTheCalendarIsShownItBeforeSaving() throws Exception {
        MultiValueMap<String, String> mine = new LinkedMultiValueMap<>();
        mine.set(
                "base",
                hidden(text(look("/calendar/effect?from=2022-12-05&kind=OFF&name=停课")))
                        .getFirst("base"));
        mine.set("from", "2022-12-05");
        mine.set("kind", "OFF");
        mine.set("name", "停课");
        CalendarChange others = new CalendarChange(
                List.of(), List.of(new SpecialDay(LocalDate.of(2022, 12, 12), SpecialDay.Kind.OFF, "停课")), List.of());
        try (ExecutorService second = Executors.newSingleThreadExecutor()) {
            Future<Integer> answer = Scope.EVERYTHING.call(() -> transaction.execute(status -> {
                calendars.change(others);
                Future<Integer> sent = second.submit(
                        () -> send(city.cityOffice, "/calendar", mine).getStatus());
                database.awaitLock(sent);
                return sent;
            }));
            assertThat(requireNonNull(answer).get()).isEqualTo(422);
        }
        assertThat(calendars.stored().specialDays())
                .extracting(day -> day.day().toString())
                .contains("2022-12-12")
                .doesNotContain("2022-12-05");
    }

    private MockHttpServletResponse look(String address) throws Exception {
        return mvc.perform(get(address).with(As.person(city.cityOffice)))
                .andReturn()
                .getResponse();
    }

    private String profile() {
        return database.jdbc()
                .sql("select address || ' ' || teachers || ' ' || cooks from kindergarten where unit_id = ?")
                .param(city.second.id())
                .query(String.class)
                .single();
    }

    /** A form as a browser has it open: what it shows, and what it says that it showed. */
    private MultiValueMap<String, String> opened(Person person, String address) throws Exception {
        MultiValueMap<String, String> fields = hidden(text(
                mvc.perform(get(address).with(As.person(person))).andReturn().getResponse()));
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>(fields);
        fields.forEach((name, value) -> {
            if (name.startsWith("was.")) {
                form.set(name.substring("was.".length()), value.getFirst());
            }
        });
        assertThat(form).hasSizeGreaterThan(10);
        return form;
    }

    private static MultiValueMap<String, String> hidden(String page) {
        MultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
        Matcher found = HIDDEN.matcher(page);
        while (found.find()) {
            if (!found.group(1).equals("_csrf")) {
                fields.set(found.group(1), found.group(2));
            }
        }
        return fields;
    }

    private MockHttpServletResponse send(Person person, String address, MultiValueMap<String, String> form)
            throws Exception {
        return mvc.perform(post(address).params(form).with(As.person(person)))
                .andReturn()
                .getResponse();
    }

    private static String text(MockHttpServletResponse answer) throws Exception {
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }
}
