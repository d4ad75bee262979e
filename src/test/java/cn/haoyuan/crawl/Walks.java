package cn.haoyuan.crawl;

import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Post;
import cn.haoyuan.access.Role;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.database.Scope;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.testing.DemoPeople;
import cn.haoyuan.testing.DemoPeople.Person;
import cn.haoyuan.testing.Routes.Route;
import cn.haoyuan.testing.Visitor;
import cn.haoyuan.testing.Visitor.Answer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What everybody in the demonstration city finds by following the links of their pages. */
final class Walks implements AutoCloseable {

    /** What came back, without its body: all bodies together would not fit. Size in bytes of UTF-8, of pages alone. */
    record Seen(String path, int status, int queries, int size) {

        /** Whether a page came back, or the page of a list too long to be printed, which says so. */
        boolean answered() {
            return status == 200 || status == 422 && path.matches(".*/export\\.(docx|pdf).*");
        }
    }

    /** A form, and the first who found one like it. */
    record Owned(Person person, FoundForm form) {}

    /** What the form of a semester leads to when it is typed in: duties that move. */
    private static final String CALENDAR_EDIT =
            "/calendar/effect?year=2022&term=SPRING&starts=2023-02-06&ends=2023-07-07";

    /** What a field leads to, for those who may see boards: a third day beside two, each of which costs statements. */
    private static final String THREE_DAYS = "/board/changes?before=2021-12-31&since=2022-07-01&by=unit";

    private final Site site;
    private final Map<Person, Visitor> visitors = new LinkedHashMap<>();
    private final Map<Person, List<Seen>> pages = new ConcurrentHashMap<>();
    private final Map<String, Owned> forms = new ConcurrentHashMap<>();

    Walks(Site site, DemoPeople people, int port) {
        this.site = site;
        for (Person person : people.all()) {
            visitors.put(person, new Visitor(port).signIn(person.account(), person.password()));
        }
    }

    /** Everybody walks, a few at a time. */
    void go() {
        InParallel.each(people(), person -> {
            List<Seen> seen = new ArrayList<>();
            List<String> starts = new ArrayList<>(List.of("/"));
            if (person.unitKind().equals("CITY") && person.role().equals("OFFICE")) {
                starts.add(CALENDAR_EDIT);
            }
            if (may(person, site.route(THREE_DAYS).orElseThrow())) {
                starts.add(THREE_DAYS);
            }
            site.walk(of(person), starts, answer -> seen.add(look(person, answer)));
            pages.put(person, seen);
        });
    }

    private Seen look(Person person, Answer answer) {
        if (!answer.html()) {
            return new Seen(answer.path(), answer.status(), answer.queries(), 0);
        }
        for (FoundForm form : FoundForm.in(answer.body(), answer.path())) {
            forms.putIfAbsent(form.shape(), new Owned(person, form));
        }
        int size = answer.body().getBytes(StandardCharsets.UTF_8).length;
        return new Seen(answer.path(), answer.status(), answer.queries(), size);
    }

    List<Person> people() {
        return List.copyOf(visitors.keySet());
    }

    Visitor of(Person person) {
        return visitors.get(person);
    }

    List<Seen> seen(Person person) {
        return pages.get(person);
    }

    /** One form of each shape that somebody found, by whom. */
    List<Owned> forms(boolean posts) {
        return forms.values().stream()
                .filter(owned -> owned.form().posts() == posts)
                .toList();
    }

    /** Whether the person's role has what the route needs. */
    static boolean may(Person person, Route route) {
        UnitKind kind = UnitKind.valueOf(person.unitKind());
        Post post = new Post(1, 1, kind, person.unit(), 0, 1, Role.valueOf(person.role()));
        Permission needs = route.needs();
        return needs != null && new Viewer(1, "", post, List.of(post), false, Scope.NOTHING).may(needs);
    }

    @Override
    public void close() {
        visitors.values().forEach(Visitor::close);
    }
}
