package cn.haoyuan.bench;

import cn.haoyuan.testing.DemoPeople.Person;
import cn.haoyuan.testing.Visitor;
import cn.haoyuan.testing.Visitor.Answer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;

/**
 * Somebody who reads, about a second per page: of the menu and the links of the page before them, the kind of page that all
 * readers together have seen least. So each kind is asked for about as often, and its slowest twentieth is more than one visit.
 */
final class Reader {

    private final Person person;
    private final int port;
    private final Random random;
    private final Figures figures;
    private final long start;
    private final long end;

    Reader(Person person, int port, int seed, Figures figures, long start, long end) {
        this.person = person;
        this.port = port;
        this.random = new Random(seed);
        this.figures = figures;
        this.start = start;
        this.end = end;
    }

    void read(CountDownLatch signedIn) {
        try (Visitor visitor = new Visitor(port).signIn(person.account(), person.password())) {
            signedIn.countDown();
            Answer page = look(visitor, "/");
            List<String> menu = pages(page);
            while (System.nanoTime() < end) {
                List<String> ahead = new ArrayList<>(menu);
                ahead.addAll(pages(page));
                Collections.shuffle(ahead, random);
                page = look(visitor, figures.leastSeen(ahead));
            }
        }
    }

    private Answer look(Visitor visitor, String address) {
        Answer answer = visitor.get(address);
        if (System.nanoTime() > start) {
            figures.add(answer);
        }
        Bench.sleep(500 + random.nextInt(1000));
        return answer;
    }

    /** What a person clicks to read on: no downloads, nothing of other systems. */
    private static List<String> pages(Answer answer) {
        return answer.links().stream()
                .filter(address ->
                        !address.matches(".*(export|/files|/api/|/components|/sign-|/source|\\.xlsx|\\.yaml).*"))
                .toList();
    }
}
