package cn.haoyuan.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL of a first look, kept under the data folder. One application works on it at a time and ends it; a visitor, who only reads
 * and leaves, may come beside it. If an earlier application was killed, its server is still running on these files: it is taken over rather
 * than started twice.
 */
final class EmbeddedServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);
    private static final Duration STARTUP = Duration.ofSeconds(60);

    private static final String ROOT = "postgres";

    private final int port;
    private final String password;
    private final @Nullable EmbeddedPostgres started;
    private final @Nullable ProcessHandle adopted;
    private @Nullable FileChannel held;
    private boolean visited;

    private EmbeddedServer(
            int port, String password, @Nullable EmbeddedPostgres started, @Nullable ProcessHandle adopted) {
        this.port = port;
        this.password = password;
        this.started = started;
        this.adopted = adopted;
    }

    /**
     * @param visitor whether this is one who may work beside another application
     * @throws FolderInUse where another application works on the folder
     */
    static EmbeddedServer on(Path folder, boolean visitor) throws IOException {
        Path data = folder.toAbsolutePath().resolve("postgres");
        Files.createDirectories(data.getParent());
        if (visitor) {
            EmbeddedServer running = adopt(data, EmbeddedAccess.to(data));
            if (running != null) {
                running.visited = true;
                return running;
            }
        }
        FileChannel channel = hold(folder.toAbsolutePath());
        try {
            EmbeddedServer server = on(data);
            server.held = channel;
            return server;
        } catch (IOException | RuntimeException failure) {
            channel.close();
            throw failure;
        }
    }

    /** Holds the folder until the channel is closed, at the latest when this process ends, however it does. */
    private static FileChannel hold(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve("in-use"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException within) {
            // by this very process
        }
        channel.close();
        throw new FolderInUse(folder);
    }

    private static EmbeddedServer on(Path data) throws IOException {
        EmbeddedAccess access = EmbeddedAccess.to(data);
        EmbeddedServer running = adopt(data, access);
        if (running != null) {
            LOG.info("Taking over the PostgreSQL that still runs on {}", data);
            access.demandPassword(() -> running.connect(ROOT));
            return running;
        }
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(
                        data.resolveSibling("postgres-binaries").toFile())
                .setLocaleConfig("locale", "C.UTF-8")
                .setLocaleConfig("encoding", "UTF8")
                // these are handed to initdb as they are
                .setLocaleConfig("auth-host", EmbeddedAccess.METHOD)
                .setLocaleConfig("auth-local", EmbeddedAccess.METHOD)
                .setLocaleConfig("pwfile", access.file().toString())
                .setConnectConfig("password", access.password())
                .setServerConfig("timezone", "Asia/Shanghai")
                // the library starts servers for tests, which need not outlive a power cut
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "60")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("wal_level", "minimal")
                .setServerConfig("max_wal_senders", "0")
                .setServerConfig("jit", "off")
                .setServerConfig("max_wal_size", "2GB")
                .setPGStartupWait(STARTUP)
                .start();
        EmbeddedServer started = new EmbeddedServer(server.getPort(), access.password(), server, null);
        access.demandPassword(() -> started.connect(ROOT));
        return started;
    }

    private static @Nullable EmbeddedServer adopt(Path data, EmbeddedAccess access) throws IOException {
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
        EmbeddedServer running = new EmbeddedServer(
                port, access.password(), null, ProcessHandle.of(pid).orElse(null));
        try (var probe = running.connect(ROOT)) {
            return probe.isValid(2) ? running : null;
        } catch (SQLException notRunning) {
            return null;
        }
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** The password of every role: who may read it may read the server's files too. */
    String password() {
        return password;
    }

    /** A connection as superuser. */
    Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), ROOT, password);
    }

    @Override
    public void close() throws IOException {
        if (visited) {
            return;
        }
        if (started != null) {
            started.close();
        } else if (adopted != null && !othersWorkOn()) {
            adopted.destroy();
        }
        if (held != null) {
            held.close();
        }
    }

    /** Whether another application works on the server that this one took over; then it is not ours to stop. */
    private boolean othersWorkOn() {
        try (var connection = connect(ROOT);
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
