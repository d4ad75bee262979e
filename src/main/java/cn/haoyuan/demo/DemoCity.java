package cn.haoyuan.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The city itself, in one transaction: all of it or nothing. The same every time, because chance is a hash of the names of
 * things; nothing in it is recorded on the demonstration day or after it.
 */
@Component
@ConditionalOnProperty(name = "haoyuan.demo", havingValue = "true")
class DemoCity {

    private static final Logger LOG = LoggerFactory.getLogger(DemoCity.class);

    private final JdbcTemplate scripts;
    private final JdbcClient jdbc;
    private final Clock clock;

    DemoCity(JdbcTemplate scripts, JdbcClient jdbc, Clock clock) {
        this.scripts = scripts;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Loads the city if there is no unit yet; answers whether it did. */
    @Transactional
    boolean load() {
        if (jdbc.sql("select exists (select from unit)").query(Boolean.class).single()) {
            return false;
        }
        long began = System.nanoTime();
        jdbc.sql("select set_config('haoyuan.demo_date', :today, true)")
                .param("today", LocalDate.now(clock).toString())
                .query(String.class)
                .single();
        for (Script script : List.of(Script.WORDS, Script.TREE, Script.KINDERGARTENS, Script.PROFILES, Script.PEOPLE)) {
            script.run(scripts);
        }
        LOG.info("Loaded the demonstration city in {} ms", (System.nanoTime() - began) / 1_000_000);
        return true;
    }

    /** Tells the planner what is there now; it would find out by itself only in a minute. */
    void analyze() {
        scripts.execute("analyze");
    }
}
