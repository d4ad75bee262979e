package cn.haoyuan.bench;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The application as {@code bin/run} starts it. */
final class Server implements AutoCloseable {

    private static final Pattern USED = Pattern.compile("(?:used|tenured generation.*?used) (\\d+)K");

    private final Process process;
    private final Path output;
    private final double seconds;

    private Server(Process process, Path output, double seconds) {
        this.process = process;
        this.output = output;
        this.seconds = seconds;
    }

    /** Starts it and waits until it gives its first page. */
    static Server start(Path home, Path data, int port) throws IOException, InterruptedException {
        Path output = Files.createTempFile("haoyuan-bench", ".log");
        long began = System.nanoTime();
        Process process = new ProcessBuilder(
                        home.resolve("bin/run").toString(), "--port", Integer.toString(port), "--data", data.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/sign-in"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (true) {
                if (!process.isAlive()) {
                    throw new IllegalStateException("the application ended:\n" + Files.readString(output));
                }
                try {
                    if (client.send(request, HttpResponse.BodyHandlers.discarding())
                                    .statusCode()
                            == 200) {
                        return new Server(process, output, (System.nanoTime() - began) / 1e9);
                    }
                } catch (ConnectException notYet) {
                    Bench.sleep(20);
                }
            }
        }
    }

    double seconds() {
        return seconds;
    }

    /** The first group of the first line that it printed and that matches. */
    Optional<String> said(String pattern) throws IOException {
        Matcher line = Pattern.compile(pattern).matcher(Files.readString(output));
        return line.find() ? Optional.of(line.group(1)) : Optional.empty();
    }

    /** Megabytes of the heap in use after a full collection. */
    long heap() throws IOException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        String pid = Long.toString(process.pid());
        Bench.run(jcmd, pid, "GC.run");
        Matcher used = USED.matcher(Bench.run(jcmd, pid, "GC.heap_info"));
        long kilobytes = 0;
        while (used.find()) {
            kilobytes += Long.parseLong(used.group(1));
        }
        return kilobytes / 1024;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.destroy();
        if (!process.waitFor(40, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        Files.deleteIfExists(output);
    }
}
