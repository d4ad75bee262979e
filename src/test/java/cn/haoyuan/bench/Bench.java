package cn.haoyuan.bench;

import cn.haoyuan.testing.DemoPeople;
import cn.haoyuan.testing.DemoPeople.Person;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Starts the packaged application twice on a fresh demonstration, then lets twenty people read it at once.
 *
 * <p>Arguments: the project's folder, an empty data folder, a port, the seconds to measure.
 */
final class Bench {

    private static final int PEOPLE = 20;

    /** Long enough for the JVM to have compiled what is asked for often: a server runs for weeks. */
    private static final Duration WARM_UP = Duration.ofSeconds(240);

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]);
        Path data = Path.of(arguments[1]);
        int port = Integer.parseInt(arguments[2]);
        Duration measured = Duration.ofSeconds(Long.parseLong(arguments[3]));
        System.out.printf(
                "%d CPUs, Java %s, %d people at once, %d s after %d s of warming up%n%n",
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                PEOPLE,
                measured.toSeconds(),
                WARM_UP.toSeconds());
        try (Server first = Server.start(home, data, port)) {
            System.out.printf("first start to first page (database, migration, demo)  %6.1f s%n", first.seconds());
            first.said("Loaded the demonstration city in (\\d+) ms")
                    .ifPresent(millis -> System.out.printf(
                            "  of it loading the demonstration city                 %6.1f s%n",
                            Integer.parseInt(millis) / 1000.0));
        }
        try (Server server = Server.start(home, data, port)) {
            System.out.printf("second start to first page                             %6.1f s%n", server.seconds());
            System.out.printf("heap in use after start and collection                 %6d MB%n%n", server.heap());
            Figures figures = read(new DemoPeople(data), port, measured);
            figures.print();
            System.out.printf("%nheap in use after the load and a collection            %6d MB%n", server.heap());
            Assets.print(port);
        }
    }

    private static Figures read(DemoPeople people, int port, Duration measured) throws InterruptedException {
        Figures figures = new Figures(measured);
        long start = System.nanoTime() + WARM_UP.toNanos();
        long end = start + measured.toNanos();
        CountDownLatch signedIn = new CountDownLatch(PEOPLE);
        List<Thread> threads = new ArrayList<>();
        List<Person> kinds = people.all();
        for (int i = 0; i < PEOPLE; i++) {
            Reader reader = new Reader(kinds.get(i % kinds.size()), port, i, figures, start, end);
            threads.add(Thread.ofVirtual().start(() -> reader.read(signedIn)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return figures;
    }

    static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    static String run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
}
