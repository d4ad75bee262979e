package cn.haoyuan.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL of a first look, kept under the data folder. If an earlier application was killed, its server is still
 * running on these files: it is taken over rather than started twice.
 */
final class EmbeddedServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);
    private static final Duration STARTUP = Duration.ofSeconds(60);

    private final int port;
    private final @Nullable EmbeddedPostgres started;
    private final @Nullable ProcessHandle adopted;

    private EmbeddedServer(int port, @Nullable EmbeddedPostgres started, @Nullable ProcessHandle adopted) {
        this.port = port;
        this.started = started;
        this.adopted = adopted;
    }

    static EmbeddedServer on(Path folder) throws IOException {
        Path data = folder.toAbsolutePath().resolve("postgres");
        Files.createDirectories(data.getParent());
        EmbeddedServer running = adopt(data);
        if (running != null) {
            LOG.info("Taking over the PostgreSQL that still runs on {}", data);
            return running;
        }
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(
                        data.resolveSibling("postgres-binaries").toFile())
                .setLocaleConfig("locale", "C.UTF-8")
                .setLocaleConfig("encoding", "UTF8")
                .setServerConfig("timezone", "Asia/Shanghai")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "60")
                .setServerConfig("shared_buffers", "128MB")
                .setServerConfig("jit", "off")
                .setServerConfig("max_wal_size", "2GB")
                .setPGStartupWait(STARTUP)
                .start();
        return new EmbeddedServer(server.getPort(), server, null);
    }

    private static @Nullable EmbeddedServer adopt(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return null;
        }
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.size() < 4) {
            return null;
        }
        int port = Integer.parseInt(lines.get(3).trim());
        long pid = Long.parseLong(lines.get(0).trim());
        try (var probe = DriverManager.getConnection(url(port, "postgres"), "postgres", "")) {
            return probe.isValid(2)
                    ? new EmbeddedServer(port, null, ProcessHandle.of(pid).orElse(null))
                    : null;
        } catch (SQLException notRunning) {
            return null;
        }
    }

    static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    int port() {
        return port;
    }

    @Override
    public void close() throws IOException {
        if (started != null) {
            started.close();
        } else if (adopted != null && !othersWorkOn()) {
            adopted.destroy();
        }
    }

    /** Whether another application works on the server that this one took over; then it is not ours to stop. */
    private boolean othersWorkOn() {
        try (var connection = DriverManager.getConnection(url(port, "postgres"), "postgres", "");
                var rows = connection
                        .createStatement()
                        .executeQuery(
                                "select from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()")) {
            return rows.next();
        } catch (SQLException alreadyStopping) {
            return false;
        }
    }
}
