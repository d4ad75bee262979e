package cn.haoyuan.filing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.plan.BundledPlan;
import cn.haoyuan.plan.Form;
import cn.haoyuan.plan.PlanReader;
import cn.haoyuan.plan.PlanReading;
import cn.haoyuan.testing.Application;
import cn.haoyuan.testing.TestCity;
import cn.haoyuan.testing.TestCity.Person;
import cn.haoyuan.testing.Visitor;
import cn.haoyuan.testing.Visitor.Answer;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The application is killed right after it acknowledged something, and in the middle of a stream of saves, with and without its
 * PostgreSQL. What it acknowledged is there when it comes back on the same data folder.
 */
class KillTest {

    private static final String DAY = "--haoyuan.demo-date=2021-06-20";
    private static final Pattern EDITOR = Pattern.compile("name=\"editor\" value=\"([^\"]+)\"");
    private static final Pattern VERSION = Pattern.compile("name=\"version\"[^>]* value=\"(\\d+)\"");
    private static final Pattern SAVED = Pattern.compile("第(\\d+)次保存");
    private static final int BEFORE_THE_KILL = 25;

    @TempDir
    Path data;

    private Application application;
    private JdbcClient database;

    /** A principal with the page of the development plan before them. */
    private record Writer(Visitor visitor, long filing, String csrf, String editor, String version) {

        Answer save(int times) {
            return visitor.postPart("/filings/" + filing + "/draft", csrf, with(times, Map.of()));
        }

        Answer submit(int times, Map<String, String> rest) {
            return visitor.post("/filings/" + filing + "/submit", csrf, with(times, rest));
        }

        private Map<String, String> with(int times, Map<String, String> rest) {
            Map<String, String> typed = new LinkedHashMap<>(rest);
            typed.put("version", version);
            typed.put("editor", editor);
            typed.put("stamp", Integer.toString(times));
            typed.put("f.strengths", "第" + times + "次保存");
            return typed;
        }
    }

    @AfterEach
    void end() {
        if (application != null) {
            application.close();
        }
    }

    @Test
    void nothingThatWasAcknowledgedIsLost() throws Exception {
        application = Application.start(data, DAY);
        TestCity city = people();
        publish(city.cityOffice);

        Writer first = write(city.firstPrincipal);
        assertThat(first.save(1).status()).isEqualTo(200);
        application.kill();
        again();
        assertThat(saved(city.firstPrincipal, first)).isOne();

        Writer second = write(city.secondPrincipal);
        int acknowledged = killInAStreamOfSaves(second);
        application.killPostgres();
        again();
        assertThat(saved(city.secondPrincipal, second)).isBetween(acknowledged, acknowledged + 1);

        Writer third = write(city.otherPrincipal);
        assertThat(third.submit(1, complete()).status()).isEqualTo(302);
        application.kill();
        application.killPostgres();
        again();
        assertThat(state(third)).isEqualTo("SUBMITTED");
        assertThat(database.sql("select count(*) from filing_submission where filing_id = ?")
                        .param(third.filing())
                        .query(Long.class)
                        .single())
                .isOne();
        assertThat(saved(city.firstPrincipal, first)).isOne();
    }

    /** Saves one after the other until the application is gone; gives the number of the last that it answered. */
    private int killInAStreamOfSaves(Writer writer) throws InterruptedException {
        AtomicInteger acknowledged = new AtomicInteger();
        CountDownLatch underWay = new CountDownLatch(BEFORE_THE_KILL);
        Thread stream = Thread.ofVirtual().start(() -> {
            try {
                for (int times = 1; writer.save(times).status() == 200; times++) {
                    acknowledged.set(times);
                    underWay.countDown();
                }
            } catch (UncheckedIOException killed) {
                assertThat(acknowledged).hasPositiveValue();
            }
        });
        assertThat(underWay.await(60, TimeUnit.SECONDS)).isTrue();
        application.kill();
        stream.join();
        return acknowledged.get();
    }

    private void again() throws Exception {
        application = Application.start(data, DAY);
        connect();
    }

    private void connect() throws Exception {
        database = JdbcClient.create(
                new DriverManagerDataSource(application.databaseUrl(), "postgres", application.databasePassword()));
    }

    private TestCity people() throws Exception {
        connect();
        return new TestCity(database);
    }

    private void publish(Person office) {
        try (Visitor visitor = signIn(office)) {
            String csrf = visitor.get("/plan/import").csrf();
            assertThat(visitor.post("/plan/import", csrf, Map.of()).status()).isEqualTo(302);
            int draft = database.sql("select id from plan_version")
                    .query(Integer.class)
                    .single();
            String effect = visitor.get("/plan/drafts/" + draft + "/effect").body();
            String base = effect.replaceAll("(?s).*name=\"base\" value=\"([0-9a-f]+)\".*", "$1");
            Map<String, String> form = Map.of("base", base, "reason", "首次发布");
            assertThat(visitor.post("/plan/" + draft + "/publish", csrf, form).status())
                    .isEqualTo(302);
        }
    }

    private Writer write(Person principal) {
        long duty = database.sql("""
                        select d.id from duty d join ask a on a.id = d.ask_id
                        where a.topic = 'development-plan' and d.unit_id = ?
                        """)
                .param(principal.place().id())
                .query(Long.class)
                .single();
        Visitor visitor = signIn(principal);
        String address = "/filings/duty/" + duty;
        visitor.post(address, visitor.get(address).csrf(), Map.of());
        long filing = database.sql("select id from filing where duty_id = ?")
                .param(duty)
                .query(Long.class)
                .single();
        Answer page = visitor.get("/filings/" + filing + "/edit");
        return new Writer(visitor, filing, page.csrf(), found(EDITOR, page), found(VERSION, page));
    }

    /** The number of the save whose words the principal finds in the form now. */
    private int saved(Person principal, Writer writer) {
        try (Visitor visitor = signIn(principal)) {
            return Integer.parseInt(found(SAVED, visitor.get("/filings/" + writer.filing() + "/edit")));
        }
    }

    private String state(Writer writer) {
        return database.sql("select state from filing where id = ?")
                .param(writer.filing())
                .query(String.class)
                .single();
    }

    private Visitor signIn(Person person) {
        return new Visitor(application.port()).signIn(person.username(), TestCity.PASSWORD);
    }

    /** The development plan with every field filled. */
    private static Map<String, String> complete() {
        var reading = (PlanReading.Accepted) PlanReader.read(BundledPlan.file(), BundledPlan.forms());
        Form form = reading.plan().form("development-plan").orElseThrow();
        Map<String, String> typed = new LinkedHashMap<>();
        Filled.in(form, "我们的做法", "").forEach((name, values) -> typed.put(name, values.getLast()));
        return typed;
    }

    private static String found(Pattern pattern, Answer page) {
        Matcher matcher = pattern.matcher(page.body());
        assertThat(matcher.find()).as("%s in %s", pattern, page.path()).isTrue();
        return matcher.group(1);
    }
}
