package cn.haoyuan.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import cn.haoyuan.database.Scope;
import cn.haoyuan.testing.As;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.TestCity;
import cn.haoyuan.testing.TestCity.Person;
import cn.haoyuan.testing.TestClock;
import cn.haoyuan.testing.TestDatabase;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** Notices that go out by mail, to a real SMTP server. */
@HaoyuanTest(properties = {"haoyuan.mail.from=haoyuan@example.cn", "haoyuan.mail.address=https://haoyuan.example.cn/"})
class MailTest {

    private static final GreenMail SERVER =
            new GreenMail(new ServerSetup(freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private static final int PORT;

    static {
        SERVER.start();
        PORT = SERVER.getSmtp().getPort();
    }

    /** One that stays the same when the server is stopped and started again. */
    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @DynamicPropertySource
    static void server(DynamicPropertyRegistry properties) {
        properties.add("spring.mail.host", () -> "127.0.0.1");
        properties.add("spring.mail.port", () -> PORT);
    }

    @Autowired
    TestCity city;

    @Autowired
    TestClock clock;

    @Autowired
    TestDatabase database;

    @Autowired
    Notices notices;

    @Autowired
    Outbox outbox;

    @Autowired
    MockMvc mvc;

    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    void address() throws Exception {
        database.jdbc().sql("truncate mail, notice").update();
        assertThat(email(city.firstPrincipal, "qian@example.cn")).isEqualTo(302);
    }

    @AfterEach
    void empty() throws Exception {
        SERVER.purgeEmailFromAllMailboxes();
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @Test
    void aNoticeGoesToWhoGaveAnAddressAndToNobodyElse() throws Exception {
        tell(city.firstPrincipal, "催办：三年发展规划", "· 三年发展规划，明天截止");
        tell(city.secondPrincipal, "催办：三年发展规划", "");
        assertThat(send()).isOne();
        assertThat(send()).isZero();
        MimeMessage mail = only();
        assertThat(mail.getSubject()).isEqualTo("【好园】催办：三年发展规划");
        assertThat(mail.getFrom()[0]).hasToString("haoyuan@example.cn");
        assertThat(mail.getAllRecipients()[0]).hasToString("qian@example.cn");
        assertThat((String) mail.getContent()).contains("明天截止", "https://haoyuan.example.cn/duties/7", "我的账号");
    }

    @Test
    void whatIsToldTwiceGoesOnce() {
        tell(city.firstPrincipal, "催办", "");
        tell(city.firstPrincipal, "催办", "");
        assertThat(send()).isOne();
    }

    @Test
    void aNoticeThatIsRolledBackIsNeverMailed() {
        Scope.EVERYTHING.run(() -> transaction.executeWithoutResult(status -> {
            notices.tell(List.of(notice(city.firstPrincipal, "催办", "")));
            status.setRollbackOnly();
        }));
        assertThat(send()).isZero();
    }

    @Test
    void whileTheServerIsDownItWaitsEverLongerAndThenGoes() {
        SERVER.stop();
        try {
            tell(city.firstPrincipal, "催办", "");
            assertThat(send()).isZero();
            assertThat(open()).isOne();
            clock.advance(Duration.ofSeconds(59));
            assertThat(tries()).isOne();
            send();
            assertThat(tries()).isOne();
            clock.advance(Duration.ofSeconds(1));
            send();
            assertThat(tries()).isEqualTo(2);
        } finally {
            SERVER.start();
        }
        clock.advance(Duration.ofMinutes(4).plusSeconds(59));
        assertThat(send()).isZero();
        clock.advance(Duration.ofSeconds(1));
        assertThat(send()).isOne();
        assertThat(open()).isZero();
    }

    @Test
    void aServerThatIsDownIsAskedOnceAndNotForEveryLetter() {
        SERVER.stop();
        try {
            for (String key : List.of("one", "two", "three")) {
                Scope.EVERYTHING.run(() -> transaction.executeWithoutResult(status -> notices.tell(
                        List.of(new NewNotice(city.firstPrincipal.accountId(), key, "催办", "", "/duties/7")))));
            }
            assertThat(send()).isZero();
            assertThat(database.jdbc()
                            .sql("select sum(tries)::int from mail")
                            .query(Integer.class)
                            .single())
                    .isOne();
        } finally {
            SERVER.start();
        }
        assertThat(send()).isEqualTo(2);
    }

    @Test
    void afterAboutThreeDaysItIsGivenUp() {
        SERVER.stop();
        try {
            tell(city.firstPrincipal, "催办", "");
            for (int i = 0; i < 12; i++) {
                send();
                clock.advance(Duration.ofHours(37));
            }
        } finally {
            SERVER.start();
        }
        assertThat(tries()).isEqualTo(9);
        assertThat(send()).isZero();
        assertThat(open()).isZero();
    }

    @Test
    void aCrashBetweenSendingAndMarkingLosesNothingAndMayDoubleUnderOneName() throws Exception {
        tell(city.firstPrincipal, "催办", "");
        assertThat(send()).isOne();
        // as it would stand had the node died before marking it
        database.jdbc()
                .sql("update mail set sent_at = null, due_at = due_at + interval '5 minutes'")
                .update();
        assertThat(send()).isZero();
        clock.advance(Duration.ofMinutes(5));
        assertThat(send()).isOne();
        MimeMessage[] both = SERVER.getReceivedMessages();
        assertThat(both).hasSize(2);
        assertThat(both[0].getMessageID()).isEqualTo(both[1].getMessageID()).startsWith("<notice-");
    }

    @Test
    void twoNodesSendEachLetterOnce() throws Exception {
        for (int i = 0; i < 20; i++) {
            Scope.EVERYTHING.run(() -> transaction.executeWithoutResult(status -> {
                int count = database.jdbc()
                        .sql("select count(*) from notice")
                        .query(Integer.class)
                        .single();
                notices.tell(List.of(new NewNotice(city.firstPrincipal.accountId(), "n" + count, "通知", "", "/")));
            }));
        }
        try (ExecutorService nodes = Executors.newFixedThreadPool(2)) {
            List<Future<Integer>> both =
                    nodes.invokeAll(List.of((Callable<Integer>) this::send, (Callable<Integer>) this::send));
            assertThat(both.get(0).get() + both.get(1).get()).isEqualTo(20);
        }
        assertThat(SERVER.getReceivedMessages()).hasSize(20);
    }

    @Test
    void anAddressIsAnAddressOrEmpty() throws Exception {
        assertThat(email(city.firstPrincipal, "not an address")).isEqualTo(422);
        assertThat(email(city.firstPrincipal, "a@b.cn\r\nBcc: c@d.cn")).isEqualTo(422);
        assertThat(email(city.firstPrincipal, "")).isEqualTo(302);
        tell(city.firstPrincipal, "催办", "");
        assertThat(send()).isZero();
    }

    private void tell(Person person, String title, String body) {
        Scope.EVERYTHING.run(
                () -> transaction.executeWithoutResult(status -> notices.tell(List.of(notice(person, title, body)))));
    }

    private static NewNotice notice(Person person, String title, String body) {
        return new NewNotice(person.accountId(), "test", title, body, "/duties/7");
    }

    private int send() {
        return Scope.EVERYTHING.get(outbox::send);
    }

    private MimeMessage only() {
        MimeMessage[] received = SERVER.getReceivedMessages();
        assertThat(received)
                .as(() -> List.of(received).stream()
                        .map(GreenMailUtil::getWholeMessage)
                        .toList()
                        .toString())
                .hasSize(1);
        return received[0];
    }

    private int tries() {
        return database.jdbc()
                .sql("select tries from mail")
                .query(Integer.class)
                .single();
    }

    @Test
    void whereMailIsSentPagesPromiseIt() throws Exception {
        for (String page : List.of("/me", "/parameters")) {
            assertThat(mvc.perform(get(page).with(As.person(city.cityOffice)))
                            .andReturn()
                            .getResponse()
                            .getContentAsString(StandardCharsets.UTF_8))
                    .as(page)
                    .contains(page.equals("/me") ? "催办和提醒同时发一份到这里；" : "对" + city.city.name() + "及所属单位有效")
                    .doesNotContain("还没有开通邮件");
        }
    }

    private int open() {
        return database.jdbc()
                .sql("select count(*) from mail where sent_at is null and given_up_at is null")
                .query(Integer.class)
                .single();
    }

    private int email(Person person, String address) throws Exception {
        return mvc.perform(post("/me/email").param("email", address).with(As.person(person)))
                .andReturn()
                .getResponse()
                .getStatus();
    }
}
