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
 * Somebody who reads: each page of the menu in turn, from each two links further, to what
 * was seen least, about a second per page.
 */
final class Reader {

    private static final int DEPTH = 2;

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
            List<String> menu = pages(visitor.get("/"));
            while (System.nanoTime() < end) {
                for (String entry : menu) {
                    Answer page = look(visitor, entry);
                    for (int i = 0; i < DEPTH && System.nanoTime() < end; i++) {
                        List<String> links = new ArrayList<>(pages(page));
                        links.removeAll(menu);
                        Collections.shuffle(links, random);
                        if (links.isEmpty()) {
                            break;
                        }
                        page = look(visitor, figures.leastSeen(links));
                    }
                }
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
