package cn.haoyuan.workrecord;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.plan.Plans;
import cn.haoyuan.plan.Topic;
import cn.haoyuan.web.Day;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The stages of what goes on under one title, as a research topic from its opening to its conclusion: a unit reaches none before an earlier
 * one, however the record comes in.
 */
@Component
class Stages {

    private final JdbcClient jdbc;
    private final Plans plans;

    Stages(JdbcClient jdbc, Plans plans) {
        this.jdbc = jdbc;
        this.plans = plans;
    }

    private record Reached(String stage, LocalDate day) {}

    /** @param rows what other rows of the same file say */
    @Transactional(readOnly = true)
    public void check(Viewer viewer, NewRecord work, List<NewRecord> rows, RecordCheck check) {
        List<Topic> stages = plans.plan().stream()
                .flatMap(plan -> plan.topics().stream())
                .filter(topic -> topic.kinds().contains(work.kind()) && !topic.own())
                .toList();
        if (stages.stream().noneMatch(Topic::ends)) {
            return;
        }
        List<Reached> reached = Stream.concat(
                        rows.stream()
                                .filter(row ->
                                        row.kind() == work.kind() && row.title().equals(work.title()))
                                .flatMap(row ->
                                        row.topics().stream().map(stage -> new Reached(stage, row.happenedOn()))),
                        recorded(viewer, work).stream())
                .toList();
        for (String stage : work.topics()) {
            Topic mine = known(stages, stage);
            for (Reached other : reached) {
                Topic theirs = known(stages, other.stage());
                if (mine == null || theirs == null) {
                    continue;
                }
                int order = Integer.signum(rank(stages, mine) - rank(stages, theirs));
                int days = Integer.signum(work.happenedOn().compareTo(other.day()));
                if (order * days < 0) {
                    check.refuse(
                            "day",
                            "“%s”的“%s”登记在%s，“%s”不能更%s。日期不对的请先更正那条记录；不是同一个%s的，请换一个标题"
                                    .formatted(
                                            work.title(),
                                            theirs.title(),
                                            Day.of(other.day()),
                                            mine.title(),
                                            order > 0 ? "早" : "晚",
                                            work.kind().label()));
                }
            }
        }
    }

    /** What is on record of it beside the record that is corrected. */
    private List<Reached> recorded(Viewer viewer, NewRecord work) {
        return jdbc.sql("""
                        select unnest(r.topics) as stage, r.happened_on
                        from work_record r
                        where r.unit_id = :unit and r.kind = :kind and r.title = :title and r.id is distinct from :corrected
                          and not exists (select from work_record_void v where v.record_id = r.id)
                        order by r.happened_on, r.id
                        """)
                .param("unit", viewer.unitId())
                .param("kind", work.kind().name())
                .param("title", work.title())
                .param("corrected", work.replaces(), Types.BIGINT)
                .query((row, number) ->
                        new Reached(row.getString("stage"), row.getObject("happened_on", LocalDate.class)))
                .list();
    }

    private static @Nullable Topic known(List<Topic> stages, String id) {
        return stages.stream()
                .filter(topic -> topic.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    /** In the order of the plan; whatever ends it comes last. */
    private static int rank(List<Topic> stages, Topic stage) {
        return stage.ends() ? stages.size() : stages.indexOf(stage);
    }
}
