package cn.haoyuan.crawl;

import cn.haoyuan.testing.DemoPeople.Person;
import cn.haoyuan.testing.Routes.Route;
import cn.haoyuan.testing.TestDatabase;
import cn.haoyuan.testing.Visitor;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;

/** What belongs to a kindergarten that is none of somebody's business: in another county, and not assigned to them. */
final class Foreign {

    private record Place(int id, int seat) {}

    /** Parameters that name something, and what stands before its id in an address. */
    private static final Map<String, String> NAMING = Map.of(
            "unit", "/units/",
            "owedBy", "/units/",
            "subject", "/units/",
            "duty", "/duties/",
            "corrects", "/records/",
            "like", "/records/",
            "replaces", "/records/",
            "filing", "/filings/");

    private final TestDatabase database;

    Foreign(TestDatabase database) {
        this.database = database;
    }

    /** Ids by what stands before them in an address; empty for somebody who sees the whole city. */
    Map<String, String> to(Person person) {
        Optional<Place> place = place(person);
        Map<String, String> ids = new HashMap<>();
        place.ifPresent(there -> {
            ids.put("/units/", String.valueOf(there.id()));
            ids.put("/duties/", one("select max(id) from duty where unit_id = ?", there));
            ids.put(
                    "/filings/duty/",
                    one(
                            "select max(d.id) from duty d join ask a on a.id = d.ask_id where d.unit_id = ? and a.evidence = 'FILING'",
                            there));
            ids.put("/filings/", one("select max(id) from filing where unit_id = ?", there));
            ids.put("/records/", one("select max(id) from work_record where unit_id = ?", there));
            ids.put("/acts/", one("""
                    insert into act (id, at, actor, address, unit_id, seat, verb, object, object_id, detail, reason, hash)
                    select h.id + 1, now(), '园长', '', u.id, u.seat, 'EDIT_UNIT', 'unit', u.id, '', '', '\\x00' from unit u, act_head h
                    where u.id = ? returning id
                    """, there));
            ids.put("/files/", one("""
                    insert into attachment (key, unit_id, seat, name, media_type, size, sha256, uploaded_by, uploaded_at)
                    select gen_random_uuid(), u.id, u.seat, '计划.pdf', 'application/pdf', 1, '\\x00', a.id, now()
                    from unit u join post p on p.unit_id = u.id join account a on a.person_id = p.person_id
                    where u.id = ? limit 1 returning id
                    """, there));
            ids.put(
                    "/accounts/",
                    one(
                            "select max(a.id) from account a join post p on p.person_id = a.person_id where p.unit_id = ?",
                            there));
            ids.put("/posts/", one("select max(id) from post where unit_id = ?", there));
            ids.put("/sessions/", "00000000-0000-0000-0000-000000000000");
        });
        return ids;
    }

    /** The route's address with these ids; empty where it is about nothing that belongs to a unit. */
    static Optional<String> address(Route route, Map<String, String> ids) {
        String path = route.path().replaceAll("\\{\\w+:(\\w+)(?:\\|\\w+)+}", "$1");
        return ids.keySet().stream()
                .filter(family -> path.startsWith(family + "{"))
                .max(Comparator.comparingInt(String::length))
                .map(family -> path.replaceAll("/posts/\\{[^}]*}", "/posts/" + ids.get("/posts/"))
                        .replaceAll("^" + family + "\\{(?:[^{}]|\\{[^}]*})*}", family + ids.get(family))
                        .replaceAll("\\{[^}]*}", "1"));
    }

    /** The address with each parameter that names something naming what is foreign, by the parameter. */
    static Map<String, String> named(String address, Map<String, String> ids) {
        Map<String, String> named = new HashMap<>();
        List<Map.Entry<String, String>> parameters = Visitor.parameters(address);
        for (int i = 0; i < parameters.size(); i++) {
            String family = NAMING.get(parameters.get(i).getKey());
            if (family != null && ids.containsKey(family)) {
                named.put(
                        parameters.get(i).getKey(),
                        Site.path(address) + "?" + Spoiled.query(parameters, i, ids.get(family)));
            }
        }
        return named;
    }

    /** What the kindergarten with these ids is called. */
    String name(Map<String, String> ids) {
        return database.jdbc()
                .sql("select unit_name(?, date '2022-11-23')")
                .param(Integer.valueOf(ids.get("/units/")))
                .query(String.class)
                .single();
    }

    /** Something to send to a route, so that it is not refused for want of a value. */
    static Map<String, String> form(Route route) {
        Map<String, String> form = new HashMap<>();
        for (MethodParameter parameter : route.handler().getMethodParameters()) {
            RequestParam named = parameter.getParameterAnnotation(RequestParam.class);
            Class<?> type = parameter.getParameterType();
            if (named != null) {
                String own = parameter.getParameter().getName();
                form.put(named.value().isEmpty() ? own : named.value(), value(type));
            } else if (type.isRecord() && !parameter.hasParameterAnnotations()) {
                for (RecordComponent component : type.getRecordComponents()) {
                    form.put(component.getName(), value(component.getType()));
                }
            }
        }
        return form;
    }

    private static String value(Class<?> type) {
        return type.isEnum()
                ? type.getEnumConstants()[0].toString()
                : type == boolean.class ? "true" : type == LocalDate.class ? "2022-11-23" : "1";
    }

    /** What no request for something foreign may move on. */
    String marks() {
        return database.jdbc().sql("""
                        select concat_ws(' ', (select max(id) from act), (select max(id) from filing_act),
                            (select count(*) from post), (select count(*) from assignment), (select count(*) from waiver),
                            (select max(id) from fact), (select max(id) from notice), (select count(*) from work_record_void),
                            (select max(id) from attachment), (select count(*) from account where enabled), (select count(*) from correction))
                        """).query(String.class).single();
    }

    private Optional<Place> place(Person person) {
        return database.jdbc()
                .sql("""
                        with own as (
                            select p.id, u.seat, u.seat_end, coalesce(c.seat, u.seat) as lo, coalesce(c.seat_end, u.seat_end) as hi
                            from account a join post p on p.person_id = a.person_id join unit u on u.id = p.unit_id
                            left join unit c on c.kind = 'COUNTY' and c.seat <= u.seat and c.seat_end > u.seat
                            where a.username = :account)
                        select k.id, k.seat from unit k
                        where k.kind = 'KINDERGARTEN'
                          and not exists (select from own o where k.seat >= o.lo and k.seat < o.hi
                                              and not (o.lo = (select min(seat) from unit) and :assigned))
                          and not exists (select from assignment g join own o on o.id = g.post_id where g.seat = k.seat)
                          and exists (select from filing f where f.unit_id = k.id)
                          and exists (select from work_record r where r.unit_id = k.id)
                          and exists (select from post p join account a on a.person_id = p.person_id where p.unit_id = k.id)
                        order by k.id limit 1
                        """)
                .param("account", person.account())
                .param("assigned", person.role().matches("EXPERT|INSPECTOR"))
                .query(Place.class)
                .optional();
    }

    private String one(String sql, Place there) {
        return database.jdbc().sql(sql).param(there.id()).query(String.class).single();
    }
}
