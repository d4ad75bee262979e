package cn.haoyuan.testing;

import cn.haoyuan.Haoyuan;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.springframework.boot.SpringApplication;

/** The one PostgreSQL of a test run. Databases are copied from a template, which takes a fraction of a migration. */
final class TestServer {

    static final String PASSWORD = "test";
    static final String DEMO_DAY = "2022-11-23";

    private static final String EMPTY = "haoyuan_template";
    private static final String DEMO = "haoyuan_demo";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static final EmbeddedPostgres SERVER = start();
    private static boolean demoLoaded;

    private TestServer() {}

    static String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + SERVER.getPort() + "/" + database;
    }

    /** A new database like the template; gives its name. */
    static synchronized String fresh(boolean demo) {
        if (demo && !demoLoaded) {
            copy(EMPTY, DEMO);
            loadDemo();
            run(DEMO, "vacuum");
            demoLoaded = true;
        }
        String name = "t_" + NUMBER.incrementAndGet();
        copy(demo ? DEMO : EMPTY, name);
        return name;
    }

    /** Properties that point the application at a database of this server. */
    static Map<String, Object> properties(String database, Path data) {
        return Map.of(
                "haoyuan.database.url",
                url(database),
                "haoyuan.database.owner",
                "haoyuan_owner",
                "haoyuan.database.owner-password",
                PASSWORD,
                "haoyuan.database.app-password",
                PASSWORD,
                "haoyuan.database.pool",
                "4",
                "haoyuan.data",
                data.toString(),
                "haoyuan.first-administrator",
                "false",
                "haoyuan.schedules",
                "false",
                "haoyuan.timing",
                "true");
    }

    static Path folder() {
        try {
            Path folder = Files.createTempDirectory("haoyuan-test");
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void loadDemo() {
        SpringApplication application = new SpringApplication(Haoyuan.class);
        application.setAdditionalProfiles("test-demo");
        Map<String, Object> properties = new java.util.HashMap<>(properties(DEMO, folder()));
        properties.put("haoyuan.demo", "true");
        properties.put("haoyuan.demo-date", DEMO_DAY);
        properties.put("server.port", "0");
        String[] arguments = properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);
        application.run(arguments).close();
    }

    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setLocaleConfig("locale", "C.UTF-8")
                    .setLocaleConfig("encoding", "UTF8")
                    .setServerConfig("timezone", "Asia/Shanghai")
                    .setServerConfig("fsync", "off")
                    .setServerConfig("full_page_writes", "off")
                    .setServerConfig("synchronous_commit", "off")
                    .setServerConfig("jit", "off")
                    // databases are soon left: to clean up in them took a tenth of all that the server did
                    .setServerConfig("autovacuum", "off")
                    .setServerConfig("shared_buffers", "256MB")
                    .setServerConfig("max_wal_size", "2GB")
                    .setServerConfig("max_connections", "60")
                    .start();
            try (Connection root = connect(server, "postgres")) {
                root.createStatement().execute("create role haoyuan_owner login password '" + PASSWORD + "'");
                root.createStatement().execute("create role haoyuan_app login password '" + PASSWORD + "'");
                root.createStatement().execute("grant haoyuan_app to haoyuan_owner");
                root.createStatement().execute("create database " + EMPTY + " owner haoyuan_owner");
            }
            String url = "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + EMPTY;
            Flyway.configure().dataSource(url, "haoyuan_owner", PASSWORD).load().migrate();
            return server;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static void copy(String template, String name) {
        run(
                "postgres",
                "create database " + name + " template " + template + " owner haoyuan_owner strategy file_copy");
    }

    private static void run(String database, String statement) {
        try (Connection root = connect(SERVER, database)) {
            root.createStatement().execute(statement);
        } catch (SQLException broken) {
            throw new IllegalStateException(statement, broken);
        }
    }

    private static Connection connect(EmbeddedPostgres server, String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database, "postgres", "");
    }
}
