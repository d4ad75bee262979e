package cn.haoyuan.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import cn.haoyuan.duty.Duty;
import cn.haoyuan.duty.DutyFilter;
import cn.haoyuan.duty.DutySort;
import cn.haoyuan.duty.DutyState;
import cn.haoyuan.duty.NewFact;
import cn.haoyuan.plan.Column;
import cn.haoyuan.plan.EvidenceKind;
import cn.haoyuan.testing.As;
import cn.haoyuan.testing.HaoyuanTest;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.DispatcherServlet;

/** A circular that is corrected, and the plan that answers it. */
@HaoyuanTest
class CorrectedCircularTest extends FilingWork {

    @Autowired
    Filings filings;

    private NewFact circular(LocalDate day, String title, long source) {
        return new NewFact(
                EvidenceKind.LETTER, "circular", city.city.id(), city.north.id(), null, day, title, "test", source);
    }

    private void circulate(LocalDate day, String title, long source) {
        clock.set(day);
        in(city.cityOffice.viewer().scope(), () -> facts.record(circular(day, title, source)));
    }

    /** Corrects the circular with the number before, on the day of the clock. */
    private void correct(LocalDate day, String title, long source) {
        in(city.cityOffice.viewer().scope(), () -> {
            facts.voidSource("test", source - 1, null, "更正");
            return facts.correct(circular(day, title, source), source - 1);
        });
    }

    /** Puts a letter on record, or right; answers the record's id. */
    private String letter(String topic, String title, LocalDate day, String replaces) throws Exception {
        return letter(topic, title, day, replaces, "一、视导次数不足；二、台账缺页。");
    }

    private String letter(String topic, String title, LocalDate day, String replaces, String note) throws Exception {
        MultiValueMap<String, String> typed = new LinkedMultiValueMap<>();
        typed.add("kind", "LETTER");
        typed.add("topic", topic);
        typed.add("subject", Integer.toString(city.north.id()));
        typed.add("day", day.toString());
        typed.add("title", title);
        typed.add("note", note);
        typed.add("key", UUID.randomUUID().toString());
        if (!replaces.isEmpty()) {
            typed.add("replaces", replaces);
        }
        String there = String.valueOf(send(city.cityOffice, "/records", typed).getRedirectedUrl());
        assertThat(there).matches("/records/[0-9]+");
        return there.substring("/records/".length());
    }

    private List<Duty> answers(String title, LocalDate day) {
        return owed("rectification-plan", title, day);
    }

    /** What is owed since the plan of that circular was accepted. */
    private List<Duty> reports(String title, LocalDate day) {
        return owed("rectification-report", "《整改方案》" + title, day);
    }

    private List<Duty> owed(String measure, String label, LocalDate day) {
        return in(
                city.northOffice.viewer().scope(),
                () -> duties.list(DutyFilter.on(day).measure(measure), DutySort.DUE, 1, 50).rows().stream()
                        .filter(duty -> duty.label().equals(label))
                        .toList());
    }

    private Duty answer(String title, LocalDate day) {
        List<Duty> some = answers(title, day);
        assertThat(some).as(title).hasSize(1);
        return some.getFirst();
    }

    /** As the page of the filing sends it, which says what it answers. */
    @Override
    MultiValueMap<String, String> typed(long id) {
        MultiValueMap<String, String> typed = super.typed(id);
        typed.add("base", base(id));
        return typed;
    }

    private String base(long id) {
        try {
            Matcher base = Pattern.compile("name=\"base\" value=\"([^\"]*)\"")
                    .matcher(text(open(city.northOffice, "/filings/" + id + "/edit")));
            assertThat(base.find()).isTrue();
            return base.group(1);
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** Who accepts what was put right is not who had to do it. */
    private void handIn(long id, String words) throws Exception {
        handIn(id, words, words);
    }

    /** {@code problems}: the items of the plan. */
    private void handIn(long id, String words, String... problems) throws Exception {
        MultiValueMap<String, String> typed = typed(id);
        typed.addAll(Filled.in(form("rectification-plan"), words, ""));
        for (int row = 0; row < problems.length; row++) {
            for (Column column :
                    form("rectification-plan").field("items").orElseThrow().columns()) {
                typed.set("f.items." + row + "." + column.id(), typed.getFirst("f.items.0." + column.id()));
            }
            typed.set("f.items." + row + ".problem", problems[row]);
            typed.set("f.items." + row + ".verifier", "督导室");
        }
        typed.set("f.files", sealed());
        assertThat(send(city.northOffice, id, "submit", typed).getRedirectedUrl())
                .isEqualTo("/filings/" + id);
        assertThat(review(id)).contains(words);
    }

    /** The scheme with its seal, as the county uploaded it. */
    private String sealed() {
        return database.jdbc()
                .sql("""
                        insert into attachment (key, unit_id, seat, name, media_type, size, sha256, uploaded_by, uploaded_at)
                        select gen_random_uuid(), u.id, u.seat, '盖章方案.pdf', 'application/pdf', 1, '\\x00', :post, now()
                        from unit u where u.id = :unit
                        returning id
                        """)
                .param("post", city.northOffice.viewer().post().id())
                .param("unit", city.north.id())
                .query(String.class)
                .single();
    }

    @Test
    void itsDutyLeadsToTheCircularAsItStands() throws Exception {
        LocalDate day = LocalDate.of(2022, 5, 9);
        clock.set(day);
        String first = letter("circular", "写错题目的通报", day, "");
        Duty owed = answer("写错题目的通报", day);
        assertThat(page(owed)).contains("<dt>起因</dt><dd><a href=\"/records/" + first + "\">写错题目的通报");
        String second = letter("circular", "改正题目的通报", day, first);
        assertThat(page(owed)).contains("<dt>起因</dt><dd><a href=\"/records/" + second + "\">改正题目的通报");
        long id = start(city.northOffice, owed);
        assertThat(ContentJson.read(draft(id)).rows("items"))
                .as("a row for each numbered line")
                .extracting(row -> row.get("problem"))
                .containsExactly("视导次数不足", "台账缺页");
        assertThat(text(open(city.northOffice, "/filings/" + id + "/edit"))).contains("已带入：改正题目的通报");
        for (String address : List.of("/filings/" + id + "/edit", "/filings/" + id)) {
            assertThat(text(open(city.northOffice, address)))
                    .as("read where it is answered: %s", address)
                    .contains(
                            "依据：<a href=\"/records/" + second + "\">改正题目的通报</a>（2022年5月9日）",
                            "看公函的内容",
                            "<p class=\"prose\">一、视导次数不足；二、台账缺页。</p>");
        }
        MultiValueMap<String, String> typed = typed(id);
        typed.set("f.items", "");
        typed.set("f.items.0.problem", "视导 次数不足");
        typed.set("f.items.0.measure", "每周两次");
        assertThat(send(city.northOffice, id, "draft", typed).getStatus()).isEqualTo(302);
        assertThat(text(open(city.northOffice, "/filings/" + id + "/edit")))
                .as("what it leaves out is told, and may be put back")
                .contains("依据里编了号的，“逐条整改”里没有 1 条，是要整改的请补上", "<li>台账缺页</li>")
                .doesNotContain("<li>视导次数不足</li>");
        typed.set("version", version(id));
        typed.add("restore", "items");
        assertThat(send(city.northOffice, id, "draft", typed).getStatus()).isEqualTo(302);
        assertThat(ContentJson.read(draft(id)).rows("items"))
                .extracting(row -> row.get("problem"))
                .containsExactly("视导 次数不足", "台账缺页");
        assertThat(text(open(city.northOffice, "/filings/" + id + "/edit"))).doesNotContain("依据里编了号的");
        handIn(id, "照通报逐条改");
        assertThat(review(id))
                .as("and where that is reviewed")
                .contains("依据里编了号的，“逐条整改”里没有 2 条：", "<li>台账缺页</li>")
                .contains(
                        "依据：<a href=\"/records/" + second + "\">改正题目的通报</a>",
                        "看依据的内容",
                        "<p class=\"prose\">一、视导次数不足；二、台账缺页。</p>");
    }

    @Test
    void aRowThatAnswersALineAsItWasIsToldAndTakesItOverAsItIs() throws Exception {
        LocalDate day = LocalDate.of(2022, 11, 7);
        clock.set(day);
        String first = letter("circular", "改过几次的通报", day, "", "一、视导次数不足；二、台账缺页；三、制度未报。");
        long id = start(city.northOffice, answer("改过几次的通报", day));
        MultiValueMap<String, String> typed = typed(id);
        Typed.parameters(ContentJson.read(draft(id)), form("rectification-plan"))
                .forEach(typed::addAll);
        typed.set("f.items.0.measure", "每周两次");
        assertThat(send(city.northOffice, id, "draft", typed).getStatus()).isEqualTo(302);

        clock.set(day.plusDays(1));
        String second = letter("circular", "改过几次的通报", day, first, "抽查如下：一、视导次数不足；二、台账缺页；三、制度未报。");
        assertThat(text(open(city.northOffice, "/filings/" + id + "/edit")))
                .as("other words than the lines")
                .doesNotContain("更正以前的写法", "依据里编了号的", "依据更正以后没有了");
        String third = letter("circular", "改过几次的通报", day, second, "一、视导次数严重不足；二、台账缺页；三、食堂没有留样。");
        letter("circular", "改过几次的通报", day, third, "一、视导次数严重不足，全年一次；二、台账缺页；三、食堂没有留样记录；四、经费未到位。");

        String edit = text(open(city.northOffice, "/filings/" + id + "/edit"));
        assertThat(edit)
                .contains(
                        "“逐条整改”里有 2 行还是更正以前的写法，照现在的写法改：",
                        "第 1 行原来写的是“视导次数不足”，现在是“视导次数严重不足，全年一次”",
                        "第 3 行原来写的是“制度未报”，现在是“食堂没有留样记录”",
                        "“逐条整改”里没有 1 条，是要整改的请补上；已经用别的话写了的，不用另补：",
                        "<li>经费未到位（更正时新增）</li>")
                .doesNotContain("台账缺页</li>", "依据更正以后没有了");
        typed.set("version", version(id));
        typed.set("f.items.0.owner", "张三");
        typed.set("reword", "items.视导次数严重不足，全年一次");
        assertThat(restored(id, typed)).contains("草稿已保存。已改成现在的写法：“视导次数严重不足，全年一次”，这一行别的各栏没有动，请核对。");
        assertThat(ContentJson.read(draft(id)).rows("items"))
                .as("what was typed there stays, also with this save")
                .extracting(row -> row.get("problem"), row -> row.get("measure"), row -> row.get("owner"))
                .containsExactly(
                        tuple("视导次数严重不足，全年一次", "每周两次", "张三"), tuple("台账缺页", null, null), tuple("制度未报", null, null));
        typed.set("version", version(id));
        typed.set("f.items.0.problem", "视导次数严重不足，全年一次");
        assertThat(restored(id, typed)).as("done already").contains("草稿已保存。").doesNotContain("已改成");
        typed.remove("reword");
        typed.set("version", version(id));
        typed.add("restore", "items");
        assertThat(restored(id, typed))
                .as("only what no row answers is put in, and nothing was ever deleted")
                .contains("补上了 1 行：“经费未到位”。只有带入的内容，其余各栏请填写。")
                .doesNotContain("删掉");
        assertThat(ContentJson.read(draft(id)).rows("items"))
                .extracting(row -> row.get("problem"))
                .containsExactly("视导次数严重不足，全年一次", "台账缺页", "制度未报", "经费未到位");
        assertThat(text(open(city.northOffice, "/filings/" + id + "/edit")))
                .contains("第 3 行原来写的是“制度未报”，现在是“食堂没有留样记录”")
                .doesNotContain("依据里编了号的", "第 1 行原来");

        typed.remove("restore");
        typed.set("version", version(id));
        typed.set("reword", "items.食堂没有留样记录");
        Typed.parameters(ContentJson.read(draft(id)), form("rectification-plan"))
                .forEach(typed::put);
        restored(id, typed);
        assertThat(text(open(city.northOffice, "/filings/" + id + "/edit"))).doesNotContain("更正以前的写法", "依据里编了号的");
    }

    @Test
    void whoReviewsReadsTheSameAlsoOfAnAmendmentOfWhatWasAccepted() throws Exception {
        LocalDate day = LocalDate.of(2022, 11, 14);
        clock.set(day);
        String first = letter("circular", "报了再改的通报", day, "", "一、视导次数不足；二、台账缺页；三、制度未报。");
        long id = start(city.northOffice, answer("报了再改的通报", day));
        handIn(id, "方案", "视导次数不足", "台账缺页", "制度未报");
        assertThat(review(id)).doesNotContain("更正以前的写法", "依据里编了号的", "依据更正以后没有了");
        clock.set(day.plusDays(1));
        String second = letter("circular", "报了再改的通报", day, first, "一、视导次数严重不足；二、台账缺页。");
        assertThat(review(id))
                .contains(
                        "“逐条整改”里有 1 行还是更正以前的写法：",
                        "第 1 行原来写的是“视导次数不足”，现在是“视导次数严重不足”",
                        "“逐条整改”里有 1 行，依据更正以后没有了：",
                        "<li>制度未报</li>")
                .doesNotContain("依据里编了号的", "name=\"reword\"", "name=\"restore\"");
        assertThat(send(city.cityOffice, id, "accept", decision(1)).getStatus()).isEqualTo(302);
        clock.set(day.plusDays(2));
        letter("circular", "报了再改的通报", day, second, "一、视导次数严重不足；二、台账缺页三处。");
        assertThat(post(city.northOffice, "/filings/" + id + "/amend").getStatus())
                .isEqualTo(302);
        assertThat(text(open(city.northOffice, "/filings/" + id + "/edit")))
                .contains("第 2 行原来写的是“台账缺页”，现在是“台账缺页三处”", "依据更正以后没有了，不用整改的请删去：");
        handIn(id, "修订", "视导次数严重不足", "台账缺页三处");
        assertThat(review(id)).doesNotContain("更正以前的写法", "依据里编了号的", "依据更正以后没有了");
    }

    @Test
    void whatWasCorrectedSinceThePageWasOpenedIsToldBeforeItIsHandedIn() throws Exception {
        LocalDate day = LocalDate.of(2022, 11, 16);
        clock.set(day);
        String first = letter("circular", "开着页面时更正的通报", day, "", "一、视导次数不足；二、台账缺页。");
        long id = start(city.northOffice, answer("开着页面时更正的通报", day));
        MultiValueMap<String, String> typed = typed(id);
        typed.addAll(Filled.in(form("rectification-plan"), "改", ""));
        typed.set("f.items.0.problem", "视导次数不足");
        typed.set("f.files", sealed());
        String second = letter("circular", "开着页面时更正的通报", day, first, "一、视导次数严重不足；二、台账缺页。");

        assertThat(part(city.northOffice, id, typed).getStatus())
                .as("it goes on being saved")
                .isEqualTo(200);
        typed.set("stamp", "1");
        typed.set("f.causes", "");
        assertThat(told(id, typed))
                .as("with all else that keeps it from being handed in")
                .contains(
                        "还没有提交：您打开这一页以后，所依据的公函更正过。填写的内容都已保存。请对照下面的依据和提示看要不要改，看过再点“提交”。",
                        "有 1 处需要修改",
                        "第 1 行原来写的是“视导次数不足”，现在是“视导次数严重不足”",
                        "<li>台账缺页</li>",
                        "name=\"reword\" value=\"items.视导次数严重不足\"");
        assertThat(ContentJson.read(draft(id)).rows("items"))
                .extracting(row -> row.get("problem"))
                .containsExactly("视导次数不足");

        typed.set("f.causes", "改");
        typed.set("version", version(id));
        typed.set("base", base(id));
        letter("circular", "开着页面时更正的通报", day, second, "一、视导次数严重不足；二、台账缺页；三、制度未报。");
        assertThat(told(id, typed))
                .as("corrected once more")
                .contains("所依据的公函更正过", "<li>制度未报（更正时新增）</li>")
                .doesNotContain("处需要修改");
        typed.set("version", version(id));
        typed.set("base", base(id));
        assertThat(send(city.northOffice, id, "submit", typed).getRedirectedUrl())
                .as("who has seen it may leave it so")
                .isEqualTo("/filings/" + id);
        assertThat(review(id)).contains("“逐条整改”里有 1 行还是更正以前的写法");

        MultiValueMap<String, String> back = decision(1);
        back.add("reason", "请核对");
        back.add("replyBy", day.plusDays(30).toString());
        assertThat(send(city.cityOffice, id, "return", back).getStatus()).isEqualTo(302);
        typed.set("version", version(id));
        typed.set("base", "");
        typed.set("unchanged", "");
        assertThat(told(id, typed))
                .as("both questions at once")
                .contains("看过再点“仍然提交”。与退回前相比没有改动。", "name=\"unchanged\">仍然提交<");
    }

    @Test
    void aPlanThatWasAmendedSinceThePageOfItsReportWasOpenedIsToldToo() throws Exception {
        LocalDate day = LocalDate.of(2022, 6, 6);
        long plan = accepted(day, "六月补发的通报", 57, "六月的问题");
        long id = start(city.northOffice, reports("六月补发的通报", day.plusDays(2)).getFirst());
        MultiValueMap<String, String> typed = typed(id);
        typed.addAll(Filled.in(form("rectification-report"), "落实", ""));
        typed.set("f.items.0.problem", "六月的问题");
        typed.set("f.items.0.closed", day.plusDays(2).toString());
        typed.set("f.items.0.open", "");
        typed.set("f.files", sealed());
        clock.set(day.plusDays(3));
        assertThat(post(city.northOffice, "/filings/" + plan + "/amend").getStatus())
                .isEqualTo(302);
        handIn(plan, "改了别的栏", "六月的问题");
        assertThat(send(city.cityOffice, plan, "accept", decision(2)).getStatus())
                .isEqualTo(302);
        assertThat(told(id, typed)).contains("所依据的《整改方案》六月补发的通报修订过。", "它在您开始填写以后修订过");
        typed.set("version", version(id));
        typed.set("base", base(id));
        assertThat(send(city.northOffice, id, "submit", typed).getRedirectedUrl())
                .isEqualTo("/filings/" + id);
    }

    /** The page that comes back to who hands it in. */
    private String told(long id, MultiValueMap<String, String> typed) throws Exception {
        MvcResult sent = mvc.perform(MockMvcRequestBuilders.post("/filings/" + id + "/submit")
                        .params(typed)
                        .with(As.person(city.northOffice)))
                .andReturn();
        assertThat(sent.getResponse().getRedirectedUrl()).isEqualTo("/filings/" + id + "/edit");
        MockHttpServletResponse page = mvc.perform(get("/filings/" + id + "/edit")
                        .requestAttr(DispatcherServlet.INPUT_FLASH_MAP_ATTRIBUTE, sent.getFlashMap())
                        .with(As.person(city.northOffice)))
                .andReturn()
                .getResponse();
        assertThat(page.getHeader("Server-Timing")).matches(".*desc=\"([0-9]|1[0-2])\".*");
        return text(page);
    }

    /** Where the city reviews a filing, which takes no more statements than other pages. */
    private String review(long id) throws Exception {
        MockHttpServletResponse page = open(city.cityOffice, "/filings/" + id + "/review");
        assertThat(page.getHeader("Server-Timing")).matches(".*desc=\"([0-9]|1[0-2])\".*");
        return text(page);
    }

    private String page(Duty duty) throws Exception {
        return text(open(city.northOffice, "/duties/" + duty.id()));
    }

    @Test
    void itLeavesWhatWasWrittenAndTheDatesUnlessItNamesAnotherDay() throws Exception {
        LocalDate day = LocalDate.of(2022, 3, 7);
        circulate(day, "视导不足的通报", 11);
        Duty owed = answer("视导不足的通报", day);
        long id = start(city.northOffice, owed);
        MultiValueMap<String, String> typed = typed(id);
        Typed.parameters(ContentJson.read(draft(id)), form("rectification-plan"))
                .forEach(typed::addAll);
        typed.set("f.causes", "人手不足");
        assertThat(send(city.northOffice, id, "draft", typed).getStatus()).isEqualTo(302);

        for (int n = 1; n <= 2; n++) {
            LocalDate again = day.plusDays(3L * n);
            clock.set(again);
            LocalDate happened = day.plusDays(n - 1);
            String title = "视导不足的通报（第" + n + "次更正）";
            correct(happened, title, 11 + n);
            Duty goesOn = answer(title, again);
            assertThat(goesOn.id()).isEqualTo(owed.id());
            assertThat(goesOn.dueOn()).isEqualTo(n == 1 ? owed.dueOn() : again.plusDays(30));
            assertThat(answers(title, again.minusDays(1)))
                    .as("as was known then")
                    .isEmpty();
            assertThat(start(city.northOffice, goesOn)).isEqualTo(id);
            assertThat(text(open(city.northOffice, "/filings/" + id + "/edit"))).contains(title, "人手不足");
        }
        assertThat(page(owed)).contains("，视导不足的通报（第1次更正）", "，视导不足的通报（第2次更正）", "起因已更正，办理期限随之变更");
        clock.set(day.plusDays(9));
        run(city.cityOffice.viewer().scope(), () -> facts.voidSource("test", 13, null, "发错了单位"));
        assertThat(answers("视导不足的通报（第2次更正）", day.plusDays(9))).isEmpty();
    }

    @Test
    void theDayThatItNamesIsTheDeadlineAndOnlyAnotherMovesIt() throws Exception {
        LocalDate day = LocalDate.of(2022, 8, 8);
        clock.set(day);
        in(city.cityOffice.viewer().scope(), () -> facts.record(by(circular(day, "八月的通报", 71), day.plusDays(5))));
        Duty owed = answer("八月的通报", day);
        assertThat(owed.dueOn()).isEqualTo(day.plusDays(5));
        assertThat(page(owed)).contains("由登记人定的期限");
        List<LocalDate> named = List.of(day.plusDays(5), day.plusDays(12));
        for (int n = 1; n <= 2; n++) {
            LocalDate again = day.plusDays(n);
            clock.set(again);
            String title = "八月的通报（第" + n + "次更正）";
            NewFact right = by(circular(day, title, 71 + n), named.get(n - 1));
            long wrong = 70 + n;
            in(city.cityOffice.viewer().scope(), () -> {
                facts.voidSource("test", wrong, null, "更正");
                return facts.correct(right, wrong);
            });
            Duty goesOn = answer(title, again);
            assertThat(goesOn.id()).isEqualTo(owed.id());
            assertThat(goesOn.dueOn()).isEqualTo(named.get(n - 1));
        }
        assertThat(page(owed)).contains("，八月的通报（第1次更正）", "，八月的通报（第2次更正）", "起因已更正，办理期限随之变更", "由登记人定的期限");
        clock.set(day.plusDays(3));
        correct(day, "八月的通报（没有定期限）", 74);
        assertThat(answer("八月的通报（没有定期限）", day.plusDays(3)).dueOn())
                .as("after a holiday")
                .isEqualTo(LocalDate.of(2022, 9, 13));
        assertThat(page(owed)).doesNotContain("由登记人定的期限");
    }

    private static NewFact by(NewFact fact, LocalDate day) {
        return new NewFact(
                fact.kind(),
                fact.topic(),
                fact.unitId(),
                fact.subjectId(),
                fact.period(),
                fact.happenedOn(),
                fact.title(),
                fact.source(),
                fact.sourceId(),
                day);
    }

    @Test
    void whatWasHandedInIsDecidedAfterItAndWhatIsMetStays() throws Exception {
        LocalDate day = LocalDate.of(2022, 5, 9);
        circulate(day, "五月的通报", 21);
        long id = start(city.northOffice, answer("五月的通报", day));
        handIn(id, "第一稿");
        clock.set(day.plusDays(1));
        correct(day, "五月的通报（更正）", 22);
        MultiValueMap<String, String> back = decision(1);
        back.add("reason", "请写明期限");
        back.add("replyBy", day.plusDays(8).toString());
        assertThat(send(city.cityOffice, id, "return", back).getStatus()).isEqualTo(302);

        clock.set(day.plusDays(2));
        correct(day, "五月的通报（再更正）", 23);
        assertThat(text(open(city.northOffice, "/filings/" + id + "/edit"))).contains("请写明期限", "五月的通报（再更正）");
        handIn(id, "第二稿");
        assertThat(send(city.cityOffice, id, "accept", decision(2)).getStatus()).isEqualTo(302);
        LocalDate last = day.plusDays(3);
        clock.set(last);
        correct(day.minusDays(1), "五月的通报（又更正）", 24);
        assertThat(answers("五月的通报（又更正）", last)).as("answered already").isEmpty();
        Duty met = answer("五月的通报（再更正）", last);
        assertThat(met.state()).isEqualTo(DutyState.MET);
        assertThat(met.metOn())
                .as("who answered a return in time is met since the first draft")
                .isEqualTo(day);
    }

    /** A letter of thanks was put on record as a circular: nothing is to be put right, and the page says why. */
    @Test
    void whatIsCorrectedIntoSomethingElseEndsAndKeepsWhatWasWritten() throws Exception {
        LocalDate day = LocalDate.of(2022, 6, 13);
        clock.set(day);
        String record = letter("circular", "六月的通报", day, "");
        Duty owed = answer("六月的通报", day);
        long id = start(city.northOffice, owed);
        MultiValueMap<String, String> typed = typed(id);
        typed.add("f.causes", "人手不足");
        assertThat(send(city.northOffice, id, "draft", typed).getStatus()).isEqualTo(302);
        clock.set(day.plusDays(2));
        assertThat(text(open(city.cityOffice, "/records/new?corrects=" + record)))
                .contains("改发生日期的，期限从更正登记之日起重新计算", "改类型、主题或对象的，到此结束，对方已写的材料留在原处");
        letter("thanks", "六月的感谢信", day, record);
        assertThat(answers("六月的通报", day.plusDays(2))).isEmpty();
        assertThat(text(open(city.northOffice, "/filings/" + id)))
                .contains("起不再承担（所依据的记录已由试验市作废：登记有误，已更正为新的记录），不用再报送；已写的内容仍然保留", "人手不足");
        assertThat(open(city.northOffice, "/filings/" + id + "/edit").getStatus())
                .isEqualTo(302);
        assertThat(page(owed))
                .as("the page to which the filing leads")
                .contains("起不再承担（所依据的记录已由试验市作废：", "不再承担，因所依据的记录已作废")
                .doesNotContain("href=\"/filings/duty/" + owed.id());
        String above = text(open(city.cityOffice, "/duties/" + owed.id()));
        assertThat(above).contains("不再承担").doesNotContain("去催办", "豁免这一事项", "没有任职的人员", "逾期以后");
        assertThat(text(open(city.northOffice, "/duties/" + owed.id() + "?asOf=" + day)))
                .contains("逾期以后")
                .doesNotContain("不再承担");
        assertThat(open(city.southOffice, "/duties/" + owed.id()).getStatus()).isEqualTo(404);
    }

    @Test
    void whatIsMetStaysMetWhenItsCircularIsVoidedAndBothAreToldSo() throws Exception {
        LocalDate day = LocalDate.of(2022, 4, 11);
        clock.set(day);
        String record = letter("circular", "四月发错的通报", day, "");
        assertThat(text(open(city.cityOffice, "/records/" + record)))
                .contains("还没有完成的 1 项责任事项到此结束：整改方案。")
                .doesNotContain("仍算完成");
        Duty owed = answer("四月发错的通报", day);
        long id = start(city.northOffice, owed);
        handIn(id, "整改");
        assertThat(send(city.cityOffice, id, "accept", decision(1)).getStatus()).isEqualTo(302);
        assertThat(text(open(city.cityOffice, "/records/" + record)))
                .contains("已经完成的 1 项责任事项仍算完成，起因标明已作废，并通知对方")
                .contains("还没有完成的 1 项责任事项到此结束：整改销号报告。");
        assertThat(reports("四月发错的通报", day)).hasSize(1);
        clock.set(day.plusDays(1));
        MultiValueMap<String, String> why = new LinkedMultiValueMap<>();
        why.add("reason", "发错了县区");
        assertThat(send(city.cityOffice, "/records/" + record + "/void", why).getStatus())
                .isEqualTo(302);
        assertThat(page(owed)).contains("四月发错的通报", "已于 2022年4月12日 作废：发错了县区", "按时完成");
        assertThat(reports("四月发错的通报", day.plusDays(1))).isEmpty();
    }

    @Test
    void whoReviewsTheAnswerToWhatWasVoidedHearsWhy() throws Exception {
        LocalDate day = LocalDate.of(2022, 9, 5);
        circulate(day, "九月的通报", 41);
        long id = start(city.northOffice, answer("九月的通报", day));
        handIn(id, "第一稿");
        run(city.cityOffice.viewer().scope(), () -> facts.voidSource("test", 41, null, "发错了单位"));
        assertThat(text(open(city.cityOffice, "/filings/" + id + "/review")))
                .contains("起不再承担（所依据的记录已由试验市作废：发错了单位）。通过或退回都不影响完成情况")
                .doesNotContain("接着要办理");
        assertThat(send(city.cityOffice, id, "accept", decision(1)).getStatus()).isEqualTo(302);
        assertThat(reports("九月的通报", LocalDate.of(2022, 12, 31)))
                .as("nothing follows from what answers a circular that was voided")
                .isEmpty();
    }

    /** The plan of a circular of that day is accepted two days later; answers its id. */
    private long accepted(LocalDate day, String title, long source, String... problems) throws Exception {
        circulate(day, title, source);
        long id = start(city.northOffice, answer(title, day));
        assertThat(ContentJson.read(draft(id)).rows("items"))
                .as("nothing is written there")
                .isEmpty();
        clock.set(day.plusDays(1));
        handIn(id, "方案", problems);
        clock.set(day.plusDays(2));
        assertThat(review(id)).contains("通过以后，填报单位接着要办理：整改销号报告。");
        assertThat(review(id)).doesNotContain("没有办完");
        assertThat(send(city.cityOffice, id, "accept", decision(1)).getStatus()).isEqualTo(302);
        return id;
    }

    @Test
    void itsAcceptedPlanAsksForTheReportOnceAndEachLeadsToTheOther() throws Exception {
        LocalDate day = LocalDate.of(2022, 1, 5);
        long plan = accepted(day, "一月的通报", 51, "视导不足");
        Duty report = reports("一月的通报", day.plusDays(2)).getFirst();
        assertThat(report.opensOn()).isEqualTo(day.plusDays(1));
        assertThat(report.dueOn()).as("from the day of the acceptance").isEqualTo(day.plusDays(92));
        assertThat(reports("一月的通报", day.plusDays(1))).as("not before").isEmpty();
        assertThat(page(report)).contains("<dt>起因</dt><dd><a href=\"/filings/" + plan + "\">《整改方案》一月的通报");
        assertThat(text(open(city.northOffice, "/filings/" + plan)))
                .contains("因它新增的责任事项", "<a href=\"/duties/" + report.id() + "\">整改销号报告</a>");

        assertThat(post(city.northOffice, "/filings/" + plan + "/amend").getStatus())
                .isEqualTo(302);
        handIn(plan, "修订", "视导次数不足");
        assertThat(review(plan)).doesNotContain("接着要办理");
        assertThat(send(city.cityOffice, plan, "accept", decision(2)).getStatus())
                .isEqualTo(302);
        assertThat(reports("一月的通报", day.plusDays(2))).extracting(Duty::id).containsExactly(report.id());
        long id = start(city.northOffice, report);
        assertThat(ContentJson.read(draft(id)).rows("items"))
                .as("the items as they stand now")
                .singleElement()
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, String.class))
                .containsOnlyKeys("problem", "standard", "owner", "due", "verifier")
                .containsEntry("problem", "视导次数不足")
                .containsEntry("verifier", "督导室");
        assertThat(text(open(city.northOffice, "/filings/" + id + "/edit"))).doesNotContain("请对照着改");

        clock.set(day.plusDays(4));
        assertThat(post(city.northOffice, "/filings/" + plan + "/amend").getStatus())
                .isEqualTo(302);
        handIn(plan, "再次修订", "视导次数仍不足");
        assertThat(text(open(city.northOffice, "/filings/" + id + "/edit")))
                .as("while it is not accepted")
                .doesNotContain("请对照着改");
        assertThat(send(city.cityOffice, plan, "accept", decision(3)).getStatus())
                .isEqualTo(302);
        assertThat(text(open(city.northOffice, "/filings/" + id + "/edit")))
                .contains("《整改方案》</a>带入的，它在您开始填写以后修订过，修订于 2022年1月9日 通过")
                .containsPattern("现在这样写，您的表里没有：</p><ul><li>视导次数仍不足，.*督导室")
                .containsPattern("您的表里这样写，修订后没有：</p><ul><li>视导次数不足，.*督导室");
        assertThat(takeBack(plan, 3).getStatus())
                .as("the report stays with the version that stands again")
                .isEqualTo(302);
        assertThat(reports("一月的通报", day.plusDays(4))).extracting(Duty::id).containsExactly(report.id());
        assertThat(send(city.cityOffice, plan, "accept", decision(3)).getStatus())
                .isEqualTo(302);
        assertThat(text(open(city.northOffice, "/filings/" + id + "/edit"))).containsOnlyOnce("请对照着改");
        MultiValueMap<String, String> typed = typed(id);
        Map<String, String> now = ContentJson.read(database.jdbc()
                        .sql("select content::text from filing_submission where filing_id = ? and no = 3")
                        .param(plan)
                        .query(String.class)
                        .single())
                .rows("items")
                .getFirst();
        typed.set("f.items", "");
        for (String column : List.of("problem", "standard", "owner", "due", "verifier")) {
            typed.set("f.items.0." + column, now.getOrDefault(column, ""));
        }
        assertThat(part(city.northOffice, id, typed).getStatus()).isEqualTo(200);
        assertThat(text(open(city.northOffice, "/filings/" + id + "/edit"))).doesNotContain("请对照着改");
    }

    /** Two circulars in a year: each report begins with the items of its own plan, though the other was filed since. */
    @Test
    void theReportBeginsWithTheItemsOfThePlanThatAskedForIt() throws Exception {
        LocalDate day = LocalDate.of(2022, 2, 7);
        accepted(day, "二月的通报", 52, "二月的问题");
        accepted(day.plusDays(14), "二月再次通报", 53, "再次的问题");
        LocalDate today = day.plusDays(20);
        clock.set(today);
        long id = start(city.northOffice, reports("二月的通报", today).getFirst());
        assertThat(text(open(city.northOffice, "/filings/" + id + "/edit")))
                .contains("二月的问题", "已带入：二月的通报《整改方案》", "《整改方案》二月的通报")
                .doesNotContain("再次的问题", "name=\"f.plan\"");
        assertThat(ContentJson.read(draft(
                                start(city.northOffice, reports("二月再次通报", today).getFirst())))
                        .rows("items"))
                .extracting(row -> row.get("problem"))
                .containsExactly("再次的问题");
    }

    @Test
    void rowsThatWereDeletedByMistakeArePutBackInTheirPlaces() throws Exception {
        LocalDate day = LocalDate.of(2022, 9, 5);
        accepted(day, "九月的通报", 69, "第一个问题", "第二个问题", "第三个问题");
        long id = start(city.northOffice, reports("九月的通报", day.plusDays(2)).getFirst());
        MultiValueMap<String, String> typed = typed(id);
        typed.addAll(Filled.in(form("rectification-report"), "落实", ""));
        typed.set("f.items.0.problem", "第二个 问题");
        typed.set("f.items.0.done", "已经改了");
        MvcResult sent = mvc.perform(MockMvcRequestBuilders.post("/filings/" + id + "/submit")
                        .params(typed)
                        .with(As.person(city.northOffice)))
                .andReturn();
        assertThat(text(mvc.perform(get("/filings/" + id + "/edit")
                                .requestAttr(DispatcherServlet.INPUT_FLASH_MAP_ATTRIBUTE, sent.getFlashMap())
                                .with(As.person(city.northOffice)))
                        .andReturn()
                        .getResponse()))
                .contains("里有“第一个问题”，这里没有", "里有“第三个问题”，这里没有")
                .containsOnlyOnce("form=\"filing-form\" name=\"restore\" value=\"items\"")
                .containsOnlyOnce("name=\"restore\" value=\"items\">补上缺的行</button>");
        typed.set("version", version(id));
        typed.set("f.effect", "写了一半");
        typed.add("restore", "items");
        assertThat(text(open(city.northOffice, "/filings/" + id + "/edit")))
                .as("also told to who opens it later")
                .contains("里有“第一个问题”，这里没有", "里有“第三个问题”，这里没有")
                .containsOnlyOnce("form=\"filing-form\" name=\"restore\" value=\"items\"");
        assertThat(restored(id, typed)).contains("草稿已保存。补上了 2 行：“第一个问题”“第三个问题”。只有带入的内容，其余各栏请填写。以前填过又删掉的没有留下，找不回来。");
        assertThat(text(open(city.northOffice, "/filings/" + id + "/edit"))).doesNotContain("这里没有");
        Content draft = ContentJson.read(draft(id));
        assertThat(draft.text("effect")).isEqualTo("写了一半");
        assertThat(draft.rows("items"))
                .extracting(row -> row.get("problem"), row -> row.get("verifier"), row -> row.get("done"))
                .containsExactly(
                        tuple("第一个问题", "督导室", null), tuple("第二个 问题", "验收人", "已经改了"), tuple("第三个问题", "督导室", null));
        MultiValueMap<String, String> deleted = typed(id);
        deleted.putAll(Typed.parameters(draft, form("rectification-report")));
        deleted.set("f.items.0.done", "第一个也改了");
        assertThat(send(city.northOffice, id, "draft", deleted).getStatus()).isEqualTo(302);
        deleted.set("version", version(id));
        deleted.keySet().removeIf(name -> name.matches("f\\.items\\.[02]\\..*"));
        deleted.add("restore", "items");
        assertThat(restored(id, deleted))
                .as("what was typed there was saved last")
                .contains("补上了 2 行：“第一个问题”“第三个问题”。“第一个问题”原来填的也找回来了，请核对。“第三个问题”只有带入的内容，其余各栏请填写");
        assertThat(ContentJson.read(draft(id)).rows("items"))
                .extracting(row -> row.get("problem"), row -> row.get("done"))
                .contains(tuple("第一个问题", "第一个也改了"), tuple("第三个问题", null));
        typed.set("version", version(id));
        typed.set("restore", "effect");
        assertThat(send(city.northOffice, id, "draft", typed).getStatus())
                .as("a field that began with nothing")
                .isEqualTo(302);
    }

    /** What is said once the rows that are missing were put back. */
    private String restored(long id, MultiValueMap<String, String> typed) throws Exception {
        MvcResult sent = mvc.perform(MockMvcRequestBuilders.post("/filings/" + id + "/draft")
                        .params(typed)
                        .with(As.person(city.northOffice)))
                .andReturn();
        assertThat(sent.getResponse().getRedirectedUrl()).isEqualTo("/filings/" + id + "/edit#f-items");
        return sent.getFlashMap().toString();
    }

    @Test
    void anItemLeftOpenIsHandedInWithItsReasonAndReturned() throws Exception {
        LocalDate day = LocalDate.of(2022, 4, 11);
        long plan = accepted(day, "四月的通报", 54, "四月的问题");
        Duty report = reports("四月的通报", day.plusDays(2)).getFirst();
        long id = start(city.northOffice, report);
        MultiValueMap<String, String> typed = typed(id);
        typed.addAll(Filled.in(form("rectification-report"), "落实", ""));
        typed.set("f.files", sealed());
        assertThat(refused(id, typed))
                .as("an item that was deleted or reworded")
                .contains("《整改方案》的“逐条整改”里有“四月的问题”，这里没有。不增不减，请照原文补上这一行。");
        typed.set("version", version(id));
        typed.set("f.items.0.problem", " 四月的 问题");
        typed.set("f.items.0.closed", "");
        typed.set("f.items.0.open", "");
        assertThat(refused(id, typed)).contains("销号清单第 1 行“未销号的原因”", "“销号日期”空着时，这里要填写。");
        typed.set("version", version(id));
        typed.set("f.items.0.closed", day.plusDays(3).toString());
        assertThat(refused(id, typed)).contains("还没有到这一天，请核对。");
        typed.set("version", version(id));
        typed.set("f.items.0.closed", day.plusDays(2).toString());
        typed.set("f.items.0.open", "等验收");
        assertThat(refused(id, typed)).contains("销号清单第 1 行“未销号的原因”", "同一行已经填了“销号日期”，两处只能填一处。");
        typed.set("version", version(id));
        typed.set("f.items.0.closed", "");
        typed.set("f.items.0.open", "等验收");
        assertThat(send(city.northOffice, id, "submit", typed).getRedirectedUrl())
                .isEqualTo("/filings/" + id);
        assertThat(review(id))
                .contains("未销号的原因", "等验收", "还有 1 条没有办完", "“销号清单”里有 1 行“销号日期”空着")
                .containsPattern("data-label=\"销号日期\"[^>]*><span class=\"light [^>]*>\\s*没有办完")
                .contains("依据：<a href=\"/filings/" + plan + "\">")
                .doesNotContain("“销号清单”里没有");
        assertThat(text(open(city.cityOffice, "/filings?tab=REVIEW"))).contains("还有 1 条没有办完");
        MultiValueMap<String, String> back = decision(1);
        back.add("reason", "请改完再报");
        back.add("replyBy", day.plusDays(30).toString());
        assertThat(send(city.cityOffice, id, "return", back).getStatus()).isEqualTo(302);
        assertThat(reports("四月的通报", day.plusDays(2))).extracting(Duty::state).containsExactly(DutyState.OPEN);

        typed.set("version", version(id));
        typed.set("unchanged", "");
        assertThat(send(city.northOffice, id, "submit", typed).getRedirectedUrl())
                .isEqualTo("/filings/" + id);
        String again = review(id);
        assertThat(part(again, "s-items", "s-lasting"))
                .as("what is open is not folded away")
                .contains("等验收")
                .doesNotContain("未改动", "展开这一部分");
        assertThat(part(again, "s-lasting", "review-end")).contains("未改动", "展开这一部分");

        assertThat(post(city.northOffice, "/filings/" + plan + "/amend").getStatus())
                .isEqualTo(302);
        handIn(plan, "修订", "四月添的问题");
        assertThat(send(city.cityOffice, plan, "accept", decision(2)).getStatus())
                .isEqualTo(302);
        assertThat(review(id))
                .as("the plan was amended since")
                .contains("还有 2 条没有办完", "《整改方案》的“逐条整改”里有“四月添的问题”，“销号清单”里没有。");
        int before = toDo(text(open(city.cityOffice, "/")));
        assertThat(send(city.cityOffice, id, "accept", decision(2)).getStatus()).isEqualTo(302);
        assertThat(in(
                        city.cityOffice.viewer().scope(),
                        () -> filings.find(id).orElseThrow().openRows()))
                .isEqualTo(2);
        assertThat(text(open(city.cityOffice, "/filings/" + id)))
                .as("what is not done goes on to be said: here, in lists, on the desk, of the duty")
                .contains("已通过", "还有 2 条没有办完");
        assertThat(text(open(city.northOffice, "/filings?tab=MINE"))).contains("还有 2 条没有办完");
        assertThat(text(open(city.northOffice, "/?tab=NOTICES")))
                .contains("<b>通过</b>，还有 2 条没有办完", "全部办完后，打开这份报送点“修订”，补上再报。");
        assertThat(text(open(city.northOffice, "/filings/" + id)))
                .contains("还有 2 条没有办完。全部办完后，点<a href=\"#amend-in\">“修订”</a>");
        assertThat(text(open(
                        city.northOffice,
                        "/duties/"
                                + reports("四月的通报", day.plusDays(2)).getFirst().id())))
                .containsPattern("<dt>状态</dt><dd><span class=\"light light-green[^>]*>\\s*按时完成，还有 2 条没有办完");
        assertThat(text(open(city.northOffice, "/?tab=DONE"))).contains("按时完成，还有 2 条没有办完");
        assertThat(text(open(city.northOffice, "/")))
                .as("it lies on the desk until it is done")
                .contains("已通过、还没有办完", "已通过，还有 2 条没有办完，办完后修订再报")
                .contains("<li><a href=\"/filings/" + id + "\">整改销号报告</a>");
        assertThat(text(open(city.southOffice, "/"))).doesNotContain("已通过、还没有办完");
        String reader = text(open(city.cityOffice, "/"));
        assertThat(reader)
                .as("who accepted it reads every morning what is left, which is not its own to do")
                .contains("已审核通过、对方还没有办完")
                .containsPattern("<li>城北区 <a href=\"/filings/" + id + "\">整改销号报告</a> .*还有 2 条没有办完");
        assertThat(toDo(reader)).as("it was reviewed, and counts no more").isEqualTo(before - 1);
        assertThat(text(open(city.southOffice, "/"))).doesNotContain("对方还没有办完");
        assertThat(text(open(city.cityOffice, "/duties?measure=rectification-report")))
                .contains("还有 2 条没有办完");

        assertThat(cells(plan))
                .as("seven columns: a day has one line")
                .anyMatch(line -> line.matches("\\d{4}年\\d+月\\d+日"));
        assertThat(cells(id))
                .as("ten columns: it has two")
                .noneMatch(line -> line.matches("\\d{4}年\\d+月\\d+日"))
                .anyMatch(line -> line.matches("\\d+月\\d+日"))
                .contains("没有办完");

        clock.set(day.plusDays(3));
        assertThat(post(city.northOffice, "/filings/" + plan + "/amend").getStatus())
                .isEqualTo(302);
        handIn(plan, "修订", "后来才添的问题");
        assertThat(send(city.cityOffice, plan, "accept", decision(3)).getStatus())
                .isEqualTo(302);
        assertThat(in(
                        city.cityOffice.viewer().scope(),
                        () -> filings.find(id).orElseThrow().openRows()))
                .as("as the plan stood when the report was accepted")
                .isEqualTo(2);
        assertThat(post(city.northOffice, "/filings/" + id + "/amend").getStatus())
                .isEqualTo(302);
        assertThat(text(open(city.northOffice, "/")))
                .as("an amendment that was begun is what is to be done")
                .contains("修订中，还没有提交")
                .doesNotContain("已通过、还没有办完");
        assertThat(text(open(city.cityOffice, "/"))).doesNotContain("对方还没有办完");
    }

    /** How much the desk says there is to do. */
    private static int toDo(String desk) {
        Matcher number = Pattern.compile("待办 (\\d+) 件").matcher(desk);
        return number.find() ? Integer.parseInt(number.group(1)) : 0;
    }

    /** The lines in the cells of the first table of its Word file. */
    private List<String> cells(long id) throws Exception {
        byte[] file = open(city.cityOffice, "/filings/" + id + "/export.docx").getContentAsByteArray();
        try (XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(file))) {
            return word.getTables().getFirst().getRows().stream()
                    .flatMap(row -> row.getTableCells().stream())
                    .flatMap(cell -> cell.getParagraphs().stream())
                    .map(XWPFParagraph::getText)
                    .toList();
        }
    }

    private static String part(String page, String from, String until) {
        return page.substring(page.indexOf("id=\"" + from + '"'), page.indexOf("id=\"" + until + '"'));
    }

    /** Why what is handed in is not taken. */
    private String refused(long id, MultiValueMap<String, String> typed) throws Exception {
        MvcResult sent = mvc.perform(MockMvcRequestBuilders.post("/filings/" + id + "/submit")
                        .params(typed)
                        .with(As.person(city.northOffice)))
                .andReturn();
        assertThat(sent.getResponse().getRedirectedUrl()).isEqualTo("/filings/" + id + "/edit");
        return sent.getFlashMap().toString();
    }

    /** What was accepted stays accepted, but nothing is to be closed of what never was. */
    @Test
    void theReportIsCalledOffWithTheCircularAndGoesOnWhereThatIsOnlyCorrected() throws Exception {
        LocalDate day = LocalDate.of(2022, 7, 4);
        accepted(day, "七月的通报", 61, "七月的问题");
        LocalDate later = day.plusDays(5);
        clock.set(later);
        Duty report = reports("七月的通报", later).getFirst();
        correct(day, "七月的通报（更正）", 62);
        assertThat(reports("七月的通报", later)).containsExactly(report);
        assertThat(page(report)).doesNotContain("不再承担");
        run(city.cityOffice.viewer().scope(), () -> facts.voidSource("test", 62, null, "发错了单位"));
        assertThat(reports("七月的通报", later)).isEmpty();
        assertThat(reports("七月的通报", later.minusDays(1))).hasSize(1);
        assertThat(answer("七月的通报", later).state()).isEqualTo(DutyState.MET);
        assertThat(page(report)).contains("起不再承担（所依据的记录已由试验市作废：", "不再承担，因所依据的记录已作废");
    }

    /** What nobody has begun ends with the acceptance; the next one asks anew, with full time. What somebody has begun keeps it. */
    @Test
    void theReportGoesWithTheAcceptanceThatIsTakenBackUnlessSomebodyBeganIt() throws Exception {
        LocalDate day = LocalDate.of(2022, 10, 10);
        long plan = accepted(day, "十月的通报", 91, "十月的问题");
        LocalDate later = day.plusDays(5);
        Duty report = reports("十月的通报", later).getFirst();
        clock.set(later);
        assertThat(text(open(city.cityOffice, "/filings/take-back?id=" + plan)))
                .contains("责任事项从今天起不再算完成。因它新增的“整改销号报告”取消。");
        assertThat(takeBack(plan, 1).getRedirectedUrl()).isEqualTo("/filings/" + plan + "/review");
        assertThat(reports("十月的通报", later)).isEmpty();
        assertThat(reports("十月的通报", later.minusDays(1)))
                .containsExactly(
                        find(city.northOffice, report, later.minusDays(1).toString()));
        assertThat(answer("十月的通报", later).state()).isEqualTo(DutyState.OPEN);
        assertThat(page(report)).contains("起不再承担（所依据的报送撤回了通过：通过错了）", "不再承担，因所依据的报送撤回了通过");
        correct(day, "十月的通报（更正）", 92);
        assertThat(reports("十月的通报", later)).as("corrected on the same day").isEmpty();

        LocalDate again = later.plusDays(10);
        clock.set(again);
        assertThat(review(plan)).contains("接着要办理：整改销号报告");
        assertThat(send(city.cityOffice, plan, "accept", decision(1)).getStatus())
                .isEqualTo(302);
        Duty anew = owed("rectification-report", "《整改方案》十月的通报（更正）", again).getFirst();
        assertThat(anew.id()).isNotEqualTo(report.id());
        assertThat(anew.dueOn()).as("after a holiday").isEqualTo(LocalDate.of(2023, 1, 28));
        assertThat(answer("十月的通报（更正）", again).metOn()).isEqualTo(day.plusDays(1));
        long id = start(city.northOffice, anew);
        assertThat(text(open(city.cityOffice, "/filings/take-back?id=" + plan)))
                .contains("不能撤回。", "通过以后新增的“整改销号报告”已经开始填写，不能再撤回通过")
                .doesNotContain("确认撤回");
        assertThat(takeBack(plan, 1).getStatus()).isEqualTo(409);
        assertThat(answer("十月的通报（更正）", again).state()).isEqualTo(DutyState.MET);
        MultiValueMap<String, String> seen = new LinkedMultiValueMap<>();
        seen.add("version", version(id));
        assertThat(send(city.northOffice, id, "discard", seen).getStatus()).isEqualTo(302);
        assertThat(takeBack(plan, 1).getStatus())
                .as("thrown away, so not begun")
                .isEqualTo(302);
        assertThat(owed("rectification-report", "《整改方案》十月的通报（更正）", again)).isEmpty();
    }

    private MockHttpServletResponse takeBack(long id, int no) throws Exception {
        MultiValueMap<String, String> typed = new LinkedMultiValueMap<>();
        typed.add("id", Long.toString(id));
        typed.add("no." + id, Integer.toString(no));
        typed.add("reason", "通过错了");
        return send(city.cityOffice, "/filings/take-back", typed);
    }

    @Test
    void itLeavesTheBurdenOfASemesterThatIsOver() throws Exception {
        circulate(LocalDate.of(2022, 11, 28), "十一月的通报", 31);
        long id = start(city.northOffice, answer("十一月的通报", LocalDate.of(2022, 11, 28)));
        handIn(id, "第一稿");
        clock.set(LocalDate.of(2023, 2, 20));
        String before = burden();
        assertThat(before).contains(">整改方案<").doesNotContain("没有提交过");
        correct(LocalDate.of(2022, 11, 29), "十一月的通报（更正）", 32);
        assertThat(answer("十一月的通报（更正）", LocalDate.of(2023, 2, 20)).dueOn()).isEqualTo("2023-03-22");
        assertThat(burden()).isEqualTo(before);
    }

    private String burden() throws Exception {
        String page = text(open(city.northOffice, "/burden?semester=2022-2023-1"));
        return page.substring(page.indexOf("<ul class=\"stats\">"), page.indexOf("怎么数的"));
    }
}
