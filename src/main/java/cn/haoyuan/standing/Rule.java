package cn.haoyuan.standing;

import cn.haoyuan.calendar.DayInWords;
import cn.haoyuan.plan.Plan;
import cn.haoyuan.plan.StandingCondition;
import java.util.Arrays;
import java.util.Optional;

/**
 * How a condition is checked. Each rule is a query over {@code below} (the subtree of the day of the unit asked about, itself
 * included) for what it looks at: unit_id, seat, name, why (what is wrong unless it holds), holds. {@code higher} are the units
 * above kindergartens; {@code :since} is the first day of the plan, {@code :ends} are the topics that end what they are
 * about. Rules look up in tables rather than join them ({@code (… in …) is true}): a lookup is hashed however few rows the planner
 * expects.
 */
enum Rule {
    /** Four, section two, item two: five levels of research without a gap. */
    RESEARCH_NETWORK(StandingCondition.RESEARCH_NETWORK, "按当天的隶属关系核对：县区要编入市级片区，幼儿园要编入县区片区。", """
            select u.id as unit_id, u.seat, u.name,
                   case u.kind when 'COUNTY' then '没有编入市级片区' else '没有编入县区片区' end as why,
                   h.kind = case u.kind when 'COUNTY' then 'CITY_AREA' else 'COUNTY_AREA' end as holds
            from below u
            join higher h on h.id = u.parent_id
            where u.kind in ('COUNTY', 'KINDERGARTEN')
            """),

    /** Four, section three, item three: a pilot in every county, on every kind of land, of every grade. */
    ANJI_COVERAGE(StandingCondition.ANJI_COVERAGE, "按当天的试点名单核对各县区；在市一级，还核对每种地形、每个等级的幼儿园，地形和等级以名册当天的记载为准。", """
            with pilot as materialized (
                select id, seat from below
                where (id in (select m.unit_id from mark m where m.kind = 'ANJI_PILOT' and m.during @> :asOf::date)) is true)
            select c.id as unit_id, c.seat, c.name, '辖区内没有安吉游戏试点园' as why,
                   exists (select from pilot k where k.seat >= c.seat and k.seat < c.seat_end) as holds
            from below c
            where c.kind = 'COUNTY'
            union all
            select null, null, s.name, '全市这一类幼儿园中没有安吉游戏试点园', bool_or(g.piloted)
            from (select k.terrain, k.grade, bool_or(k.unit_id in (select id from pilot)) as piloted
                  from kindergartens_on(:asOf) k
                  where (k.unit_id in (select id from below)) is true
                  group by k.terrain, k.grade) g
            cross join lateral (values
                (case g.terrain when 'PLAIN' then '平原地区' when 'HILL' then '丘陵地区' when 'MOUNTAIN' then '山区'
                                when 'LAKESIDE' then '滨湖地区' end),
                (case g.grade when 'NONE' then '非示范园' when 'COUNTY' then '县级示范园' when 'CITY' then '市级示范园'
                              when 'PROVINCE' then '省级示范园' end)) s (name)
            where exists (select from below where kind = 'CITY')
            group by s.name
            """),

    /**
     * Four, section three, item four: a research topic in every kindergarten. One that is under way counts, and one that is concluded,
     * since the plan asks for one and not for one after another; but not one that was over before the plan began. It counts from its
     * first record on, of whatever stage, also where later ones are missing: nothing says how long a topic may take.
     */
    TOPIC(StandingCondition.TOPIC, "按当天在册的课题记录核对每所幼儿园：在研和已结题的都算，%s以前就结题的不算。", """
            with known as materialized (
                select f.unit_id, f.topic, f.title, f.happened_on
                from fact f
                where f.kind = 'TOPIC' and f.recorded_on <= :asOf
                    -- one by one: joined, the policy of what is voided goes through all facts
                    and ((select v.voided_on from fact_void v where v.fact_id = f.id) <= :asOf) is not true)
            select u.id as unit_id, u.seat, u.name,
                   case when u.id in (select unit_id from known) then '登记的课题在计划开始前就已结题' else '没有登记课题' end as why,
                   u.id in (select unit_id from known
                            where happened_on >= :since or (unit_id, title) not in (
                                select unit_id, title from known where topic = any (:ends) and happened_on < :since)) as holds
            from below u where u.kind = 'KINDERGARTEN'
            """),

    /** Four, section five, item two: every demonstration kindergarten helps another. */
    PAIRING_COVERAGE(StandingCondition.PAIRING_COVERAGE, "按当天的结对名单核对每所示范园；是不是示范园，以名册当天的记载为准。", """
            select u.id as unit_id, u.seat, u.name, '示范园，没有结对帮扶的幼儿园' as why,
                   u.id in (select p.helper_id from pairing p
                            where p.during @> :asOf::date and unit_stands(p.helped_id, :asOf::date)) as holds
            from below u
            where (u.id in (select k.unit_id from kindergartens_on(:asOf) k where k.grade <> 'NONE')) is true
            """),

    /** Five, section four: an inspector for every kindergarten. */
    INSPECTOR_ASSIGNED(StandingCondition.INSPECTOR_ASSIGNED, "按当天的指派核对每所幼儿园。", """
            select u.id as unit_id, u.seat, u.name, '没有责任督学' as why,
                   u.id in (select a.unit_id from assignment a
                            where a.purpose = 'INSPECTOR' and a.during @> :asOf::date) as holds
            from below u where u.kind = 'KINDERGARTEN'
            """);

    private final StandingCondition condition;
    private final String basis;
    private final String query;

    Rule(StandingCondition condition, String basis, String query) {
        this.condition = condition;
        this.basis = basis;
        this.query = query;
    }

    StandingCondition condition() {
        return condition;
    }

    String query() {
        return query;
    }

    /** By what it is checked, in a sentence for pages. */
    String basis(Plan plan) {
        return basis.formatted(DayInWords.of(plan.from()));
    }

    static Optional<Rule> of(StandingCondition condition) {
        return Arrays.stream(values())
                .filter(rule -> rule.condition == condition)
                .findFirst();
    }

    /** What the product would have to know first, for a condition that no rule checks. */
    static String missing(StandingCondition condition) {
        return switch (condition) {
            case CERTIFIED_POSTS -> "教职工资格证书尚未在系统中登记";
            case MENTORING -> "师徒结对名单尚未在系统中登记";
            case COVERAGE_RATES -> "毛入园率、普惠率等指标尚未在系统中登记";
            case BOTTOM_LINES -> "三条底线的核查数据尚未在系统中登记";
            case PROJECT_GROUP -> "项目小组名单尚未在系统中登记";
            case RESEARCH_NETWORK, ANJI_COVERAGE, TOPIC, PAIRING_COVERAGE, INSPECTOR_ASSIGNED -> "";
        };
    }
}
