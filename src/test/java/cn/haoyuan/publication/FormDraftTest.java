package cn.haoyuan.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;

import cn.haoyuan.plan.BundledPlan;
import cn.haoyuan.plan.Field;
import cn.haoyuan.plan.FieldType;
import cn.haoyuan.plan.Form;
import cn.haoyuan.plan.Measure;
import cn.haoyuan.plan.Plan;
import cn.haoyuan.plan.PlanDrafts;
import cn.haoyuan.plan.Plans;
import cn.haoyuan.testing.As;
import cn.haoyuan.testing.CityAtWork;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.TestCity.Person;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.HtmlUtils;

/** Changing a form of a draft in its page, as it is without JavaScript. */
@HaoyuanTest
class FormDraftTest extends CityAtWork {

    private static final Pattern INPUT = Pattern.compile("<input ([^>]*)>");
    private static final Pattern TEXT = Pattern.compile("<textarea [^>]*name=\"([^\"]+)\"[^>]*>\n?([^<]*)</textarea>");
    private static final Pattern SELECT =
            Pattern.compile("<select [^>]*name=\"([^\"]+)\"[^>]*>(.*?)</select>", Pattern.DOTALL);
    private static final Pattern CHOSEN = Pattern.compile("value=\"([^\"]*)\" selected");

    @Autowired
    Plans plans;

    @Autowired
    PlanDrafts drafts;

    private String draft = "";

    private void begin() throws Exception {
        draft = Objects.requireNonNull(post(city.cityOffice, "/plan/drafts", new LinkedMultiValueMap<>())
                .getRedirectedUrl());
    }

    @AfterEach
    void leaveNoDraft() throws Exception {
        post(
                city.cityOffice,
                "/plan/" + draft.substring(draft.lastIndexOf('/') + 1) + "/discard",
                new LinkedMultiValueMap<>());
    }

    private MockHttpServletResponse open(Person person, String address) throws Exception {
        return mvc.perform(get(URI.create(address)).with(As.person(person)))
                .andReturn()
                .getResponse();
    }

    private String page(String address) throws Exception {
        MockHttpServletResponse answer = open(city.cityOffice, address);
        assertThat(answer.getStatus()).as(address).isEqualTo(200);
        return text(answer);
    }

    private static String text(MockHttpServletResponse answer) {
        return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private MockHttpServletResponse post(Person person, String address, MultiValueMap<String, String> fields)
            throws Exception {
        return mvc.perform(MockMvcRequestBuilders.post(URI.create(address))
                        .params(fields)
                        .with(As.person(person)))
                .andReturn()
                .getResponse();
    }

    /** What the autosave is answered. */
    private String sent(String address, MultiValueMap<String, String> fields) throws Exception {
        return mvc.perform(MockMvcRequestBuilders.post(URI.create(address))
                        .params(fields)
                        .header("HX-Request", "true")
                        .with(As.person(city.cityOffice)))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    /** What a browser would send of the page. */
    private static MultiValueMap<String, String> fields(String page) {
        String form = page.substring(page.indexOf("<form id=\"plan-form\""));
        form = form.substring(0, form.indexOf("</form>"));
        MultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
        for (Matcher input = INPUT.matcher(form); input.find(); ) {
            String tag = input.group(1);
            if (!tag.contains("checkbox") || tag.contains(" checked")) {
                Matcher name = Pattern.compile("name=\"([^\"]+)\"").matcher(tag);
                Matcher value = Pattern.compile("value=\"([^\"]*)\"").matcher(tag);
                if (name.find() && !name.group(1).startsWith("_")) {
                    fields.add(name.group(1), value.find() ? HtmlUtils.htmlUnescape(value.group(1)) : "");
                }
            }
        }
        for (Matcher text = TEXT.matcher(form); text.find(); ) {
            fields.add(text.group(1), HtmlUtils.htmlUnescape(text.group(2)));
        }
        for (Matcher select = SELECT.matcher(form); select.find(); ) {
            Matcher chosen = CHOSEN.matcher(select.group(2));
            fields.add(
                    select.group(1),
                    chosen.find() ? chosen.group(1) : select.group(1).startsWith("pick.") ? "text" : "");
        }
        return fields;
    }

    private MockHttpServletResponse act(String form, String act, UnaryOperator<MultiValueMap<String, String>> change)
            throws Exception {
        String address = draft + "/forms/" + form;
        MultiValueMap<String, String> fields = change.apply(fields(page(address)));
        fields.set("act", act);
        return post(city.cityOffice, address, fields);
    }

    private static UnaryOperator<MultiValueMap<String, String>> with(String... pairs) {
        return fields -> {
            for (int i = 0; i < pairs.length; i += 2) {
                fields.set(pairs[i], pairs[i + 1]);
            }
            return fields;
        };
    }

    private Plan drafted() {
        int id = Integer.parseInt(draft.substring(draft.lastIndexOf('/') + 1));
        return in(
                city.cityOffice.viewer().scope(),
                () -> drafts.draft(id).orElseThrow().plan());
    }

    private Plan inForce() {
        return in(
                city.cityOffice.viewer().scope(),
                () -> plans.current().orElseThrow().plan());
    }

    private long acts() {
        return database.jdbc()
                .sql("select count(*) from act where verb = 'EDIT_PLAN'")
                .query(Long.class)
                .single();
    }

    @Test
    void everyFormOpensAndIsSavedAsItIs() throws Exception {
        begin();
        String list = page(draft);
        for (Form form : inForce().forms()) {
            String address = draft + "/forms/" + form.id();
            assertThat(list).contains("href=\"" + address + "\"");
            MockHttpServletResponse answer = open(city.cityOffice, address);
            assertThat(answer.getStatus()).as(address).isEqualTo(200);
            assertThat(answer.getContentAsByteArray().length).as(address).isLessThan(150_000);
            assertThat(act(form.id(), "save", with()).getRedirectedUrl()).isEqualTo(draft + "#forms");
        }
        assertThat(drafted().forms()).isEqualTo(inForce().forms());
        assertThat(page(draft)).contains("没有变化").doesNotContain("张表单有变化");
    }

    @Test
    void anOfficerChangesAPromptAddsAQuestionAndSeesWhatChanged() throws Exception {
        begin();
        assertThat(act("semester-plan", "add-1", with("pick.s1", "choices", "s1.prompt", "先想幼儿，再排工作。"))
                        .getRedirectedUrl())
                .isEqualTo(draft + "/forms/semester-plan?open=s1.f5#f-s1.f5");
        assertThat(page(draft)).contains("还没有保存到草稿的修改", "表单《幼儿园学期计划》");
        assertThat(page(draft + "/effect")).contains("还有 1 处修改没有保存到草稿");

        MockHttpServletResponse refused = act("semester-plan", "save", with("s1.f5.options", "食堂"));
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(text(refused))
                .containsSubsequence("“项目与安排”的第 6 项的名称：还没有填写或选择", "“项目与安排”的第 6 项的选项：要有2到50个选项", "先想幼儿，再排工作。")
                .contains("id=\"f-s1.f5\" open");
        assertThat(drafted()).as("nothing half-written").isEqualTo(inForce());

        long before = acts();
        assertThat(act(
                                "semester-plan",
                                "save",
                                with("s1.f5.label", "食育在哪里做", "s1.f5.options", "食堂\n班级", "s1.f5.required", "true"))
                        .getRedirectedUrl())
                .isEqualTo(draft + "#forms");
        assertThat(acts()).isEqualTo(before + 1);
        Field added = drafted().form("semester-plan").orElseThrow().fields().getLast();
        assertThat(added.label()).isEqualTo("食育在哪里做");
        assertThat(added.options()).containsExactly("食堂", "班级");
        assertThat(page(draft)).contains("1 张表单有变化");
        for (String address : List.of(draft + "/forms/semester-plan", draft + "/effect")) {
            assertThat(page(address)).contains("“项目与安排”的提示", "先想幼儿，再排工作。", "“项目与安排”新增一项", "食育在哪里做（多选，必填：食堂、班级）");
        }
        String file = text(open(city.cityOffice, draft + "/forms/semester-plan/source"));
        assertThat(file).startsWith("id: semester-plan").contains("label: 食育在哪里做");

        assertThat(post(city.cityOffice, draft + "/forms/semester-plan/restore", new LinkedMultiValueMap<>())
                        .getRedirectedUrl())
                .isEqualTo(draft + "#forms");
        assertThat(acts()).isEqualTo(before + 2);
        assertThat(drafted()).isEqualTo(inForce());
    }

    @Test
    void theFormIsShownAsItsWritersAreToSeeIt() throws Exception {
        begin();
        String address = draft + "/forms/semester-plan/preview";
        assertThat(page(address))
                .contains("填报人打开时是这个样子", "<fieldset disabled>", "（单位名称）", "按时间列出本学期的主要工作")
                .doesNotContain("先想幼儿，再排工作。", "type=\"submit\"", "hx-post=");
        act("semester-plan", "keep", with("s1.prompt", "先想幼儿，再排工作。"));
        assertThat(page(address)).as("only what was saved").doesNotContain("先想幼儿，再排工作。");
        act("semester-plan", "save", with("s1.prompt", "先想幼儿，再排工作。"));
        assertThat(page(address)).contains("先想幼儿，再排工作。");
        assertThat(open(city.cityOffice, draft + "/forms/no-such-form/preview").getStatus())
                .isEqualTo(404);
        assertThat(open(city.northOffice, address).getStatus()).isIn(403, 404);
    }

    @Test
    void aNewFormIsMadeFromNothingOrAsAnotherAndGoesWhileNobodyAsksForIt() throws Exception {
        begin();
        long before = acts();
        String blank = added("");
        assertThat(page(draft + "/forms/" + blank)).contains("value=\"新表单\"", "从草稿中删去这张表单");
        assertThat(act(blank, "save", with("title", "食品安全自查表")).getRedirectedUrl())
                .isEqualTo(draft + "#forms");
        assertThat(page(draft + "/effect")).contains("表单《食品安全自查表》", "新增").doesNotContain("问了两次");

        String copy = added("lecture-schedule");
        Form like = drafted().form("lecture-schedule").orElseThrow();
        Form made = drafted().form(copy).orElseThrow();
        assertThat(made.title()).isEqualTo(like.title() + "（副本）");
        assertThat(made.fields())
                .extracting(Field::label)
                .isEqualTo(like.fields().stream().map(Field::label).toList());
        assertThat(made.fields()).allMatch(field -> field.announces() == null);
        assertThat(acts()).isEqualTo(before + 3);

        String asking = Objects.requireNonNull(post(city.cityOffice, draft + "/measures", new LinkedMultiValueMap<>())
                .getRedirectedUrl());
        assertThat(page(asking)).contains("filing/" + blank, "报送《食品安全自查表》");

        assertThat(dropped("semester-plan")).startsWith("没有删去：举措“幼儿园学期计划”要报送它");
        assertThat(dropped(copy)).contains("已从草稿中删去");
        assertThat(dropped(blank)).isEqualTo("“食品安全自查表”已从草稿中删去");
        post(city.cityOffice, asking + "/forget", new LinkedMultiValueMap<>());
        assertThat(drafted()).isEqualTo(inForce());
    }

    @Test
    void aFormOfTheVersionInForceStaysThoughNoMeasureAsksForItAnyMore() throws Exception {
        begin();
        post(city.cityOffice, draft + "/measures/home-community/drop", new LinkedMultiValueMap<>());
        assertThat(drafted().asking("home-community")).isEmpty();
        assertThat(dropped("home-community")).isEqualTo("没有删去：现行版本有这张表单，已报的材料要用它");
    }

    @Test
    void aFormFileIsTakenBackOrRefusedWithEveryProblemNamed() throws Exception {
        begin();
        String file = text(open(city.cityOffice, draft + "/forms/semester-plan/source"));
        assertThat(took(file).getRedirectedUrl()).isEqualTo(draft + "#forms");
        assertThat(drafted()).as("the same").isEqualTo(inForce());

        took(file.replace("title: 幼儿园学期计划", "title: 学期工作计划"));
        assertThat(drafted().form("semester-plan").orElseThrow().title()).isEqualTo("学期工作计划");
        took(file.replace("id: semester-plan", "id: food-safety").replace("title: 幼儿园学期计划", "title: 食品安全"));
        assertThat(drafted().form("food-safety").orElseThrow().title()).isEqualTo("食品安全");

        Plan taken = drafted();
        MockHttpServletResponse wrong = took(file.replace("type: long-text", "type: essay"));
        assertThat(wrong.getStatus()).isEqualTo(422);
        assertThat(text(wrong)).contains("没有导入", "essay", "form.yaml");
        String goals = inForce().form("year-plan").orElseThrow().fields().stream()
                .filter(field -> field.type() == FieldType.GOALS)
                .findFirst()
                .orElseThrow()
                .id();
        String year = text(open(city.cityOffice, draft + "/forms/year-plan/source"));
        assertThat(text(took(year.replace("id: " + goals + ",", "id: other,")
                        .replace("id: " + goals + "\n", "id: other\n"))))
                .contains("“学年目标”不能删去：《食品安全》的“学期目标”、《学期工作计划》的“学期目标”用到它");
        assertThat(text(took(year.replace("type: goals", "type: long-text"))))
                .as("what other forms refer to keeps its type")
                .contains("没有导入");
        act("semester-plan", "keep", with("s1.prompt", "同事正在写的话"));
        assertThat(text(took(file))).contains("暂存的修改还没有保存到草稿");
        post(city.cityOffice, draft + "/forms/semester-plan/forget", new LinkedMultiValueMap<>());
        for (String nothing : List.of("", "只是一句话", "a: [")) {
            assertThat(took(nothing).getStatus()).as(nothing).isEqualTo(422);
        }
        assertThat(drafted()).isEqualTo(taken);
    }

    private String added(String like) throws Exception {
        MultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
        fields.add("like", like);
        String address = Objects.requireNonNull(
                post(city.cityOffice, draft + "/forms", fields).getRedirectedUrl());
        return address.substring(address.lastIndexOf('/') + 1);
    }

    private String dropped(String form) throws Exception {
        return String.valueOf(mvc.perform(MockMvcRequestBuilders.post(draft + "/forms/" + form + "/drop")
                        .with(As.person(city.cityOffice)))
                .andReturn()
                .getFlashMap()
                .get("notice"));
    }

    private MockHttpServletResponse took(String text) throws Exception {
        return mvc.perform(multipart(draft + "/form-file")
                        .file(new MockMultipartFile(
                                "file", "form.yaml", "application/yaml", text.getBytes(StandardCharsets.UTF_8)))
                        .with(As.person(city.cityOffice)))
                .andReturn()
                .getResponse();
    }

    @Test
    void whatOthersLayHoldOfOffersNoRemovalAndSaysWhy() throws Exception {
        begin();
        assertThat(page(draft + "/forms/year-plan"))
                .contains("不能删去：《幼儿园学期计划》的“学期目标”用到它")
                .contains("不能删去：里面的“幼儿园名称”要留着，可先移到别的部分")
                .contains("value=\"drop-3-0\"")
                .doesNotContain("value=\"drop-0-0\"", "value=\"drop-1-0\"", "value=\"drop-0\"");
        assertThat(page(draft + "/forms/lecture-schedule"))
                .contains("不能：登记“园长大课堂”时由它带出", "开始填时带出：《县区质量提升实施方案》的“联系人及电话”。");
    }

    @Test
    void whoReadsAFormAndHowLongItTakesIsAskedOfTheFormAlone() throws Exception {
        begin();
        String measure = draft + "/measures/home-community";
        act("home-community", "save", with("reader", "市、县安全科", "minutes", "45"));
        assertThat(page(measure))
                .contains("市、县安全科阅看，约 45 分钟", "<input type=\"hidden\" name=\"reader\" value=\"市、县安全科\">")
                .doesNotContain("办一项大约几分钟（估计）");
        assertThat(page(draft + "/measures/norm-check")).contains("办一项大约几分钟（估计）");
        assertThat(drafted().measure("home-community").orElseThrow())
                .returns("市、县安全科", Measure::reader)
                .returns(45, Measure::minutes);
        assertThat(page(draft)).as("the form has changed, not what asks for it").contains("相比：1 张表单有变化");
    }

    @Test
    void whatTwoChangeInAFormIsJoinedAndWhereBothChangeTheSameTheLaterSeesBoth() throws Exception {
        begin();
        String address = draft + "/forms/home-community";
        MultiValueMap<String, String> mine = fields(page(address));
        MultiValueMap<String, String> later = fields(page(address));
        act("home-community", "save", with("reader", "市教育局"));
        mine.set("minutes", "90");
        mine.set("act", "save");
        assertThat(post(city.cityOffice, address, mine).getRedirectedUrl()).isEqualTo(draft + "#forms");
        Form joined = drafted().form("home-community").orElseThrow();
        assertThat(joined.minutes()).isEqualTo(90);
        assertThat(joined.reader()).isEqualTo("市教育局");

        later.set("reader", "市教育局义教科");
        later.set("act", "save");
        MockHttpServletResponse late = post(city.cityOffice, address, later);
        assertThat(late.getStatus()).isEqualTo(409);
        assertThat(text(late))
                .contains("这张表单刚刚在别处保存过", "对方改成的", "市教育局", "value=\"市教育局义教科\"")
                .as("what only the other changed is taken over")
                .contains("value=\"90\"")
                .containsOnlyOnce("id=\"errors\"");
        MultiValueMap<String, String> again = fields(text(late));
        again.set("act", "save");
        assertThat(post(city.cityOffice, address, again).getRedirectedUrl()).isEqualTo(draft + "#forms");
        joined = drafted().form("home-community").orElseThrow();
        assertThat(joined.minutes()).isEqualTo(90);
        assertThat(joined.reader()).isEqualTo("市教育局义教科");
    }

    @Test
    void whatIsTypedIsKeptWhileOneTypesAndMayBeForgotten() throws Exception {
        begin();
        String address = draft + "/forms/home-community";
        MultiValueMap<String, String> fields = fields(page(address));
        fields.set("title", "家园共育机制");
        fields.set("act", "keep");
        assertThat(sent(address, fields)).contains("已暂存", "name=\"base\"");
        assertThat(page(address)).contains("value=\"家园共育机制\"", "放弃没有保存的修改");
        assertThat(drafted()).isEqualTo(inForce());
        post(city.cityOffice, address + "/forget", new LinkedMultiValueMap<>());
        assertThat(page(address)).doesNotContain("value=\"家园共育机制\"");
    }

    @Test
    void whatIsAsTheDraftHasItIsNothingUnsaved() throws Exception {
        begin();
        String address = draft + "/forms/semester-plan";
        MultiValueMap<String, String> fields = fields(page(address));
        assertThat(fields).as("a name that the autosave passes over").containsKey("pick.s1");
        fields.set("act", "keep");
        assertThat(sent(address, fields)).contains("没有要保存的修改", "name=\"base\"");
        assertThat(page(draft)).doesNotContain("还没有保存到草稿的修改");
        act("semester-plan", "down-1-0", with());
        assertThat(page(draft)).contains("还没有保存到草稿的修改");
        act("semester-plan", "up-1-1", with());
        assertThat(page(draft)).doesNotContain("还没有保存到草稿的修改");
        assertThat(page(draft + "/effect")).doesNotContain("修改没有保存到草稿");
    }

    @Test
    void aStepThatIsTakenWhileTheSameTextIsBeingKeptIsNoClashWithOneself() throws Exception {
        begin();
        String address = draft + "/forms/semester-plan";
        MultiValueMap<String, String> fields = fields(page(address));
        fields.set("title", "学期工作计划");
        fields.set("act", "keep");
        sent(address, fields);
        fields.set("act", "down-1-0");
        for (String time : List.of("once", "pressed twice")) {
            assertThat(post(city.cityOffice, address, fields).getRedirectedUrl())
                    .as(time)
                    .isEqualTo(address + "?open=s1.f1#f-s1.f1");
        }
        String first = drafted()
                .form("semester-plan")
                .orElseThrow()
                .sections()
                .get(1)
                .fields()
                .getFirst()
                .id();
        assertThat(fields(page(address)))
                .containsEntry("title", List.of("学期工作计划"))
                .containsEntry("s1.f1.id", List.of(first));
        fields.set("title", "别人的");
        assertThat(post(city.cityOffice, address, fields).getStatus()).isEqualTo(409);
    }

    @Test
    void whatIsTakenOutIsToldToBeUnsavedAndComesBackWhereThatIsForgotten() throws Exception {
        begin();
        String address = draft + "/forms/home-community";
        MultiValueMap<String, String> fields = fields(page(address));
        fields.set("act", "drop-1-1");
        mvc.perform(MockMvcRequestBuilders.post(URI.create(address))
                        .params(fields)
                        .with(As.person(city.cityOffice)))
                .andExpect(redirectedUrl(address + "?open=s1#f-s1"))
                .andExpect(flash().attribute("notice", "已去掉，保存到草稿才算数"));
        assertThat(page(address)).doesNotContain("科学育儿指导").contains("社区资源的利用");
        assertThat(drafted()).isEqualTo(inForce());
        post(city.cityOffice, address + "/forget", new LinkedMultiValueMap<>());
        assertThat(page(address)).contains("科学育儿指导");
    }

    @Test
    void onlyWhoEditsThePlanComesHereAndAnUnknownFormIsUnknown() throws Exception {
        begin();
        assertThat(open(city.northOffice, draft + "/forms/year-plan").getStatus())
                .isIn(403, 404);
        assertThat(open(city.cityOffice, draft + "/forms/nothing").getStatus()).isEqualTo(404);
        assertThat(post(city.cityOffice, draft + "/forms/nothing/restore", new LinkedMultiValueMap<>())
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    void aPlanFileTakesTheFormsOfTheVersionInForceAndAPublishedChangeIsToldToAll() throws Exception {
        begin();
        act("home-community", "save", with("s2.prompt", "先说家长提了什么。"));
        int id = Integer.parseInt(draft.substring(draft.lastIndexOf('/') + 1));
        int former = in(
                city.cityOffice.viewer().scope(),
                () -> plans.current().orElseThrow().id());
        in(city.cityOffice.viewer().scope(), () -> plans.publish(id, TODAY, "改表单"));
        assertThat(text(open(city.firstPrincipal, "/plan")))
                .contains("与第 1 版相比：1 张表单有变化", "表单《家园社区协同育人机制》", "“沟通与宣传”的提示", "先说家长提了什么。");
        mvc.perform(get(draft + "/forms/home-community").with(As.person(city.cityOffice)))
                .andExpect(redirectedUrl("/plan?version=" + id));

        byte[] file = ("# 又一版\n" + BundledPlan.file().text()).getBytes(StandardCharsets.UTF_8);
        mvc.perform(multipart("/plan/import")
                        .file(new MockMultipartFile("file", "计划.yaml", null, file))
                        .with(As.person(city.cityOffice)))
                .andExpect(redirectedUrl("/plan/import"));
        begin();
        assertThat(drafted().forms()).isEqualTo(inForce().forms());
        assertThat(drafted()
                        .form("home-community")
                        .orElseThrow()
                        .sections()
                        .get(2)
                        .prompt())
                .isEqualTo("先说家长提了什么。");

        String source = "/plan/forms/home-community/source?version=" + former;
        assertThat(text(open(city.cityOffice, "/plan?version=" + former))).contains("这一版的表单", source);
        assertThat(text(open(city.northOffice, "/plan?version=" + former))).doesNotContain("/plan/forms/");
        assertThat(open(city.northOffice, source).getStatus()).isIn(403, 404);
        assertThat(open(city.cityOffice, source.replace("home-community", "nothing"))
                        .getStatus())
                .isEqualTo(404);
        assertThat(text(open(city.cityOffice, draft + "/forms/home-community"))).contains("要用回以前某一版的这张表单");
        String before = text(open(city.cityOffice, source));
        assertThat(before).doesNotContain("先说家长提了什么。");
        assertThat(took(before).getRedirectedUrl()).isEqualTo(draft + "#forms");
        assertThat(drafted().form("home-community"))
                .isEqualTo(in(
                        city.cityOffice.viewer().scope(),
                        () -> plans.version(former).orElseThrow().plan().form("home-community")));
    }
}
