package cn.haoyuan.filing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.database.Scope;
import cn.haoyuan.duty.Duty;
import cn.haoyuan.duty.Generation;
import cn.haoyuan.plan.BundledPlan;
import cn.haoyuan.plan.Form;
import cn.haoyuan.plan.PlanFile;
import cn.haoyuan.plan.PlanReader;
import cn.haoyuan.plan.PlanReading;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.TestCity.Person;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.MultiValueMap;

/** A new version asks in another form: what was begun goes on with its own, and answers go over as far as they fit. */
@HaoyuanTest
class NewFormTest extends FilingWork {

    @Autowired
    Generation generation;

    private void publish(String form, UnaryOperator<String> change) {
        List<PlanFile> forms = BundledPlan.forms().stream()
                .map(file -> file.name().endsWith("/" + form + ".yaml")
                        ? new PlanFile(file.name(), change.apply(file.text()))
                        : file)
                .toList();
        PlanFile file = BundledPlan.file();
        Scope.EVERYTHING.run(() -> transaction.executeWithoutResult(status -> {
            var reading = (PlanReading.Accepted) PlanReader.read(file, forms);
            plans.publish(plans.draft(file, forms, reading.plan()), LocalDate.now(clock), "改表单");
        }));
    }

    private static String replaced(String text, String line, String other) {
        assertThat(text).contains(line);
        return text.replace(line, other);
    }

    private long started(String measure, Person author, LocalDate day) throws Exception {
        clock.set(day);
        Scope.EVERYTHING.run(() -> transaction.executeWithoutResult(status -> generation.generate(day)));
        return start(author, duty(measure, author, day.toString()));
    }

    @Test
    void aFilingThatWasBegunGoesOnWithItsFormAndANewOneHasTheNew() throws Exception {
        LocalDate day = LocalDate.of(2021, 9, 3);
        long begun = started("home-community", city.firstPrincipal, day);
        publish(
                "home-community",
                text -> replaced(
                        replaced(
                                text,
                                "      - {id: community, label: 社区资源的利用和对社区的服务, type: long-text, required: true, max: 1000}\n",
                                "      - {id: new-one, label: 与村（社区）议事, type: long-text, required: true, max: 1000}\n"),
                        "家长的意见怎样收集、怎样答复。",
                        "先说家长提了什么。"));
        String old = text(open(city.firstPrincipal, "/filings/" + begun + "/edit"));
        assertThat(old).contains("社区资源的利用和对社区的服务", "家长的意见怎样收集").doesNotContain("与村（社区）议事");

        Duty another = duty("home-community", city.secondPrincipal, day.toString());
        long later = start(city.secondPrincipal, another);
        assertThat(text(open(city.secondPrincipal, "/filings/" + later + "/edit")))
                .contains("与村（社区）议事", "先说家长提了什么")
                .doesNotContain("社区资源的利用和对社区的服务");

        // handed in, returned, corrected, compared, accepted: all in the form that it was begun in
        handIn(begun, "先交的");
        MultiValueMap<String, String> decision = decision(1);
        decision.add("reason", "社区一项太简单");
        decision.add("replyBy", day.plusDays(20).toString());
        assertThat(send(city.northOffice, begun, "return", decision).getStatus())
                .isEqualTo(302);
        handIn(begun, "改好的");
        assertThat(text(open(city.northOffice, "/filings/" + begun + "/review")))
                .contains("社区资源的利用和对社区的服务", "改好的")
                .doesNotContain("与村（社区）议事");
        assertThat(send(city.northOffice, begun, "accept", decision(2)).getStatus())
                .isEqualTo(302);
        assertThat(text(open(city.firstPrincipal, "/filings/" + begun))).contains("社区资源的利用和对社区的服务");
    }

    private void handIn(long id, String words) throws Exception {
        MultiValueMap<String, String> typed = typed(id);
        typed.addAll(Filled.in(first("home-community"), words, ""));
        assertThat(send(city.firstPrincipal, id, "submit", typed).getStatus()).isEqualTo(302);
    }

    /** A form as the product brings it. */
    private static Form first(String id) {
        return ((PlanReading.Accepted) PlanReader.read(BundledPlan.file(), BundledPlan.forms()))
                .plan()
                .form(id)
                .orElseThrow();
    }

    @Test
    void whatAnEarlierVersionWasToldGoesOverAsFarAsTheFormStillAsksIt() throws Exception {
        LocalDate day = LocalDate.of(2021, 9, 3);
        long id = started("curriculum-scheme", city.secondPrincipal, day);
        MultiValueMap<String, String> typed = typed(id);
        typed.addAll(Filled.in(first("curriculum-scheme"), "第一年的", ""));
        typed.addAll("f.local", List.of("安吉游戏实践", "班本课程"));
        typed.get("f.local").remove("暂无");
        assertThat(send(city.secondPrincipal, id, "submit", typed).getStatus()).isEqualTo(302);
        assertThat(send(city.northOffice, id, "accept", decision(1)).getStatus())
                .isEqualTo(302);

        publish("curriculum-scheme", text -> {
            String next = replaced(
                    text,
                    "id: idea, label: 课程理念, type: long-text, required: true, max: 800",
                    "id: idea, label: 课程理念, type: choices, options: [游戏, 生活]");
            next = replaced(
                    next,
                    "id: outdoor, label: 每日户外活动（分钟）, type: number, required: true, max: 600",
                    "id: outdoor, label: 每日户外活动（分钟）, type: date");
            next = replaced(
                    next,
                    "      - {id: resources, label: 可利用的自然、社区和家长资源, type: long-text, required: true, max: 1200, prefill: last}\n",
                    "");
            next = replaced(next, "安吉游戏实践, 园本课程", "自主游戏, 园本课程");
            next = replaced(next, "id: activity, label: 活动, type: text", "id: activity, label: 活动次数, type: number");
            next = replaced(next, "id: time, label: 时间, type: text", "id: time, label: 日期, type: date");
            return replaced(next, "          - {id: support, label: 教师的支持, type: text}\n", "");
        });
        long next = started("curriculum-scheme", city.secondPrincipal, day.plusYears(1));
        Content content = ContentJson.read(draft(next));
        assertThat(content.values()).doesNotContainKeys("idea", "outdoor", "resources");
        assertThat(content.items("local")).containsExactly("班本课程");
        assertThat(content.rows("day")).containsExactly(Map.of("minutes", "3"));
        assertThat(content.text("themes")).isEqualTo("第一年的");
        assertThat(open(city.secondPrincipal, "/filings/" + next + "/edit").getStatus())
                .isEqualTo(200);
        assertThat(open(city.secondPrincipal, "/filings/" + id).getStatus()).isEqualTo(200);
    }
}
