package cn.haoyuan.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;

/** The SQL of the demonstration, in the order in which it runs; all of it within one transaction. */
enum Script {
    WORDS,
    TREE,
    KINDERGARTENS,
    PROFILES,
    PEOPLE,
    ASSESSMENTS,
    LETTERS,
    SHARES,
    PHRASES,
    RECORDS,
    TEXTS,
    FILINGS,
    REPORTS,
    EXCEPTIONS,
    PROBLEMS,
    ANSWERS,
    RECHECKS,
    TOPICS;

    void run(JdbcTemplate jdbc) {
        jdbc.execute(text());
    }

    private String text() {
        String name = "/demo/%02d-%s.sql".formatted(ordinal() + 1, name().toLowerCase(Locale.ROOT));
        try (InputStream in = Objects.requireNonNull(Script.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
