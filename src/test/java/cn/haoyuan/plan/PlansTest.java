package cn.haoyuan.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.haoyuan.database.Scope;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.PublishedPlan;
import cn.haoyuan.testing.TestCity;
import cn.haoyuan.testing.TestDatabase;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@HaoyuanTest
class PlansTest {

    @Autowired
    TestCity city;

    @Autowired
    PublishedPlan published;

    @Autowired
    Plans plans;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestDatabase database;

    @Test
    void aDraftThatALaterVersionOvertookIsNotPublished() {
        published.publish();
        int older = draft();
        int later = draft();
        publish(later);
        assertThatThrownBy(() -> publish(older)).isInstanceOf(IllegalStateException.class);
        assertThat(Scope.EVERYTHING.get(() -> plans.current().orElseThrow().id()))
                .isEqualTo(later);
    }

    @Test
    void nothingIsAddedToAPublishedVersion() {
        published.publish();
        for (String insert : new String[] {
            "insert into plan_form (version_id, name, source) select id, 'x.yaml', 'x' from plan_version where status = 'PUBLISHED' limit 1",
            "insert into plan_ask (version_id, ask_id) select v.id, a.id from plan_version v, ask a where v.status = 'PUBLISHED'"
                    + " and not exists (select from plan_ask p where p.version_id = v.id and p.ask_id = a.id) limit 1"
        }) {
            database.jdbc()
                    .sql(
                            "insert into ask (measure_id, fingerprint, evidence, count, who, post, receiver, cadence)"
                                    + " select measure_id, fingerprint || '#9', evidence, count, who, post, receiver, cadence from ask limit 1 on conflict do nothing")
                    .update();
            assertThatThrownBy(() -> database.jdbc().sql(insert).update())
                    .as(insert)
                    .hasMessageContaining("never changes");
        }
    }

    /** As when a form is changed after the row of its draft was asked for and before its files are. */
    @Test
    void aDraftIsKeptInMindByTheFormsThatWereReadAndNotByThoseBefore() {
        published.publish();
        int draft = draft();
        retitle(draft, "幼儿园学期计划", "甲计划");
        String first = forms(draft);
        PlanFile file = Scope.EVERYTHING.get(() -> plans.source(draft).orElseThrow());
        retitle(draft, "甲计划", "乙计划");
        Plans.Row late = new Plans.Row(draft, 1, file.name(), file.text(), OffsetDateTime.now(), null, "", first);
        assertThat(title(Scope.EVERYTHING.get(() -> plans.version(late).plan())))
                .isEqualTo("乙计划");
        retitle(draft, "乙计划", "甲计划");
        assertThat(title(Scope.EVERYTHING.get(
                        () -> plans.version(draft).orElseThrow().plan())))
                .isEqualTo("甲计划");
    }

    private static String title(Plan plan) {
        return plan.form("semester-plan").orElseThrow().title();
    }

    private String forms(int draft) {
        return database.jdbc()
                .sql("select md5(string_agg(name || source, '' order by name)) from plan_form where version_id = ?")
                .param(draft)
                .query(String.class)
                .single();
    }

    private void retitle(int draft, String before, String after) {
        assertThat(database.jdbc()
                        .sql(
                                "update plan_form set source = replace(source, ?, ?) where version_id = ? and source like 'id: semester-plan%'")
                        .params("title: " + before, "title: " + after, draft)
                        .update())
                .isOne();
    }

    /** The second waits for the first, and counts it. */
    @Test
    void twoThatAreBegunAtOnceHaveANumberEach() throws Exception {
        published.publish();
        try (ExecutorService office = Executors.newSingleThreadExecutor()) {
            List<Future<Integer>> second = new ArrayList<>();
            int first = Scope.EVERYTHING.call(() -> transaction.execute(status -> {
                int id = draft();
                second.add(office.submit(this::draft));
                LockSupport.parkNanos(Duration.ofMillis(400).toNanos());
                return id;
            }));
            assertThat(second.getFirst().get()).isGreaterThan(first);
        }
    }

    private int draft() {
        return Scope.EVERYTHING.get(() -> transaction.execute(status -> {
            var reading = (PlanReading.Accepted) PlanReader.read(BundledPlan.file(), BundledPlan.forms());
            return plans.draft(BundledPlan.file(), BundledPlan.forms(), reading.plan());
        }));
    }

    private void publish(int version) {
        Scope.EVERYTHING.run(() ->
                transaction.executeWithoutResult(status -> plans.publish(version, PublishedPlan.DAY.plusDays(1), "")));
    }
}
