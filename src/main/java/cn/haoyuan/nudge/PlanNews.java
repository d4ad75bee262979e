package cn.haoyuan.nudge;

import cn.haoyuan.access.Role;
import cn.haoyuan.duty.Effect;
import cn.haoyuan.notice.NewNotice;
import cn.haoyuan.notice.Notices;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.plan.Plan;
import cn.haoyuan.plan.PlanPublished;
import cn.haoyuan.plan.PlanVersion;
import cn.haoyuan.web.Day;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells everybody that a plan asks something of them, or of those whom they lead, and of a new version what the one before did not ask, and
 * what it asks no more; with the publication or not at all. Of a plan whose time is over nobody is told.
 */
@Component
class PlanNews {

    /** Somebody whose units have done under the former rules what a measure asks for once, and owe nothing else of it. */
    private record Done(int accountId, String measure) {}

    private record Reader(int accountId, UnitKind kind, Role role) {
        PlanChange.Place place() {
            return new PlanChange.Place(kind, role);
        }
    }

    /** Who are told the same: where they work, and the measures of which they have done all. */
    private record Audience(Set<PlanChange.Place> places, Set<String> done) {}

    /** Beyond so many characters the measures are named only. */
    private static final int READABLE = 1500;

    private final JdbcClient jdbc;
    private final Notices notices;

    PlanNews(JdbcClient jdbc, Notices notices) {
        this.jdbc = jdbc;
        this.notices = notices;
    }

    @EventListener
    void on(PlanPublished publication) {
        PlanVersion version = publication.version();
        Plan before = publication.before().map(PlanVersion::plan).orElse(null);
        boolean begins = before == null;
        if (begins && version.plan().isOver(publication.day())) {
            return;
        }
        Plan former = before == null ? version.plan().with(List.of()) : before;
        Map<Integer, Set<PlanChange.Place>> people = readers(publication.day()).stream()
                .collect(Collectors.groupingBy(
                        Reader::accountId, TreeMap::new, Collectors.mapping(Reader::place, Collectors.toSet())));
        Map<Integer, Set<String>> done = begins ? Map.of() : done(version, publication.day());
        people.entrySet().stream()
                .collect(Collectors.groupingBy(
                        one -> new Audience(one.getValue(), done.getOrDefault(one.getKey(), Set.of())),
                        Collectors.mapping(Map.Entry::getKey, Collectors.toList())))
                .forEach((audience, accounts) -> {
                    Set<PlanChange.Place> places = audience.places();
                    List<PlanChange> changes = PlanChange.between(former, version.plan(), places);
                    List<String> forms = PlanChange.forms(former, version.plan(), places);
                    if (!changes.isEmpty() || !forms.isEmpty()) {
                        String title = begins
                                ? "行动计划已发布，与您有关的举措有 " + changes.size() + " 项"
                                : title(version.plan().differing(former), changes, forms);
                        String body = begins
                                ? "《" + version.plan().title() + "》自" + Day.of(publication.day())
                                        + "起执行，要做的事和期限见工作台的待办"
                                        + later(PlanChange.onEvents(version.plan(), places)) + "，全文见行动计划。"
                                : body(changes, audience.done(), forms, version, publication.day());
                        notices.tell(accounts.stream()
                                .map(account -> new NewNotice(account, "plan:" + version.id(), title, body, "/plan"))
                                .toList());
                    }
                });
    }

    private List<Reader> readers(LocalDate day) {
        return jdbc.sql("""
                        select c.id as account_id, l.kind, p.role
                        from post p
                        join account c on c.person_id = p.person_id and c.enabled
                        join placement l on l.unit_id = p.unit_id and l.from_on <= :day and :day < l.until_on
                        where p.during @> :day::date
                        order by p.id
                        """).param("day", day).query(Reader.class).list();
    }

    /** By account: what is asked for once and met leaves nothing to be done under the new version either, unless more is owed. */
    private Map<Integer, Set<String>> done(PlanVersion version, LocalDate day) {
        return jdbc.sql("""
                        select c.id as account_id, m.key as measure
                        from post p
                        join account c on c.person_id = p.person_id and c.enabled
                        join duty d on d.unit_id = p.unit_id and d.former_of is null
                        join ask a on a.id = d.ask_id
                        join measure m on m.id = d.measure_id and m.plan_id = :plan
                        where p.during @> :day::date
                        group by 1, 2
                        having bool_or(a.cadence = 'ONCE' and d.met_on is not null)
                            and bool_and(d.met_on is not null or d.waived or coalesce(d.ended_on, 'infinity') <= :day)
                        """).param("plan", version.plan().id()).param("day", day).query(Done.class).list().stream()
                .collect(Collectors.groupingBy(Done::accountId, Collectors.mapping(Done::measure, Collectors.toSet())));
    }

    /** What no desk shows yet. */
    private static String later(long onEvents) {
        return onEvents == 0 ? "" : "；其中 " + onEvents + " 项要等相应的情况出现才办，出现时另行通知";
    }

    private static String lines(List<PlanChange> changes, Function<PlanChange, String> one) {
        return changes.stream().map(one).collect(Collectors.joining("\n"));
    }

    private static String inBrief(PlanChange change, Set<String> done) {
        boolean over = change.kind() == Effect.Change.MOVED && done.contains(change.measure());
        return "· " + change.kind().label() + "：" + change.title() + (over ? "（您单位已办完，不用再办）" : "");
    }

    private static String inFull(PlanChange change, Set<String> done) {
        return Stream.of(
                        Stream.of(inBrief(change, done)),
                        change.before().stream().map(rule -> "　原：" + rule),
                        change.now().stream().map(rule -> "　现：" + rule))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }

    /** {@code differing}: how many measures the versions differ in, as the plan's page counts them; not all of them concern everybody. */
    private static String title(int differing, List<PlanChange> changes, List<String> forms) {
        Stream<String> kinds = kinds(changes).entrySet().stream()
                .map(one -> one.getKey().label() + " " + one.getValue().size() + " 项");
        return Stream.concat(kinds, forms.isEmpty() ? Stream.of() : Stream.of("报送表单改动 " + forms.size() + " 张"))
                .collect(Collectors.joining(
                        "、", "行动计划" + (differing == 0 ? "" : " " + differing + " 项举措") + "有变化，与您有关：", ""));
    }

    private static String body(
            List<PlanChange> changes, Set<String> done, List<String> forms, PlanVersion version, LocalDate day) {
        List<PlanChange> sorted =
                kinds(changes).values().stream().flatMap(List::stream).toList();
        String whole = lines(sorted, change -> inFull(change, done));
        String lines = whole.length() <= READABLE ? whole : lines(sorted, change -> inBrief(change, done));
        String renewed = forms.isEmpty()
                ? ""
                : "· 报送表单改动：" + forms.stream().map(form -> "《" + form + "》").collect(Collectors.joining("、"))
                        + "。已经开始填的仍用原来的，以后开始填的用新的";
        String last = "自" + Day.of(day) + "起按第" + version.no() + "版执行，要做的事和期限见工作台。";
        return Stream.of(lines, renewed, last).filter(each -> !each.isEmpty()).collect(Collectors.joining("\n"));
    }

    private static SortedMap<Effect.Change, List<PlanChange>> kinds(List<PlanChange> changes) {
        return changes.stream().collect(Collectors.groupingBy(PlanChange::kind, TreeMap::new, Collectors.toList()));
    }
}
