package cn.haoyuan.testing;

import cn.haoyuan.Haoyuan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The application as a process of its own on an embedded PostgreSQL under a data folder, as {@code bin/run} starts it. */
public final class Application implements AutoCloseable {

    private static final long STARTUP_MILLIS = 90_000;

    private final Path data;
    private final Path output;
    private final int port;
    private final Process process;

    private Application(Path data, Path output, int port, Process process) {
        this.data = data;
        this.output = output;
        this.port = port;
        this.process = process;
    }

    /** Starts it and waits until it says that it is up. */
    public static Application start(Path data, String... arguments) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Path output = Files.createTempFile(data, "application", ".log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Dstdout.encoding=UTF-8",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Haoyuan.class.getName(),
                "--server.port=" + port,
                "--haoyuan.data=" + data,
                "--haoyuan.welcome=true",
                "--haoyuan.first-administrator=false"));
        command.addAll(List.of(arguments));
        Application application = new Application(
                data,
                output,
                port,
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start());
        application.awaitWelcome();
        return application;
    }

    public int port() {
        return port;
    }

    /** JDBC URL of its database, for the superuser {@code postgres}. */
    public String databaseUrl() throws IOException {
        return "jdbc:postgresql://127.0.0.1:" + postmaster().get(3).strip() + "/haoyuan";
    }

    /** The password of {@code postgres}. */
    public String databasePassword() throws IOException {
        return Files.readString(data.resolve("postgres-password")).strip();
    }

    /** Ends the process without a word, as {@code kill -9} does; its PostgreSQL lives on. */
    public void kill() {
        process.destroyForcibly();
        await(process.toHandle());
    }

    /** Ends PostgreSQL in the same manner. */
    public void killPostgres() throws IOException {
        ProcessHandle.of(Long.parseLong(postmaster().getFirst().strip())).ifPresent(postgres -> {
            List<ProcessHandle> servers = postgres.children().toList();
            postgres.destroyForcibly();
            await(postgres);
            servers.forEach(Application::await);
        });
    }

    private List<String> postmaster() throws IOException {
        return Files.readAllLines(data.resolve("postgres").resolve("postmaster.pid"));
    }

    private void awaitWelcome() throws IOException {
        long end = System.currentTimeMillis() + STARTUP_MILLIS;
        while (!Files.readString(output).contains("http://localhost:" + port)) {
            if (!process.isAlive() || System.currentTimeMillis() > end) {
                process.destroyForcibly();
                throw new IllegalStateException("the application did not start:\n" + Files.readString(output));
            }
            pause();
        }
    }

    private static void await(ProcessHandle process) {
        long end = System.currentTimeMillis() + STARTUP_MILLIS;
        while (process.isAlive() && System.currentTimeMillis() < end) {
            pause();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(20);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Ends it as Ctrl-C does, with its PostgreSQL; where it was killed, only what PostgreSQL is left. */
    @Override
    public void close() {
        process.destroy();
        await(process.toHandle());
        try {
            if (Files.exists(data.resolve("postgres").resolve("postmaster.pid"))) {
                killPostgres();
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
