package cn.haoyuan.database;

import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets a part of the running transaction see the whole city: for what follows from an act for others whom whoever acts does not
 * see. It must answer nothing of what it saw. Work that throws leaves the transaction to be rolled back.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Everywhere {

    private final JdbcClient jdbc;

    Everywhere(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Runs the work, then goes back to the scope from before. */
    public <T> T get(Supplier<T> work) {
        String before = see(Scope.EVERYTHING.seats());
        T result = work.get();
        see(before);
        return result;
    }

    /** The same for work that returns nothing. */
    public void run(Runnable work) {
        get(() -> {
            work.run();
            return true;
        });
    }

    /** Answers what was seen until now. */
    private String see(String seats) {
        return jdbc.sql("select current_setting('haoyuan.scope'), set_config('haoyuan.scope', :seats, true)")
                .param("seats", seats)
                .query((row, number) -> row.getString(1))
                .single();
    }
}
