package cn.haoyuan.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import cn.haoyuan.database.Scope;
import cn.haoyuan.testing.As;
import cn.haoyuan.testing.CityAtWork;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.Routes;
import cn.haoyuan.testing.Routes.Route;
import cn.haoyuan.testing.TestCity.Person;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;

/** Who takes a file away is on record, whatever file it is. */
@HaoyuanTest
class TakenFilesTest extends CityAtWork {

    @Autowired
    Routes routes;

    @Autowired
    AuditChain chain;

    /** What the effect of a calendar is of; other files do not look at it. */
    private static final String EDIT = "&year=2022&term=SPRING&starts=2023-02-13&ends=2023-07-07";

    /** By its name, and whose address needs no number. */
    private static boolean looksLikeAFile(Route route) {
        return route.path().matches(".*(export.*|\\.(xlsx|docx|pdf|ics|csv))")
                && !route.path().contains("{");
    }

    @Test
    void everyRouteThatAnswersWithAFileMakesOneAct() throws Exception {
        SoftAssertions softly = new SoftAssertions();
        Set<String> files = new TreeSet<>();
        for (Route route : routes.all()) {
            if (route.method() != HttpMethod.GET || route.path().startsWith("/api/")) {
                continue;
            }
            for (Person person : List.of(city.cityOffice, city.firstPrincipal)) {
                String address = route.filled(route.path().contains("docx|pdf") ? "docx" : "1");
                long before = acts();
                MockHttpServletResponse answer = mvc.perform(
                                get(address + "?version=1" + (address.startsWith("/records") ? "&kind=VISIT" : "")
                                                + (address.startsWith("/calendar/effect") ? EDIT : ""))
                                        .with(As.person(person)))
                        .andReturn()
                        .getResponse();
                boolean file = answer.getHeader(HttpHeaders.CONTENT_DISPOSITION) != null;
                softly.assertThat(acts() - before).as("acts of %s", route).isEqualTo(file ? 1 : 0);
                if (file) {
                    files.add(route.path());
                    softly.assertThat(last()).as("%s", route).startsWith("导出 ").contains("（" + address + "?");
                } else if (answer.getStatus() == 200 && answer.getContentType() != null) {
                    softly.assertThat(answer.getContentType())
                            .as("%s is a file that does not say so", route)
                            .matches("(text/|application/(json|problem)).*");
                }
            }
        }
        softly.assertThat(files)
                .containsAll(routes.all().stream()
                        .filter(route -> route.method() == HttpMethod.GET)
                        .filter(TakenFilesTest::looksLikeAFile)
                        .map(Route::path)
                        .toList());
        softly.assertThat(files).hasSizeGreaterThan(15);
        softly.assertAll();
        assertThat(Scope.EVERYTHING.get(chain::verify).intact()).isTrue();
    }

    @Test
    void anActSaysWhatTheListWasNarrowedBy() throws Exception {
        mvc.perform(get("/duties/export.xlsx?state=OVERDUE&measure=&unit=" + city.north.id())
                .with(As.person(city.cityOffice)));
        assertThat(last())
                .isEqualTo(last().substring(0, last().indexOf('（')) + "（/duties/export.xlsx?state=OVERDUE&unit="
                        + city.north.id() + "）");
        assertThat(mvc.perform(get("/acts?verb=EXPORT").with(As.person(city.cityOffice)))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("导出的文件", "state=OVERDUE");
    }

    private long acts() {
        return database.jdbc()
                .sql("select count(*) from act where verb = 'EXPORT'")
                .query(Long.class)
                .single();
    }

    private String last() {
        return database.jdbc()
                .sql("select detail from act where verb = 'EXPORT' order by id desc limit 1")
                .query(String.class)
                .single();
    }
}
