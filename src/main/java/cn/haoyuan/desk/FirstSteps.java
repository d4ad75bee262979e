package cn.haoyuan.desk;

import cn.haoyuan.access.Role;
import cn.haoyuan.access.Vacancy;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.calendar.Calendars;
import cn.haoyuan.calendar.SchoolCalendar;
import cn.haoyuan.org.NewUnit;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.plan.Plans;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Leads who sets up a city, until a plan is in force. What is done is counted from what is there. */
@Component
class FirstSteps {

    private record There(long counties, long kindergartens, long people, long drafts) {}

    private final JdbcClient jdbc;
    private final Plans plans;
    private final Calendars calendars;

    FirstSteps(JdbcClient jdbc, Plans plans, Calendars calendars) {
        this.jdbc = jdbc;
        this.plans = plans;
        this.calendars = calendars;
    }

    /** The steps in order; none where a plan is in force, and for those who do not set up the city. */
    List<FirstStep> of(Viewer viewer, LocalDate today, List<Gap> gaps) {
        Role role = viewer.post().role();
        if (viewer.post().unitKind() != UnitKind.CITY
                || role != Role.ADMINISTRATOR && role != Role.OFFICE
                || plans.current().isPresent()) {
            return List.of();
        }
        There there = there(viewer, today);
        SchoolCalendar calendar = calendars.current();
        LocalDate summer = calendar.schoolYear(calendar.schoolYearOf(today)).endsOn();
        List<String> missing = calendar.missingSemesters(today, summer);
        String name = viewer.post().unitName();
        boolean named = !name.equals(NewUnit.UNNAMED_CITY);
        List<Gap> inspectors =
                gaps.stream().filter(gap -> gap.of() == Vacancy.INSPECTOR).toList();
        List<Gap> accounts =
                gaps.stream().filter(gap -> gap.of() != Vacancy.INSPECTOR).toList();
        return List.of(
                step("写上本市教育局的名称", "/units/" + viewer.unitId() + "#act-RENAME-in", named ? name : "", named),
                counted("设立县区", "/units/" + viewer.unitId() + "#acts", there.counties(), " 个县区"),
                counted("导入幼儿园名册", "/units/import", there.kindergartens(), " 所幼儿园"),
                new FirstStep(
                        "给县区和幼儿园建人员账号",
                        "/accounts",
                        there.people() == 0 ? "" : "已有 " + there.people() + " 人",
                        accounts,
                        there.people() > 0 && accounts.isEmpty()),
                new FirstStep(
                        "指派责任督学",
                        "/assignments",
                        there.kindergartens() == 0 || !inspectors.isEmpty() ? "" : "每所幼儿园都有",
                        inspectors,
                        there.kindergartens() > 0 && inspectors.isEmpty()),
                step(
                        "核对校历",
                        "/calendar",
                        missing.isEmpty() ? "本学年的学期都在" : "还没有" + String.join("、", missing),
                        missing.isEmpty()),
                step(
                        "导入或起草行动计划，核对后发布",
                        "/plan/import",
                        there.drafts() == 0 ? "" : "有 " + there.drafts() + " 份草稿",
                        false));
    }

    private static FirstStep counted(String title, String href, long number, String what) {
        return step(title, href, number == 0 ? "" : "已有 " + number + what, number > 0);
    }

    private static FirstStep step(String title, String href, String there, boolean done) {
        return new FirstStep(title, href, there, List.of(), done);
    }

    private There there(Viewer viewer, LocalDate today) {
        return jdbc.sql("""
                        select count(*) filter (where kind = 'COUNTY') as counties, count(*) filter (where kind = 'KINDERGARTEN') as kindergartens,
                               (select count(distinct p.person_id) from post p join account c on c.person_id = p.person_id and c.enabled
                                where p.during && daterange(:today::date, null) and p.unit_id <> :unit) as people,
                               (select count(*) from plan_version where status = 'DRAFT') as drafts
                        from placement where from_on <= :today and :today < until_on
                        """)
                .param("today", today)
                .param("unit", viewer.unitId())
                .query(There.class)
                .single();
    }
}
