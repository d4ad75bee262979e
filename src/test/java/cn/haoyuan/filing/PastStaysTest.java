package cn.haoyuan.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import cn.haoyuan.database.Scope;
import cn.haoyuan.duty.Duty;
import cn.haoyuan.org.Answer;
import cn.haoyuan.org.MarkKind;
import cn.haoyuan.org.Marks;
import cn.haoyuan.org.NewUnit;
import cn.haoyuan.org.Pairings;
import cn.haoyuan.org.UnitActs;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.testing.As;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.TestCity.Person;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** A day that is over shows what was known on it, whatever is recorded afterwards, on every page and through the interface. */
@HaoyuanTest
class PastStaysTest extends FilingWork {

    private static final LocalDate EARLIER = LocalDate.of(2022, 11, 9);
    private static final LocalDate THEN = LocalDate.of(2022, 11, 16);
    private static final LocalDate NOW = LocalDate.of(2022, 11, 23);

    /** So many pages of one path are looked at. */
    private static final int PER_PATH = 15;

    private static final Pattern LINK = Pattern.compile("\\b(?:href|hx-get)=\"(/[^\"#]*asOf=" + THEN + "[^\"#]*)");

    @Autowired
    UnitActs acts;

    @Autowired
    Marks marks;

    @Autowired
    Pairings pairings;

    @Test
    void whatIsDoneLaterShowsOnNoPageOfAnEarlierDay() throws Exception {
        Work work = before();
        clock.set(NOW);
        List<Person> readers = List.of(city.cityOffice, city.northOffice, city.southOffice, city.firstPrincipal);
        Map<Person, Map<String, String>> then = new LinkedHashMap<>();
        for (Person reader : readers) {
            then.put(reader, walk(reader, work));
        }
        after(work);
        List<String> changed = new ArrayList<>();
        for (Person reader : readers) {
            assertThat(then.get(reader).values().stream().filter(page -> page.startsWith("200\n")))
                    .as(reader.username())
                    .hasSizeGreaterThan(30);
            for (Map.Entry<String, String> page : then.get(reader).entrySet()) {
                List<String> shown = text(reader, page.getKey()).lines().toList();
                List<String> known = page.getValue().lines().toList();
                if (!shown.equals(known)) {
                    changed.add(reader.username() + " " + page.getKey() + "\n"
                            + known.stream()
                                    .filter(line -> !shown.contains(line))
                                    .limit(3)
                                    .toList() + "\n"
                            + shown.stream()
                                    .filter(line -> !known.contains(line))
                                    .limit(3)
                                    .toList());
                }
            }
        }
        assertThat(changed).isEmpty();
    }

    /** What stands on the earlier day, to be changed afterwards. */
    private record Work(
            long corrected,
            long voided,
            long filing,
            long draft,
            long accepted,
            Duty waived,
            Duty nudged,
            long mark,
            long pairing) {}

    private Work before() throws Exception {
        long corrected = record(EARLIER, null, city.first.id(), "第一稿");
        long voided = record(EARLIER, null, city.village.id(), "记错了");
        Scope.EVERYTHING.run(() -> {
            done(marks.add(city.centre.id(), MarkKind.ANJI_PILOT, EARLIER, "试点"));
            done(pairings.add(city.first.id(), city.village.id(), EARLIER));
        });
        return new Work(
                corrected,
                voided,
                filed(city.secondPrincipal, "2022-11-15"),
                filed(city.otherPrincipal, "2022-11-16"),
                accepted(city.firstPrincipal, "2022-11-15"),
                pending(city.second.id(), false),
                pending(city.first.id(), true),
                database.jdbc()
                        .sql("select max(id) from mark")
                        .query(Long.class)
                        .single(),
                database.jdbc()
                        .sql("select max(id) from pairing")
                        .query(Long.class)
                        .single());
    }

    private void after(Work work) throws Exception {
        record(NOW, work.corrected(), city.first.id(), "第二稿");
        ok(city.northResearcher, "/records/" + work.voided() + "/void", "reason", "看错了园");
        record(NOW, null, city.second.id(), "补记");
        ok(city.cityOffice, "/duties/" + work.waived().id() + "/waiver", "reason", "停办装修");
        ok(
                city.cityOffice,
                "/missing/nudge",
                "duty",
                Long.toString(work.nudged().id()));
        ok(city.northOffice, "/filings/" + work.filing() + "/accept", "no", "1", "reason", "");
        String taken = Long.toString(work.accepted());
        ok(city.northOffice, "/filings/take-back", "id", taken, "no." + taken, "1", "reason", "点错了");
        ok(
                city.southOffice,
                "/filings/" + work.draft() + "/return",
                "no",
                "1",
                "reason",
                "请补充",
                "replyBy",
                "2022-12-01");
        ok(city.cityOffice, "/units/" + city.first.id() + "/profile", profile("NONE", "MOUNTAIN"));
        ok(city.cityOffice, "/units/" + city.second.id() + "/profile", profile("CITY", "LAKESIDE"));
        Scope.EVERYTHING.run(() -> {
            done(marks.end(work.mark(), NOW));
            done(marks.add(city.second.id(), MarkKind.WEAK, NOW, "师资不足"));
            done(pairings.end(work.pairing(), NOW));
            done(pairings.add(city.other.id(), city.centre.id(), NOW));
            done(acts.open(new NewUnit(UnitKind.KINDERGARTEN, "新开幼儿园", city.northEast.id(), "1136990109", NOW)));
            done(acts.rename(city.centre.id(), "改名幼儿园", NOW, "改名"));
            done(acts.move(city.second.id(), city.northWest.id(), NOW, "区划调整"));
            done(acts.close(city.village.id(), NOW, "生源不足"));
            done(acts.rename(city.southEast.id(), "改名片区", NOW, "改名"));
        });
        Scope.EVERYTHING.run(() -> transaction.executeWithoutResult(status -> database.jdbc()
                .sql(
                        "insert into assignment (post_id, unit_id, seat, purpose, during) values (?, ?, ?, 'INSPECTOR', daterange(?, null))")
                .params(city.northResearcher.postId(), city.first.id(), city.first.seat(), NOW)
                .update()));
        String effect = text(open(city.cityOffice, "/calendar/effect?from=2022-11-28&to=2022-12-02&kind=OFF&name=停课"));
        String base = effect.replaceAll("(?s).*name=\"base\" value=\"(\\w+)\".*", "$1");
        ok(
                city.cityOffice,
                "/calendar",
                "base",
                base,
                "from",
                "2022-11-28",
                "to",
                "2022-12-02",
                "kind",
                "OFF",
                "name",
                "停课");
        clock.set(NOW.atTime(18, 0));
        ok(city.northOffice, "/missing/nudge", "all", "true");
        clock.set(NOW);
    }

    private static String[] profile(String grade, String terrain) {
        return new String[] {
            "sponsor",
            "PUBLIC",
            "inclusive",
            "true",
            "grade",
            grade,
            "terrain",
            terrain,
            "locality",
            "TOWNSHIP",
            "openedOn",
            "2020-09-01",
            "classesTop",
            "9",
            "childrenTop",
            "270"
        };
    }

    private Map<String, String> walk(Person reader, Work work) throws Exception {
        Deque<String> ahead = new ArrayDeque<>();
        for (String page : List.of(
                "/board",
                "/board?by=measure",
                "/board/matrix",
                "/board/changes",
                "/board/compare",
                "/board/screen",
                "/duties",
                "/missing",
                "/records",
                "/units",
                "/units?kind=KINDERGARTEN",
                "/api/v1/board",
                "/api/v1/board?by=measure",
                "/api/v1/duties?size=500",
                "/api/v1/facts",
                "/api/v1/units",
                "/units/" + city.first.id(),
                "/units/" + city.second.id(),
                "/units/" + city.centre.id(),
                "/units/" + city.other.id(),
                "/units/" + city.village.id(),
                "/duties/" + work.waived().id(),
                "/duties/" + work.nudged().id())) {
            ahead.add(page + (page.contains("?") ? "&" : "?") + "asOf=" + THEN);
        }
        for (Long duty : database.jdbc()
                .sql(
                        "select duty_id from filing union select distinct b.duty_id from bearing b join fact f on f.id = b.fact_id")
                .query(Long.class)
                .list()) {
            ahead.add("/duties/" + duty + "?asOf=" + THEN);
        }
        Map<String, String> found = new LinkedHashMap<>();
        Map<String, Integer> times = new HashMap<>();
        while (!ahead.isEmpty()) {
            String address = ahead.poll();
            String path = address.replaceAll("\\?.*", "").replaceAll("\\d+", "#");
            if (found.containsKey(address)
                    || path.contains("export")
                    || times.merge(path, 1, Integer::sum) > PER_PATH) {
                continue;
            }
            found.put(address, text(reader, address));
            Matcher links = LINK.matcher(found.get(address));
            while (links.find()) {
                ahead.add(links.group(1).replace("&amp;", "&"));
            }
        }
        return found;
    }

    /** A page with its status, without what is different each time. */
    private String text(Person reader, String address) throws Exception {
        MockHttpServletResponse answer = open(reader, address);
        return answer.getStatus() + "\n"
                + text(answer).replaceAll("name=\"_csrf\" value=\"[^\"]*\"|name=\"csrf\" content=\"[^\"]*\"", "");
    }

    /** Something that the unit still owes on the earlier day, and all the time since. */
    private Duty pending(int unit, boolean filing) {
        long id = database.jdbc()
                .sql("""
                        select d.id from duty d join ask a on a.id = d.ask_id
                        where d.unit_id = :unit and (a.evidence = 'FILING') = :filing and d.met_on is null and d.ended_on is null
                            and d.opens_on <= :then and coalesce(d.locks_on, 'infinity') > :then
                        order by d.due_on desc, d.id limit 1
                        """)
                .param("unit", unit)
                .param("filing", filing)
                .param("then", THEN)
                .query(Long.class)
                .single();
        return Scope.EVERYTHING.get(() -> duties.find(id, THEN)).orElseThrow();
    }

    /** A filing handed in on that day. */
    private long filed(Person author, String day) throws Exception {
        clock.set(LocalDate.parse(day));
        Duty duty = pending(author.place().id(), true);
        long id = start(author, duty);
        submit(author, id, String.valueOf(duty.topic()), "第一稿");
        return id;
    }

    private long accepted(Person author, String day) throws Exception {
        long id = filed(author, day);
        ok(city.northOffice, "/filings/" + id + "/accept", "no", "1", "reason", "");
        return id;
    }

    private long record(LocalDate recorded, @Nullable Long replaces, int subject, String note) throws Exception {
        clock.set(recorded);
        MockMultipartHttpServletRequestBuilder form = multipart("/records");
        form.with(As.person(city.northResearcher));
        form.param("kind", "VISIT").param("key", UUID.randomUUID().toString());
        form.param("topic", "guidance").param("subject", Integer.toString(subject));
        form.param("day", "2022-11-08").param("note", note);
        if (replaces != null) {
            form.param("replaces", replaces.toString()).param("reason", "写错了");
        }
        MockHttpServletResponse answer = mvc.perform(form).andReturn().getResponse();
        assertThat(answer.getStatus()).as(text(answer)).isEqualTo(302);
        return Long.parseLong(String.valueOf(answer.getRedirectedUrl()).replaceAll("\\D", ""));
    }

    private void ok(Person who, String address, String... typed) throws Exception {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        for (int i = 0; i < typed.length; i += 2) {
            form.add(typed[i], typed[i + 1]);
        }
        MockHttpServletResponse answer = send(who, address, form);
        assertThat(answer.getStatus()).as(address + text(answer)).isEqualTo(302);
    }

    private static void done(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Done.class);
    }
}
