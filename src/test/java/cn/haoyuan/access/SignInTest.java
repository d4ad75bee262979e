package cn.haoyuan.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.TestCity;
import cn.haoyuan.testing.TestClock;
import cn.haoyuan.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;

@HaoyuanTest
class SignInTest {

    private static final String REFUSED = "/sign-in?refused&back=%2F";

    @Autowired
    MockMvc mvc;

    @Autowired
    TestCity city;

    @Autowired
    TestClock clock;

    @Autowired
    TestDatabase database;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    PasswordEncoder encoder;

    @Autowired
    SignInPlaces places;

    /** Browsers heed it over TLS alone. */
    @Test
    void signingOutEmptiesWhatTheBrowserKept() throws Exception {
        MockHttpServletRequestBuilder out = post("/sign-out").with(csrf());
        assertThat(mvc.perform(out.secure(true)).andReturn().getResponse().getHeader("Clear-Site-Data"))
                .isEqualTo("\"cache\"");
        assertThat(mvc.perform(out.secure(false)).andReturn().getResponse())
                .satisfies(
                        plain -> assertThat(plain.getHeader("Clear-Site-Data")).isNull())
                .satisfies(plain -> assertThat(plain.getRedirectedUrl()).isEqualTo("/sign-in?out"));
    }

    @Test
    void aButtonWithoutWordsAfterTheSessionEndedLeadsBackToItsPage() throws Exception {
        for (String[] each : List.of(
                new String[] {"http://localhost/plan/drafts/1?tab=2", "%2Fplan%2Fdrafts%2F1%3Ftab%3D2"},
                new String[] {"http://localhost/units/1", "%2Funits%2F1"},
                new String[] {"http://localhost/units/1/acts", "%2F"},
                new String[] {"http://localhost/accounts/1/disable", "%2F"},
                new String[] {"http://localhost/filings/1/accept", "%2F"},
                new String[] {"https://elsewhere.example//evil", "%2F"},
                new String[] {"no page at all", "%2F"},
                new String[] {"", "%2F"})) {
            assertThat(mvc.perform(post("/plan/1/discard").with(csrf()).header("Referer", each[0]))
                            .andReturn()
                            .getResponse()
                            .getRedirectedUrl())
                    .as(each[0])
                    .isEqualTo("/sign-in?back=" + each[1]);
        }
    }

    @Test
    void theRightPasswordLeadsToTheDeskAndIsOnRecord() throws Exception {
        assertThat(signIn(city.northOffice.username(), TestCity.PASSWORD)).isEqualTo("/");
        assertThat(acts("SIGN_IN", Integer.toString(city.northOffice.accountId())))
                .isEqualTo(1);
    }

    @Test
    void theFifthFailureLocksForAQuarterOfAnHour() throws Exception {
        String name = city.southOffice.username();
        for (int i = 0; i < 5; i++) {
            assertThat(signIn(name, "wrong-" + i)).isEqualTo(REFUSED);
        }
        assertThat(signIn(name, TestCity.PASSWORD)).isEqualTo(REFUSED);
        clock.advance(Duration.ofMinutes(15).minusSeconds(1));
        assertThat(signIn(name, TestCity.PASSWORD)).isEqualTo(REFUSED);
        clock.advance(Duration.ofSeconds(1));
        assertThat(signIn(name, TestCity.PASSWORD)).isEqualTo("/");
        assertThat(acts("SIGN_IN_FAILED", name)).isEqualTo(7);
    }

    @Test
    void fourFailuresDoNotLockAndSuccessCountsAnew() throws Exception {
        String name = city.firstTeacher.username();
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 4; i++) {
                signIn(name, "wrong");
            }
            assertThat(signIn(name, TestCity.PASSWORD)).isEqualTo("/");
        }
    }

    @Test
    void unknownWrongDisabledAndLockedGetTheSameAnswer() throws Exception {
        TestCity.Person gone = city.person("gone", "蒋老师", city.first, Role.TEACHER);
        database.jdbc()
                .sql("update account set enabled = false where id = ?")
                .param(gone.accountId())
                .update();
        database.jdbc()
                .sql("update account set locked_until = '2023-01-01' where id = ?")
                .param(city.otherPrincipal.accountId())
                .update();
        List<String> answers = List.of(
                answer("nobody-here", TestCity.PASSWORD),
                answer(city.firstPrincipal.username(), "wrong"),
                answer(gone.username(), TestCity.PASSWORD),
                answer(city.otherPrincipal.username(), TestCity.PASSWORD));
        assertThat(answers).containsOnly(answers.getFirst());
        assertThat(database.jdbc()
                        .sql("select reason from act where verb = 'SIGN_IN_FAILED' order by id desc limit 4")
                        .query(String.class)
                        .list())
                .as("only the log is told why")
                .containsExactly("账号锁定中", "账号已停用", "密码不正确", "没有这个账号");
    }

    /** Whoever sprays one password over all names from an office's address shuts neither the office out nor anybody's account. */
    @Test
    void aPlaceOfManyFailuresIsOpenOnlyToWhomItKnows() throws Exception {
        String office = "198.51.100.7";
        assertThat(signInFrom(office, city.cityOffice, TestCity.PASSWORD)).isEqualTo("/");
        assertThat(signInFrom(office, city.firstPrincipal, "sprayed")).isEqualTo(REFUSED);
        assertThat(database.jdbc()
                        .sql("update sign_in_failure set failures = failures + ? where address = ? returning failures")
                        .params(SignInPlaces.FAILURES - 2, office)
                        .query(Integer.class)
                        .single())
                .isEqualTo(SignInPlaces.FAILURES - 1);
        assertThat(signInFrom(office, city.northResearcher, TestCity.PASSWORD))
                .as("not yet")
                .isEqualTo("/");
        for (int i = 0; i < SignInFailed.LOCKING + 1; i++) {
            assertThat(signInFrom(office, city.cityAdministrator, "sprayed")).isEqualTo(REFUSED);
        }
        assertThat(signInFrom(office, city.cityAdministrator, TestCity.PASSWORD))
                .isEqualTo(REFUSED);
        assertThat(signInFrom("2001:db8::1", city.cityAdministrator, TestCity.PASSWORD))
                .as("it was not locked")
                .isEqualTo("/");
        assertThat(signInFrom(office, city.cityOffice, TestCity.PASSWORD)).isEqualTo("/");
        assertThat(signInFrom(office, city.northResearcher, TestCity.PASSWORD)).isEqualTo("/");
        clock.advance(SignInPlaces.SPAN);
        assertThat(signInFrom(office, city.cityAdministrator, TestCity.PASSWORD))
                .isEqualTo("/");
    }

    @Test
    void aNetworkOfVersionSixIsOnePlace() {
        assertThat(List.of(
                        "2001:db8:1:2:3::4", "2001:db8:1:2:ffff::", "2001:db8:1:3::", "198.51.100.7", "::ffff:1.2.3.4"))
                .extracting(SignInTest::place)
                .containsExactly(
                        "20010db800010002/64",
                        "20010db800010002/64",
                        "20010db800010003/64",
                        "198.51.100.7",
                        "::ffff:1.2.3.4");
    }

    private static String place(String address) {
        Authentication attempt = UsernamePasswordAuthenticationToken.unauthenticated("a", "b");
        ((UsernamePasswordAuthenticationToken) attempt).setDetails(new WebAuthenticationDetails(address, null));
        return SignInPlaces.of(attempt);
    }

    private String signInFrom(String address, TestCity.Person person, String password) throws Exception {
        return String.valueOf(mvc.perform(post("/sign-in")
                        .with(csrf())
                        .with(request -> {
                            request.setRemoteAddr(address);
                            return request;
                        })
                        .param("username", person.username())
                        .param("password", password))
                .andReturn()
                .getResponse()
                .getRedirectedUrl());
    }

    /** The same answer after the same time: what takes time is hashing, and every refusal hashes once at full strength. */
    @Test
    void unknownWrongDisabledAndLockedHashAlike() {
        hash(encoder.encode("right"), city.firstPrincipal);
        hash(encoder.encode("right"), city.secondPrincipal);
        hash(SignIn.brief("initial"), city.cityResearcher);
        database.jdbc()
                .sql("update account set enabled = false where id = ?")
                .param(city.secondPrincipal.accountId())
                .update();
        for (String name : List.of(
                "nobody-here",
                city.firstPrincipal.username(),
                city.secondPrincipal.username(),
                city.cityResearcher.username())) {
            Counting counting = new Counting(encoder);
            SignIn signIn = new SignIn(jdbc, transaction, counting, places, event -> {}, clock);
            assertThatThrownBy(() ->
                            signIn.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(name, "wrong")))
                    .isInstanceOf(BadCredentialsException.class);
            assertThat(counting.strong).as(name).hasValue(1);
        }
    }

    private void hash(@Nullable String hash, TestCity.Person person) {
        database.jdbc()
                .sql("update account set password_hash = ? where id = ?")
                .params(hash, person.accountId())
                .update();
    }

    /** A flood of attempts holds neither all connections nor all processors. */
    @Test
    void fewPasswordsAreCheckedAtOnceHoweverManyAreTried() {
        Counting counting = new Counting(encoder);
        SignIn signIn = new SignIn(jdbc, transaction, counting, places, event -> {}, clock);
        try (var attempts = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                Authentication attempt = UsernamePasswordAuthenticationToken.unauthenticated("nobody-" + i, "wrong");
                attempts.submit(() -> signIn.authenticate(attempt));
            }
        }
        assertThat(counting.strong).hasValue(20);
        assertThat(counting.most).hasValueLessThanOrEqualTo(Passwords.AT_ONCE);
    }

    /** Counts the hashes that take as long as those of people's own passwords, and how many are made at once. */
    private static final class Counting implements PasswordEncoder {

        private final PasswordEncoder encoder;
        private final AtomicInteger strong = new AtomicInteger();
        private final AtomicInteger running = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();

        Counting(PasswordEncoder encoder) {
            this.encoder = encoder;
        }

        @Override
        public String encode(CharSequence password) {
            return String.valueOf(encoder.encode(password));
        }

        @Override
        public boolean matches(CharSequence password, String hash) {
            strong.addAndGet(hash.startsWith("{bcrypt}$2a$10$") ? 1 : 0);
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            try {
                // hashing never lets another virtual thread in; waiting does, as a slower processor would
                Thread.sleep(5);
                return encoder.matches(password, hash);
            } catch (InterruptedException broken) {
                throw new IllegalStateException(broken);
            } finally {
                running.decrementAndGet();
            }
        }
    }

    @Test
    void whatDoesNotLookLikeANameIsNotKept() throws Exception {
        signIn("My Secret! 密码", "wrong");
        assertThat(database.jdbc()
                        .sql("select count(*) from act where object_id ilike '%secret%' or detail ilike '%secret%'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void theWayBackNeverLeadsToAnotherSite() throws Exception {
        for (String back : List.of("//evil.example", "https://evil.example", "/\\evil.example")) {
            assertThat(mvc.perform(post("/sign-in")
                                    .with(csrf())
                                    .param("username", city.cityOffice.username())
                                    .param("password", TestCity.PASSWORD)
                                    .param("back", back))
                            .andReturn()
                            .getResponse()
                            .getRedirectedUrl())
                    .isEqualTo("/");
        }
    }

    private String signIn(String username, String password) throws Exception {
        return String.valueOf(response(username, password).getRedirectedUrl());
    }

    private String answer(String username, String password) throws Exception {
        MockHttpServletResponse response = response(username, password);
        return response.getStatus() + " " + response.getRedirectedUrl() + " " + response.getContentAsString() + " "
                + response.getHeaderNames();
    }

    private MockHttpServletResponse response(String username, String password) throws Exception {
        return mvc.perform(post("/sign-in")
                        .with(csrf())
                        .param("username", username)
                        .param("password", password))
                .andReturn()
                .getResponse();
    }

    private int acts(String verb, String object) {
        return database.jdbc()
                .sql("select count(*) from act where verb = ? and object_id = ?")
                .params(verb, object)
                .query(Integer.class)
                .single();
    }
}
