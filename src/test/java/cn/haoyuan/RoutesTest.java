package cn.haoyuan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.Routes;
import cn.haoyuan.testing.Routes.Route;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.MockMvc;

/** The walk over all routes: each says what it needs, and without signing in none answers but the open ones. */
@HaoyuanTest
class RoutesTest {

    private static final Set<HttpMethod> CHANGES =
            Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

    @Autowired
    Routes routes;

    @Autowired
    MockMvc mvc;

    @Test
    void everyRouteSaysWhatItNeedsOrThatItIsOpen() {
        assertThat(routes.all()).isNotEmpty().allSatisfy(route -> assertThat(route.open() || route.needs() != null)
                .as("%s declares @Needs or @Open", route)
                .isTrue());
    }

    @Test
    void nothingIsChangedByAGet() {
        assertThat(routes.all())
                .filteredOn(route -> route.method() == HttpMethod.GET)
                .allSatisfy(route -> assertThat(route.writes())
                        .as("%s has a read-only transaction", route)
                        .isFalse());
    }

    @Test
    void openRoutesAreFewAndKnown() {
        assertThat(routes.all())
                .filteredOn(Route::open)
                .extracting(Route::path)
                .allMatch(path -> path.matches("/sign-in(/kept|/go-on)?|/error.*|/assets/.*|/components"));
    }

    @Test
    void withoutSigningInPagesLeadToTheSignInAndTheInterfaceAnswers401() throws Exception {
        SoftAssertions softly = new SoftAssertions();
        for (Route route : routes.all()) {
            if (route.open()) {
                continue;
            }
            MockHttpServletResponse answer = mvc.perform(request(route.method(), route.filled("1"))
                            .with(SecurityMockMvcRequestPostProcessors.csrf()))
                    .andReturn()
                    .getResponse();
            if (route.path().startsWith("/api/")) {
                softly.assertThat(answer.getStatus()).as("%s", route).isEqualTo(401);
                softly.assertThat(answer.getContentType()).as("%s", route).startsWith("application/problem+json");
            } else {
                softly.assertThat(answer.getStatus()).as("%s", route).isEqualTo(302);
                softly.assertThat(answer.getRedirectedUrl()).as("%s", route).startsWith("/sign-in");
            }
        }
        softly.assertAll();
    }

    @Test
    void aChangeWithoutItsTokenIsRefused() throws Exception {
        SoftAssertions softly = new SoftAssertions();
        for (Route route : routes.all()) {
            if (!CHANGES.contains(route.method())) {
                continue;
            }
            int status = mvc.perform(request(route.method(), route.filled("1")))
                    .andReturn()
                    .getResponse()
                    .getStatus();
            softly.assertThat(status).as("%s without CSRF token", route).isEqualTo(403);
        }
        softly.assertAll();
    }
}
