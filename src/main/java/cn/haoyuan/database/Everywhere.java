package cn.haoyuan.database;

import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets a part of the running transaction see the whole city: for what follows from an act for others whom whoever acts does not
 * see. Of what it saw, pages tell only what follows from the act, as the plan calls it, and what keeps it from being done.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Everywhere {

    private final JdbcClient jdbc;

    Everywhere(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Runs the work, then goes back to the scope from before, though the work throws. */
    public <T> T get(Supplier<T> work) {
        try (Widened _ = new Widened()) {
            return work.get();
        }
    }

    /** The same for work that returns nothing. */
    public void run(Runnable work) {
        get(() -> {
            work.run();
            return true;
        });
    }

    /** The scope of the whole city, and the way back. A transaction that a statement broke has none: it sees nothing any more. */
    private final class Widened implements AutoCloseable {

        private final String before = see(Scope.EVERYTHING.seats());

        @Override
        public void close() {
            see(before);
        }
    }

    /** Answers what was seen until now. */
    private String see(String seats) {
        return jdbc.sql("select current_setting('haoyuan.scope'), set_config('haoyuan.scope', :seats, true)")
                .param("seats", seats)
                .query((row, number) -> row.getString(1))
                .single();
    }
}
