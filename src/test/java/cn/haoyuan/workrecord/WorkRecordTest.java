package cn.haoyuan.workrecord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.stringContainsInOrder;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.haoyuan.access.Role;
import cn.haoyuan.database.Scope;
import cn.haoyuan.duty.Duties;
import cn.haoyuan.duty.Duty;
import cn.haoyuan.duty.DutyFilter;
import cn.haoyuan.duty.DutySort;
import cn.haoyuan.duty.DutyState;
import cn.haoyuan.duty.Generation;
import cn.haoyuan.org.Answer;
import cn.haoyuan.org.MarkKind;
import cn.haoyuan.org.Marks;
import cn.haoyuan.org.NewUnit;
import cn.haoyuan.org.UnitActs;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.testing.As;
import cn.haoyuan.testing.CityAtWork;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.Sheets;
import cn.haoyuan.testing.TestCity;
import cn.haoyuan.testing.TestCity.Person;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;

@HaoyuanTest
class WorkRecordTest extends CityAtWork {

    @Autowired
    UnitActs acts;

    @Autowired
    Duties duties;

    @Autowired
    Generation generation;

    @Autowired
    Marks marks;

    @Test
    void aVisitOfSeveralTopicsIsOneRecordWithAFactForEachAndTurnsTheirDutiesGreen() throws Exception {
        assertThat(duty(city.northResearcher, "no-schoolification", city.first.id())
                        .state()
                        .pending())
                .isTrue();
        String page = save(visit(city.northResearcher, city.first.id(), "guidance", "schoolification", "norm"))
                .andExpect(status().is3xxRedirection())
                .andExpect(redirectedUrlPattern("/records/*"))
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        assertThat(count("select count(*) from fact where source = 'work-record' and source_id = "
                        + page.substring("/records/".length())))
                .isEqualTo(3);
        for (String measure : List.of("no-schoolification", "norm-check")) {
            assertThat(duty(city.northResearcher, measure, city.first.id()).state())
                    .as(measure)
                    .isEqualTo(DutyState.MET);
        }
        mvc.perform(get(page).with(As.person(city.northResearcher)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("课程视导、防止和纠正小学化、一日保教规范：城北区第一幼儿园")))
                .andExpect(content().string(containsString("按时完成")));
        for (Person reader : List.of(city.firstPrincipal, city.firstTeacher, city.cityOffice)) {
            mvc.perform(get(page).with(As.person(reader))).andExpect(status().isOk());
        }
        for (Person foreign : List.of(city.secondPrincipal, city.southOffice)) {
            mvc.perform(get(page).with(As.person(foreign))).andExpect(status().isNotFound());
        }
    }

    @Test
    void aRecordSaysWhyItDoesNotCountForWhatItMightHaveCountedFor() throws Exception {
        String between =
                saved(visit(city.northResearcher, city.first.id(), "norm").param("day", "2022-08-10"));
        assertThat(page("/records/" + between))
                .containsPattern(
                        "<b>一日保教规范检查</b>：2022年8月10日不在它的任何一期之内："
                                + "<a href=\"/duties/\\d+\">[^<]+</a>到 [^<]+ 为止；<a href=\"/duties/\\d+\">[^<]+</a>从 [^<]+ 起。</li>");

        Duty lifted = duty(city.northOffice, "norm-check", city.second.id());
        change(lifted, "waived = true, outcome_on = '" + TODAY + "'");
        String waived = saved(visit(city.northResearcher, city.second.id(), "norm"));
        String page = page("/records/" + waived);
        change(lifted, "waived = false");
        assertThat(page)
                .contains("<b>一日保教规范检查</b>：<a href=\"/duties/" + lifted.id() + "\">" + lifted.label() + "</a>已豁免。");
    }

    @Test
    void aRecordWithoutATopicSaysWithWhichItWouldCountAndLeadsThere() throws Exception {
        String bare = saved(form(city.cityOffice, "WORK_RECORD").param("title", "展示活动"));
        String own = page(city.cityOffice, "/records/" + bare);
        assertThat(own)
                .contains("没有选主题，所以没有计入。做的是下面哪一样，就<a href=\"/records/new?corrects=" + bare + "\">更正</a>")
                .containsPattern("选“<b>展示交流</b>”，计入：[^，<]+，还有 1 项要做")
                .doesNotContain("眼下没有按这类记录计数的事项");
        String mentoring =
                saved(form(city.cityOffice, "WORK_RECORD").param("title", "带教").param("topic", "mentoring"));
        assertThat(page(city.cityOffice, "/records/" + mentoring)).contains("选的主题不计入责任事项", "<b>展示交流</b>");
        String counted =
                saved(form(city.cityOffice, "WORK_RECORD").param("title", "现场会").param("topic", "exchange"));
        assertThat(page(city.cityOffice, "/records/" + counted)).doesNotContain("没有计入");
        assertThat(page(city.cityOffice, "/records/" + bare))
                .as("nothing waits any more")
                .contains("眼下没有按这类记录计数的事项")
                .doesNotContain("没有选主题");
        String elsewhere = saved(form(city.firstPrincipal, "WORK_RECORD").param("title", "户外活动"));
        assertThat(page(city.northOffice, "/records/" + elsewhere))
                .as("who may not correct it is told no reason")
                .contains("目前没有计入责任事项")
                .doesNotContain("没有按这类记录计数");
    }

    @Test
    void whoComesBackToCorrectWhatIsCorrectedOrVoidedByNowIsLedToWhatStands() throws Exception {
        String wrong = saved(visit(city.northResearcher, city.first.id(), "norm"));
        String right =
                saved(visit(city.northResearcher, city.second.id(), "norm").param("replaces", wrong));
        String form = "/records/new?corrects=";
        mvc.perform(get(form + wrong).with(As.person(city.northResearcher)))
                .andExpect(redirectedUrl("/records/" + right))
                .andExpect(flash().attribute("notice", containsString("已更正")));
        assertThat(page(city.northResearcher, "/records/" + right))
                .contains("对象由“" + city.first.name() + "”改为“" + city.second.name() + "”");
        assertThat(page(city.secondPrincipal, "/records/" + right))
                .as("who cannot see the former is not told what it said")
                .doesNotContain(city.first.name());
        mvc.perform(get(form + wrong).with(As.person(city.firstPrincipal))).andExpect(status().isNotFound());
        mvc.perform(post("/records/" + right + "/void").param("reason", "没有这回事").with(As.person(city.northResearcher)));
        mvc.perform(get(form + right).with(As.person(city.northResearcher)))
                .andExpect(redirectedUrl("/records/" + right))
                .andExpect(flash().attribute("notice", containsString("已作废")));
    }

    /** Nobody has said on which day it was. */
    @Test
    void whatIsPutOnRecordForAMonthThatIsOverAsksForItsDayAndSaysForWhichMonthItCounts() throws Exception {
        DutyFilter all = DutyFilter.on(TODAY).measure("inspector-visit").owedBy(city.north.id());
        Duty over = in(city.northOffice.viewer().scope(), () -> duties.list(all, DutySort.DUE, 1, 1000)
                        .rows())
                .stream()
                .filter(each -> Integer.valueOf(city.first.id()).equals(each.subjectId())
                        && each.takes(LocalDate.of(2022, 10, 12)))
                .findFirst()
                .orElseThrow();
        assertThat(page(city.northOffice, "/records/new?duty=" + over.id()))
                .contains("填实际做的那一天，2022年10月1日 至 2022年10月31日 的才计入")
                .contains("name=\"day\" type=\"date\" value=\"\"")
                .containsPattern("计入：责任督学每月入园<span data-passing>，这次补记" + over.label() + "的；还有 \\d+ 项要做</span>");
        save(visit(city.northOffice, city.first.id(), "inspection")
                        .param("duty", Long.toString(over.id()))
                        .with(request -> {
                            request.setParameter("day", "");
                            return request;
                        }))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("请填写发生日期")));
        assertThat(page(city.northOffice, "/records/new?kind=VISIT"))
                .contains("name=\"day\" type=\"date\" value=\"" + TODAY + "\"")
                .doesNotContain("这次补记", "填实际做的那一天");
    }

    private void change(Duty duty, String so) {
        database.jdbc()
                .sql("update duty set " + so + " where id = ?")
                .param(duty.id())
                .update();
    }

    @Test
    void aRecordSaysThatItIsEvidenceOfWhatWasMetBeforeIt() throws Exception {
        String met = "一日保教规范检查</a>";
        String earlier = save(visit(city.northResearcher, city.centre.id(), "norm")
                        .param("day", "2022-11-21"))
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        String later = save(visit(city.northResearcher, city.centre.id(), "norm"))
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        mvc.perform(get(earlier).with(As.person(city.northResearcher)))
                .andExpect(content().string(allOf(containsString(met), not(containsString("没有计入")))));
        String page = mvc.perform(get(later).with(As.person(city.northResearcher)))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(page).containsPattern("(?s)也列为佐证，但在它以前已经完成.*" + met).doesNotContain("没有计入");
        Matcher duty = Pattern.compile("(/duties/\\d+)\">" + met).matcher(page);
        assertThat(duty.find()).isTrue();
        mvc.perform(get(duty.group(1)).with(As.person(city.northResearcher)))
                .andExpect(content().string(allOf(containsString(earlier), containsString(later))));
    }

    @Test
    void ofTwoVisitsOfADayTheFirstMeetsTheDutyAndTheOtherIsEvidenceOfItToo() throws Exception {
        String met = "一日保教规范检查</a>";
        String first =
                saved(visit(city.northResearcher, city.village.id(), "norm").param("day", "2022-11-21"));
        String second = saved(visit(city.northResearcher, city.village.id(), "norm")
                .param("day", "2022-11-21")
                .param("title", "下午又看一次"));
        String beside = "(?s)也列为佐证，但在它以前已经完成.*" + met;
        mvc.perform(get("/records/" + first).with(As.person(city.northResearcher)))
                .andExpect(content().string(allOf(containsString(met), not(containsString("也列为佐证")))));
        assertThat(mvc.perform(get("/records/" + second).with(As.person(city.northResearcher)))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .containsPattern(beside);
    }

    @Test
    void aRecordThatIsOneOfSeveralSaysHowManyItsDutyHasAndStillWants() throws Exception {
        run(Scope.EVERYTHING, () -> marks.add(city.centre.id(), MarkKind.WEAK, LocalDate.of(2022, 9, 1), "等级评估靠后"));
        Duty weak = duty(city.northResearcher, "guidance-weak", city.centre.id());
        assertThat(weak.count()).isEqualTo(2);
        String own = "<a href=\"/duties/" + weak.id() + "\">";
        String first = "/records/" + saved(visit(city.northResearcher, city.centre.id(), "guidance"));
        String twin = "/records/" + saved(visit(city.northResearcher, city.centre.id(), "guidance"));
        for (String record : List.of(first, twin)) {
            assertThat(page(record))
                    .as("who is visited twice on a day was visited once")
                    .contains("已计入，还没有完成", own, "已有 1/2 次，还差 1 次");
        }
        assertThat(page("/duties/" + weak.id())).contains("佐证 1 / 2", "登记入园（下县）检查视导");
        String second = "/records/"
                + saved(visit(city.northResearcher, city.centre.id(), "guidance")
                        .param("day", "2022-11-22"));
        for (String record : List.of(first, second)) {
            assertThat(page(record)).contains(own).doesNotContain("还没有完成", "还差");
        }
    }

    @Test
    void whatIsMetOffersNoMoreRecordingAndNamesWhatMetIt() throws Exception {
        Duty check = duty(city.northResearcher, "no-schoolification", city.village.id());
        String duty = "/duties/" + check.id();
        String form = "/records/new?duty=" + check.id();
        assertThat(page(duty)).contains(form);
        assertThat(page(form)).contains("为完成责任事项").doesNotContain("不用再为它登记");
        String record = "/records/"
                + saved(visit(city.northResearcher, city.village.id(), "schoolification")
                        .param("title", "看了半日活动"));
        assertThat(page(duty))
                .contains("，佐证是<a href=\"" + record + "\">看了半日活动</a>")
                .doesNotContain(form, "逾期以后");
        assertThat(page(form)).contains("按时完成，不用再为它登记").doesNotContain("为完成责任事项");
        mvc.perform(post(record + "/void").param("reason", "没有去").with(As.person(city.northResearcher)));
        assertThat(page(duty)).contains(form).doesNotContain("佐证是");
    }

    @Test
    void theSameFormSentTwiceIsOneRecord() throws Exception {
        MockMultipartHttpServletRequestBuilder form = visit(city.northResearcher, city.second.id(), "guidance");
        String first = save(form).andReturn().getResponse().getRedirectedUrl();
        String second = save(form)
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        assertThat(second).isEqualTo(first);
        assertThat(count("select count(*) from work_record where subject_id = " + city.second.id()))
                .isEqualTo(1);
    }

    @Test
    void aForeignOrInventedSubjectIsRefusedAndWhatWasTypedIsStillThere() throws Exception {
        for (int subject : new int[] {city.other.id(), 999_999, city.city.id()}) {
            save(visit(city.northResearcher, subject, "guidance").param("note", "看了两个班的<户外>活动"))
                    .andExpect(status().is(422))
                    .andExpect(content().string(containsString("所选单位不在您的工作范围内")))
                    .andExpect(content().string(containsString("看了两个班的&lt;户外&gt;活动")));
        }
        assertThat(count("select count(*) from work_record where subject_id = " + city.other.id()))
                .isZero();
    }

    @Test
    void theDayLiesWithinThePlanAndNeverAfterToday() throws Exception {
        save(visit(city.northResearcher, city.first.id(), "guidance").param("day", "2022-11-24"))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("发生日期不能晚于今天（2022年11月23日）")));
        save(visit(city.northResearcher, city.first.id(), "guidance").param("day", "2020-12-31"))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("发生日期应在行动计划期内")));
        save(visit(city.northResearcher, city.first.id(), "guidance").param("day", "11月23日"))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("发生日期“11月23日”不是日期，请连年份写成")))
                .andExpect(content().string(containsString("value=\"11月23日\"")));
        save(visit(city.northResearcher, city.first.id(), "guidance").param("day", "2022年11月22日"))
                .andExpect(status().is3xxRedirection());
    }

    @Test
    void whatIsTooLongOrMissingIsSaidAtItsField() throws Exception {
        save(visit(city.northResearcher, city.first.id())
                        .param("title", "长".repeat(81))
                        .param("people", "人".repeat(201)))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("标题最多 80 字，现有 81 字")))
                .andExpect(content().string(containsString("参加人员最多 200 字，现有 201 字")))
                .andExpect(content().string(containsString("请选择主题")));
        save(multipart("/records").with(As.person(city.northResearcher))).andExpect(status().is(422));
    }

    @Test
    void nobodyIsAskedForThePlaceOfALetterUnlessOneIsWritten() throws Exception {
        mvc.perform(get("/records/new?kind=LETTER").with(As.person(city.cityOffice)))
                .andExpect(content().string(containsString("data-part=\"people\" hidden")))
                .andExpect(content().string(containsString("data-part=\"place\" hidden")))
                .andExpect(content().string(containsString("<details class=\"drawer\" id=\"record-more\" open>")))
                .andExpect(content().string(containsString(">情况（要写，或传附件）<")))
                .andExpect(content().string(containsString("正文或要点；最多 4000 字")))
                .andExpect(content().string(containsString("还没有过")))
                .andExpect(content().string(not(containsString("没去过"))));
        mvc.perform(multipart("/records/form")
                        .param("kind", "LETTER")
                        .param("people", "张老师")
                        .param("place", "会议室")
                        .with(As.person(city.cityOffice)))
                .andExpect(content().string(containsString("data-part=\"people\">")))
                .andExpect(content().string(containsString("data-part=\"place\">")))
                .andExpect(content().string(containsString(">地点和情况（要写情况，或传附件）<")));
        mvc.perform(get("/records/new?kind=VISIT").with(As.person(city.northResearcher)))
                .andExpect(content().string(containsString("data-part=\"people\">")))
                .andExpect(content().string(containsString("data-part=\"place\">")));
        mvc.perform(get("/records/parts?kind=LETTER").with(As.person(city.cityOffice)))
                .andExpect(content().string(containsString("data-parts=\"people place\"")));
    }

    @Test
    void aLetterIsOfThanksOrACircularAndNeverBoth() throws Exception {
        assertThat(mvc.perform(get("/records/new?kind=LETTER").with(As.person(city.cityOffice)))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("type=\"radio\" name=\"topic\" value=\"thanks\"")
                .contains("type=\"radio\" name=\"topic\" value=\"circular\"")
                .contains("登记以后，县区要在 30 天内办理：整改方案")
                .doesNotContain("几个方面");
        String letters = "select count(*) from work_record where kind = 'LETTER'";
        int before = count(letters);
        save(letter("thanks", "circular"))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("id=\"f-topic-error\">“感谢信”不能与别的主题同时选，请只留一个")));
        assertThat(count(letters)).isEqualTo(before);
        save(letter("circular").param("title", "只有标题"))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("选了“问题通报”的，请在“情况记录”里写明：通报什么问题，要求怎样改；或者附上文件")));
        save(letter("thanks")).andExpect(status().is(422));
        MockMultipartFile paper = new MockMultipartFile(
                "files", "通报.pdf", "application/pdf", "%PDF-1.7".getBytes(StandardCharsets.UTF_8));
        String onPaper = save(letter("circular").file(paper))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        mvc.perform(get(String.valueOf(onPaper)).with(As.person(city.cityOffice)))
                .andExpect(content().string(containsString("<h1>问题通报：" + city.north.name() + "</h1>")));
        mvc.perform(post(onPaper + "/void").param("reason", "另发").with(As.person(city.cityOffice)))
                .andExpect(flash().attribute("notice", "已作废。"));
        before = count(letters);
        String circular = save(letter("circular").param("note", "视导次数不足，请补齐。台账缺页。"))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        assertThat(count(letters)).isEqualTo(before + 1);
        mvc.perform(get(String.valueOf(circular)).with(As.person(city.cityOffice)))
                .andExpect(content().string(containsString("因它新增的责任事项")))
                .andExpect(content().string(matchesPattern("(?s).*>整改方案</a>，截止 [^<]*12月23日.*")));
        Matcher owed = Pattern.compile("href=\"(/duties/[0-9]+)\">整改方案</a>")
                .matcher(mvc.perform(get(String.valueOf(circular)).with(As.person(city.cityOffice)))
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8));
        assertThat(owed.find()).isTrue();
        mvc.perform(get(owed.group(1)).with(As.person(city.northOffice)))
                .andExpect(content().string(containsString("<dt>起因</dt><dd><a href=\"" + circular + "\">")));
    }

    private MockMultipartHttpServletRequestBuilder letter(String... topics) {
        MockMultipartHttpServletRequestBuilder form = form(city.cityOffice, "LETTER");
        form.param("subject", Integer.toString(city.north.id()))
                .param("day", "2022-11-23")
                .param("topic", topics);
        return form;
    }

    @Test
    void filesStayWhenTheRestIsRefusedAndTheVisitedKindergartenMayOpenThem() throws Exception {
        MockMultipartFile report = new MockMultipartFile(
                "files", "记录.pdf", "application/pdf", "%PDF-1.7".getBytes(StandardCharsets.UTF_8));
        MockMultipartFile page =
                new MockMultipartFile("files", "假.pdf", "application/pdf", "<html>".getBytes(StandardCharsets.UTF_8));
        String body = save(visit(city.northResearcher, city.centre.id(), "guidance")
                        .file(report)
                        .file(page))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("“假.pdf”的内容不是可以上传的类型")))
                .andExpect(content().string(containsString("记录.pdf")))
                .andReturn()
                .getResponse()
                .getContentAsString();
        String file = body.replaceAll("(?s).*name=\"attachment\" value=\"(\\d+)\".*", "$1");
        save(visit(city.northResearcher, city.centre.id(), "guidance").param("attachment", file))
                .andExpect(status().is3xxRedirection());
        Person principal = city.person("centre-principal", "何园长", city.centre, Role.PRINCIPAL);
        mvc.perform(get("/files/" + file).with(As.person(principal))).andExpect(status().isOk());
        mvc.perform(get("/files/" + file).with(As.person(city.firstPrincipal))).andExpect(status().isNotFound());
    }

    @Test
    void theSameFileTwiceIsKeptOnceAndThatIsToldButNoMistake() throws Exception {
        String told = "已经有这份附件“记录.pdf”，只留一份。";
        MockMultipartFile report = new MockMultipartFile(
                "files", "记录.pdf", "application/pdf", "%PDF-1.7".getBytes(StandardCharsets.UTF_8));
        save(visit(city.northResearcher, city.centre.id()).file(report).file(report))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("role=\"status\">" + told)));
        MvcResult kept = save(visit(city.northResearcher, city.centre.id(), "guidance")
                        .file(report)
                        .file(report))
                .andExpect(status().is3xxRedirection())
                .andReturn();
        assertThat(kept.getFlashMap().get("notice")).isEqualTo("已保存。" + told);
        assertThat(page(String.valueOf(kept.getResponse().getRedirectedUrl()))).containsOnlyOnce("记录.pdf</a>");
    }

    @Test
    void aVoidedRecordNoLongerProvesAnythingAndOnlyItsUnitMayVoidIt() throws Exception {
        String page = save(visit(city.northResearcher, city.village.id(), "orientation"))
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        assertThat(duty(city.northResearcher, "orientation-check", city.village.id())
                        .state())
                .isEqualTo(DutyState.MET);
        mvc.perform(post(page + "/void").param("reason", "x").with(As.person(city.cityOffice)))
                .andExpect(status().isNotFound());
        mvc.perform(post(page + "/void").param("reason", " ").with(As.person(city.northOffice)))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("请写明原因")));
        mvc.perform(post(page + "/void").param("reason", "记错了幼儿园").with(As.person(city.northOffice)))
                .andExpect(flash().attribute("notice", "已作废，由它完成的责任事项已重新计算。"));
        assertThat(duty(city.northResearcher, "orientation-check", city.village.id())
                        .state()
                        .pending())
                .isTrue();
        mvc.perform(get(page).with(As.person(city.northOffice)))
                .andExpect(content().string(containsString("记错了幼儿园")));
        long duty = duty(city.northResearcher, "orientation-check", city.village.id())
                .id();
        mvc.perform(get("/duties/" + duty).with(As.person(city.northOffice)))
                .andExpect(content().string(stringContainsInOrder("佐证入账", "佐证作废")));
        mvc.perform(post(page + "/void").param("reason", "再来").with(As.person(city.northOffice)))
                .andExpect(status().is3xxRedirection());
    }

    @Test
    void theFormOpensWithWhatTheDutyAsksForAndWithWhoIsDueFirst() throws Exception {
        Duty duty = duty(city.northResearcher, "norm-check", city.second.id());
        mvc.perform(get("/records/new?duty=" + duty.id()).with(As.person(city.northResearcher)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("value=\"norm\" checked")))
                .andExpect(content().string(containsString("value=\"" + city.second.id() + "\" checked")));
        mvc.perform(get("/records/new").with(As.person(city.northResearcher)))
                .andExpect(content().string(containsString("value=\"VISIT\" selected")))
                .andExpect(content().string(not(containsString(city.other.name()))));
        mvc.perform(get("/records/parts?kind=VISIT&q=小星").with(As.person(city.northResearcher)))
                .andExpect(content().string(containsString(city.second.name())))
                .andExpect(content().string(not(containsString(city.first.name()))));
        mvc.perform(get("/records/new").with(As.person(city.firstTeacher)))
                .andExpect(content().string(containsString("value=\"RESEARCH_ACTIVITY\" selected")));
    }

    @Test
    void whatCatchesUpLastYearsDutyLeavesThisYearsAsItIsAlsoOnceItIsCorrected() throws Exception {
        Duty late = period(city.northOffice, "training-backbone", "2021-2022");
        assertThat(late.state()).isEqualTo(DutyState.OVERDUE);
        mvc.perform(get("/records/new?duty=" + late.id()).with(As.person(city.northOffice)))
                .andExpect(content().string(containsString("计入" + late.label() + "，不计入以后各期")));
        String record = save(training("backbone").param("duty", Long.toString(late.id())))
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        lastYearCaughtUpAlone();
        save(training("backbone").param("note", "两天").param("replaces", record.substring("/records/".length())))
                .andExpect(status().is3xxRedirection());
        lastYearCaughtUpAlone();
        save(training("backbone").param("title", "本学年培训").param("duty", Long.toString(late.id())))
                .andExpect(status().is3xxRedirection());
        assertThat(period(city.northOffice, "training-backbone", "2022-2023").state())
                .as("a page of last year's duty that was open when it was met counts by the day")
                .isEqualTo(DutyState.MET);
    }

    @Test
    void whatWasDoneInTimeAndIsRecordedAfterLaterWorkStillMeetsItsDutyInTime() throws Exception {
        Duty late = period(city.northOffice, "training-backbone", "2021-2022");
        String form = "/records/new?duty=" + late.id();
        String later = saved(training("backbone").param("duty", Long.toString(late.id())));
        mvc.perform(get("/duties/" + late.id()).with(As.person(city.northOffice)))
                .andExpect(content().string(stringContainsInOrder(form, ">补记")));
        mvc.perform(get(form).with(As.person(city.northOffice)))
                .andExpect(content().string(containsString("及以前做过而没有登记的，可以按实际日期补记")))
                .andExpect(content().string(not(containsString("不用再为它登记"))));
        String inTime = saved(form(city.northOffice, "TRAINING")
                .param("topic", "backbone")
                .param("title", "教师培训")
                .param("day", late.dueOn().toString())
                .param("duty", Long.toString(late.id())));
        assertThat(period(city.northOffice, "training-backbone", "2021-2022").state())
                .isEqualTo(DutyState.MET);
        mvc.perform(get("/duties/" + late.id()).with(As.person(city.northOffice)))
                .andExpect(content().string(not(containsString(form))));
        for (String record : List.of(inTime, later)) {
            mvc.perform(
                    post("/records/" + record + "/void").param("reason", "试验完").with(As.person(city.northOffice)));
        }
        assertThat(period(city.northOffice, "training-backbone", "2021-2022").state())
                .isEqualTo(DutyState.OVERDUE);
    }

    @Test
    void aCorrectionToADayBeforeThePeriodOpenedDoesNotCatchItUp() throws Exception {
        Duty late = period(city.northOffice, "training-novice", "2021-2022");
        String record = save(training("novice").param("duty", Long.toString(late.id())))
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        assertThat(period(city.northOffice, "training-novice", "2021-2022").state())
                .isEqualTo(DutyState.MET_LATE);
        save(form(city.northOffice, "TRAINING")
                        .param("topic", "novice")
                        .param("title", "教师培训")
                        .param("day", late.opensOn().minusDays(1).toString())
                        .param("replaces", record.substring("/records/".length())))
                .andExpect(status().is3xxRedirection());
        assertThat(period(city.northOffice, "training-novice", "2021-2022").state())
                .isEqualTo(DutyState.OVERDUE);
    }

    private void lastYearCaughtUpAlone() {
        assertThat(period(city.northOffice, "training-backbone", "2021-2022").state())
                .isEqualTo(DutyState.MET_LATE);
        assertThat(period(city.northOffice, "training-backbone", "2022-2023").state())
                .isEqualTo(DutyState.OPEN);
    }

    private MockMultipartHttpServletRequestBuilder training(String topic) {
        MockMultipartHttpServletRequestBuilder form = form(city.northOffice, "TRAINING");
        form.param("topic", topic).param("title", "教师培训").param("day", TODAY.toString());
        return form;
    }

    @Test
    void whatTheDutyDoesNotAskForCountsByItsDayThoughTheFormWasOpenedFromIt() throws Exception {
        Duty late = period(city.northOffice, "training-backbone", "2021-2022");
        save(training("novice").param("duty", Long.toString(late.id())));
        assertThat(period(city.northOffice, "training-backbone", "2021-2022").state())
                .isEqualTo(DutyState.OVERDUE);
        assertThat(period(city.northOffice, "training-novice", "2022-2023").state())
                .isEqualTo(DutyState.MET);
    }

    /** What the person's unit owes of the measure for that period. */
    private Duty period(Person person, String measure, String period) {
        return in(person.viewer().scope(), () -> duties.list(
                                DutyFilter.on(TODAY)
                                        .measure(measure)
                                        .owedBy(person.place().id()),
                                DutySort.DUE,
                                1,
                                100)
                        .rows())
                .stream()
                .filter(duty -> duty.period().equals(period))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whomTheFormIsAboutStandsFirstHoweverFarDownTheyAreDue() throws Exception {
        List<String> due = offered("/records/new?kind=VISIT");
        assertThat(due).hasSizeGreaterThan(1);
        String last = due.getLast();
        assertThat(offered("/records/new?kind=VISIT&subject=" + last))
                .startsWith(last)
                .containsExactlyInAnyOrderElementsOf(due);
    }

    @Test
    void howManyMoreThereAreThanAreListedIsSaid() throws Exception {
        String rest = "个单位没有列出";
        assertThat(visits("new", "")).as("all are listed").doesNotContain(rest);
        for (int number = 1; number <= 24; number++) {
            int seat = 110_000 + number;
            city.unit(UnitKind.KINDERGARTEN, null, "多余" + number + "园", city.northWest, seat, seat + 1);
        }
        database.jdbc()
                .sql(
                        "insert into unit_search select unit_id, unit_seat, name, chr(39) from placement where name like '多余%'")
                .update();
        try {
            int all = database.jdbc()
                    .sql(
                            "select count(*) from units_on('2022-11-23') where kind = 'KINDERGARTEN' and seat >= ? and seat < ?")
                    .params(city.north.seat(), city.north.seatEnd())
                    .query(Integer.class)
                    .single();
            int listed = offered("/records/new?kind=VISIT").size();
            assertThat(listed).isGreaterThan(4).isLessThan(all);
            assertThat(visits("new", "")).contains("还有 " + (all - listed) + " " + rest);
            assertThat(visits("parts", "&q=多余")).contains("还有 4 " + rest);
            assertThat(visits("parts", "&q=多余&subject=" + city.first.id()))
                    .as("whom it is about is not one of those")
                    .contains("还有 4 " + rest);
        } finally {
            database.jdbc()
                    .sql("update placement set during = daterange('2020-09-01', '2020-09-02') where name like '多余%'")
                    .update();
        }
    }

    private String visits(String form, String rest) throws Exception {
        return mvc.perform(get("/records/" + form + "?kind=VISIT" + rest).with(As.person(city.northResearcher)))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private List<String> offered(String form) throws Exception {
        String page = mvc.perform(get(form).with(As.person(city.northResearcher)))
                .andReturn()
                .getResponse()
                .getContentAsString();
        return Pattern.compile("name=\"subject\" value=\"(\\d+)\"")
                .matcher(page)
                .results()
                .map(radio -> radio.group(1))
                .toList();
    }

    @Test
    void whoRecordedWorkFindsItOnTheirDeskAndTheirColleaguesDoNot() throws Exception {
        String record = save(form(city.firstTeacher, "RESEARCH_ACTIVITY").param("title", "大班建构区观察研讨"))
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        String row = "<a href=\"" + record + "\">大班建构区观察研讨</a>";
        mvc.perform(get("/?tab=STARTED").with(As.person(city.firstTeacher)))
                .andExpect(content().string(containsString(row)));
        mvc.perform(get("/?tab=STARTED").with(As.person(city.firstPrincipal)))
                .andExpect(content().string(not(containsString(row))));
        mvc.perform(post(record + "/void").param("reason", "记错了").with(As.person(city.firstTeacher)));
        mvc.perform(get("/?tab=STARTED").with(As.person(city.firstTeacher)))
                .andExpect(content().string(stringContainsInOrder(row, "已作废")));
        clock.set(TODAY.plusDays(61).atTime(10, 0));
        mvc.perform(get("/?tab=STARTED").with(As.person(city.firstTeacher)))
                .andExpect(content().string(not(containsString(row))));
    }

    @Test
    void aPhotoIsShownSmallBesideItsNameAndADocumentIsNot() throws Exception {
        ByteArrayOutputStream picture = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(4, 3, BufferedImage.TYPE_INT_RGB), "jpg", picture);
        String page = save(visit(city.northResearcher, city.first.id(), "guidance")
                        .file(new MockMultipartFile("files", "活动室.jpg", "image/jpeg", picture.toByteArray()))
                        .file(new MockMultipartFile(
                                "files", "记录.pdf", "application/pdf", "%PDF-1.7".getBytes(StandardCharsets.UTF_8))))
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        String body = mvc.perform(get(page).with(As.person(city.firstPrincipal)))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(body)
                .containsPattern(
                        "<a href=\"(/files/\\d+)\" download><img class=\"thumb\" src=\"\\1\" width=\"160\" height=\"120\" loading=\"lazy\" alt=\"照片\">活动室.jpg</a>")
                .containsPattern("<a href=\"/files/\\d+\" download>记录.pdf</a>")
                .containsOnlyOnce("class=\"thumb\"");
    }

    @Test
    void anInspectorRecordsInspectionsOfTheAssignedKindergartensOnly() throws Exception {
        Person inspector = city.person("inspector", "责任督学", city.north, Role.INSPECTOR);
        database.jdbc()
                .sql("""
                        insert into assignment (post_id, unit_id, seat, purpose, during)
                        values (:post, :unit, :seat, 'INSPECTOR', daterange('2021-01-01', null))
                        """)
                .param("post", inspector.postId())
                .param("unit", city.first.id())
                .param("seat", city.first.seat())
                .update();
        for (String nobody : List.of(city.second.name(), "没有这个园")) {
            assertThat(page(inspector, "/records/parts?kind=VISIT&q=" + nobody)).contains("没有找到。这里只列指派给您的园，换个名称试试。");
        }
        assertThat(page("/records/parts?kind=VISIT&q=" + city.other.name())).contains("没有找到。这里只列您工作范围内的单位，换个名称试试。");
        save(visit(inspector, city.first.id(), "guidance")).andExpect(status().is(422));
        save(visit(inspector, city.second.id(), "inspection")).andExpect(status().is(422));
        MockMultipartFile photo =
                new MockMultipartFile("files", "现场.pdf", "image/jpeg", "%PDF-1.7".getBytes(StandardCharsets.UTF_8));
        String page = save(visit(inspector, city.first.id(), "inspection").file(photo))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        mvc.perform(get(page).with(As.person(inspector)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("现场.pdf")))
                .andExpect(content().string(containsString("<dt>登记</dt><dd>责任督学，")));
        mvc.perform(get(page).with(As.person(city.firstPrincipal)))
                .andExpect(content().string(containsString("<dt>参加人员</dt><dd>责任督学</dd>")));
        assertThat(duty(city.northOffice, "inspector-visit", city.first.id()).state())
                .isEqualTo(DutyState.MET);
    }

    @Test
    void aPartnerOutsideOnesOwnTreeMayBeTheSubjectOfWhatThePairOwes() throws Exception {
        city.pair(city.first, city.other, LocalDate.of(2022, 9, 1));
        Scope.EVERYTHING.run(
                () -> transaction.executeWithoutResult(status -> generation.generate(LocalDate.of(2022, 10, 1))));
        save(form(city.firstPrincipal, "PAIRING_ACTIVITY").param("subject", Integer.toString(city.other.id())))
                .andExpect(status().is3xxRedirection());
        Duty pair = duty(city.firstPrincipal, "pairing-activity", city.other.id());
        assertThat(pair.state()).isEqualTo(DutyState.MET);
        assertThat(pair.subjectName()).isEqualTo(city.other.name());
        String offered = "value=\"PAIRING_ACTIVITY\"";
        mvc.perform(get("/records/new").with(As.person(city.firstPrincipal)))
                .andExpect(content().string(containsString(offered)));
        mvc.perform(get("/records/new").with(As.person(city.secondPrincipal)))
                .andExpect(content().string(not(containsString(offered))));
    }

    @Test
    void whoHelpsReadsHowThePairWasEvaluatedAndNothingElseOfWhomItHelps() throws Exception {
        city.pair(city.second, city.other, LocalDate.of(2022, 9, 1));
        Person stranger = city.person("stranger", "外园长", city.village, Role.PRINCIPAL);
        MockMultipartFile report = new MockMultipartFile(
                "files", "考核表.pdf", "application/pdf", "%PDF-1.7".getBytes(StandardCharsets.UTF_8));
        String pair = saved(evaluation("2022-11-21", "pairing").file(report));
        String before = saved(evaluation("2022-08-31", "pairing"));
        String visited = saved(visit(city.southOffice, city.other.id(), "guidance"));
        long file = database.jdbc()
                .sql("select attachment_id from work_record_attachment where record_id = ?")
                .param(Long.valueOf(pair))
                .query(Long.class)
                .single();
        for (String address : List.of(
                "/records/" + pair,
                "/records/" + pair + "/export.docx",
                "/records/" + pair + "/export.pdf",
                "/files/" + file)) {
            mvc.perform(get(address).with(As.person(city.secondPrincipal))).andExpect(status().isOk());
            mvc.perform(get(address).with(As.person(stranger))).andExpect(status().isNotFound());
        }
        mvc.perform(get("/records/" + pair).with(As.person(city.secondPrincipal)))
                .andExpect(content().string(containsString("贵园结对帮扶" + city.other.name() + "，所以能看到这条记录")))
                .andExpect(content().string(not(containsString("记错了"))));
        String more = saved(evaluation("2022-11-20", "pairing").param("topic", "development"));
        for (String hidden : List.of(before, visited, more)) {
            mvc.perform(get("/records/" + hidden).with(As.person(city.secondPrincipal)))
                    .andExpect(status().isNotFound());
        }
        for (String unit : List.of("", "&unit=" + city.second.id())) {
            assertThat(mvc.perform(get("/records?standing=true" + unit).with(As.person(city.secondPrincipal)))
                            .andReturn()
                            .getResponse()
                            .getContentAsString())
                    .contains("href=\"/records/" + pair + "\"")
                    .doesNotContain("href=\"/records/" + before + "\"", "href=\"/records/" + visited + "\"");
        }
        mvc.perform(get("/records?unit=" + city.other.id()).with(As.person(city.secondPrincipal)))
                .andExpect(content().string(containsString("没有符合条件的工作记录")));
        mvc.perform(get("/records").with(As.person(stranger)))
                .andExpect(content().string(not(containsString("href=\"/records/" + pair + "\""))));
        mvc.perform(post("/records/" + pair + "/void").param("reason", "不是我的").with(As.person(city.secondPrincipal)))
                .andExpect(status().isNotFound());
    }

    private MockMultipartHttpServletRequestBuilder evaluation(String day, String topic) {
        MockMultipartHttpServletRequestBuilder form = form(city.southOffice, "EVALUATION");
        form.param("subject", Integer.toString(city.other.id()))
                .param("day", day)
                .param("topic", topic)
                .param("note", "合格");
        return form;
    }

    @Test
    void whatVisitsNobodySaysSomethingOrShowsSomething() throws Exception {
        String asked = "请写标题或情况，或附上照片、文件";
        int before = count("select count(*) from work_record");
        for (String kind : List.of("RESEARCH_ACTIVITY", "WORK_RECORD")) {
            save(form(city.firstTeacher, kind).param("title", " ").param("people", "甲"))
                    .andExpect(status().is(422))
                    .andExpect(content().string(containsString(asked)));
        }
        assertThat(count("select count(*) from work_record")).isEqualTo(before);
        MockMultipartFile photo = new MockMultipartFile(
                "files", "小结.pdf", "application/pdf", "%PDF-1.7".getBytes(StandardCharsets.UTF_8));
        save(form(city.secondPrincipal, "MENTORING_REVIEW").file(photo)).andExpect(status().is3xxRedirection());
        save(form(city.secondPrincipal, "MENTORING_REVIEW").param("note", "本月听了两次课"))
                .andExpect(status().is3xxRedirection());
    }

    @Test
    void whatReportsSomethingSaysBeforehandThatATitleIsNotEnough() throws Exception {
        String wanted = "请写明数据或结果，或附上报表；只有标题的不能算完成";
        String optional = "照片和附件（可不传）";
        for (String address : List.of("/records/new?kind=", "/records/parts?kind=")) {
            mvc.perform(get(address + "SELF_ASSESSMENT").with(As.person(city.firstPrincipal)))
                    .andExpect(content().string(containsString(wanted)))
                    .andExpect(content().string(containsString("没写情况的要传")))
                    .andExpect(content().string(not(containsString(optional))));
            mvc.perform(get(address + "RESEARCH_ACTIVITY").with(As.person(city.firstPrincipal)))
                    .andExpect(content().string(not(containsString(wanted))))
                    .andExpect(content().string(containsString(optional)));
        }
        save(form(city.firstPrincipal, "SELF_ASSESSMENT").param("title", "自评"))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("<a href=\"#f-note\">" + wanted + "</a>")));
        save(form(city.firstPrincipal, "MENTORING_REVIEW"))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("有 1 处需要修改")));
        String pairs = "一份小结写全园所有师徒，登记一份，本园这一学期的结对小结就算完成。请写明每一对师徒的进展";
        mvc.perform(get("/records/new?kind=MENTORING_REVIEW").with(As.person(city.firstPrincipal)))
                .andExpect(content().string(containsString(pairs)))
                .andExpect(content().string(containsString("某一对的一次带教请登记为“工作记录”")))
                .andExpect(content().string(containsString("没写情况的要传")));
        save(form(city.firstPrincipal, "MENTORING_REVIEW").param("title", "师徒结对学期小结"))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString(pairs)));
    }

    @Test
    void aMeetingOfOnePairIsOnRecordAndLeavesTheReviewOfAllToBeWritten() throws Exception {
        Duty review = duty(city.firstPrincipal, "mentoring", null);
        assertThat(review.state().pending()).isTrue();
        String met = saved(form(city.firstTeacher, "WORK_RECORD")
                .param("topic", "mentoring")
                .param("note", "听了徒弟的半日活动"));
        mvc.perform(get("/records/" + met).with(As.person(city.firstTeacher)))
                .andExpect(content().string(containsString("<dt>主题</dt><dd>师徒带教</dd>")))
                .andExpect(content().string(containsString("目前没有计入责任事项")));
        assertThat(duty(city.firstPrincipal, "mentoring", null).state().pending())
                .isTrue();
        save(form(city.firstTeacher, "MENTORING_REVIEW").param("note", "一对师徒的进展"))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("请选择工作类型")));
        mvc.perform(get("/duties/" + review.id()).with(As.person(city.firstTeacher)))
                .andExpect(content().string(not(containsString("/records/new?duty="))));
        mvc.perform(get("/duties/" + review.id()).with(As.person(city.firstPrincipal)))
                .andExpect(content().string(containsString("/records/new?duty=")));
        saved(form(city.firstPrincipal, "MENTORING_REVIEW").param("note", "每一对的进展"));
        assertThat(duty(city.firstPrincipal, "mentoring", null).state()).isEqualTo(DutyState.MET);
    }

    @Test
    void aResearchTopicIsFollowedByItsStagesAndItsRecordSaysAsWhatGuidanceCounts() throws Exception {
        String record = saved(form(city.northResearcher, "TOPIC")
                .param("topic", "topic-opening")
                .param("title", "户外游戏中的观察"));
        for (String address : List.of("/records/new?kind=TOPIC", "/records/" + record)) {
            assertThat(page(address)).contains("“课题指导”请登记为：教研活动（课题指导）");
        }
        assertThat(page("/records/" + record))
                .contains("<dt>主题</dt><dd>课题开题</dd>", "没有计入责任事项")
                .as("kindergartens have one each")
                .doesNotContain("这条也在其中");
        save(form(city.northResearcher, "TOPIC").param("title", "没有阶段的课题"))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("请选择主题")));
        save(form(city.northResearcher, "TOPIC")
                        .param("title", "两个阶段")
                        .param("topic", "topic-opening", "topic-conclusion"))
                .andExpect(status().is(422));
    }

    @Test
    void aResearchTopicHasItsTitleThroughAllStagesAndNoStageTwice() throws Exception {
        String opening = saved(form(city.secondPrincipal, "TOPIC")
                .param("topic", "topic-opening")
                .param("title", "沙水区里的规则")
                .param("note", "开题。"));
        for (Person reader : List.of(city.secondPrincipal, city.northOffice)) {
            mvc.perform(get("/records/" + opening).with(As.person(reader)))
                    .andExpect(content()
                            .string(allOf(
                                    matchesPattern(
                                            "(?s).*<a href=\"/board/standing/[a-z-]+\">园园有课题</a>（课程课题研究）按课题记录核对，这条也在其中。.*"),
                                    not(containsString("没有计入责任事项")))));
        }
        save(form(city.secondPrincipal, "TOPIC")
                        .param("topic", "topic-conclusion")
                        .param("note", "结题。"))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("请写课题的名称")));
        String stage = "value=\"topic-opening\" checked";
        for (String address : List.of(
                "/records/new?kind=TOPIC",
                "/records/parts?kind=TOPIC",
                "/records/new?like=" + opening,
                another(city.secondPrincipal, opening))) {
            mvc.perform(get(address).with(As.person(city.secondPrincipal)))
                    .andExpect(content().string(containsString("<option value=\"沙水区里的规则\">")))
                    .andExpect(content()
                            .string(containsString("标题<span class=\"required\" aria-hidden=\"true\">*</span></label>")))
                    .andExpect(content().string(not(containsString(stage))));
        }
        mvc.perform(get("/records/new?like=" + opening).with(As.person(city.secondPrincipal)))
                .andExpect(content().string(containsString("value=\"沙水区里的规则\" ")));
        mvc.perform(get("/records/new?kind=TOPIC").with(As.person(city.secondPrincipal)))
                .andExpect(content().string(containsString("data-topics=\"\"")));
        mvc.perform(get("/records/new?kind=TRAINING").with(As.person(city.secondPrincipal)))
                .andExpect(content().string(not(containsString("沙水区里的规则"))));
        mvc.perform(get("/records/new?kind=TOPIC").with(As.person(city.firstPrincipal)))
                .andExpect(content().string(not(containsString("沙水区里的规则"))));
    }

    @Test
    void noStageOfATopicIsReachedBeforeAnEarlierOneOfTheSameUnitAlsoNotByACorrection() throws Exception {
        String opening = saved(stage(city.secondPrincipal, "opening", "2022-10-20"));
        save(stage(city.secondPrincipal, "midterm", "2022-10-19"))
                .andExpect(status().is(422))
                .andExpect(
                        content()
                                .string(
                                        containsString(
                                                "<a href=\"#f-day\">“搭建区的合作”的“课题开题”登记在2022年10月20日，“课题中期”不能更早。日期不对的请先更正那条记录；不是同一个课题的，请换一个标题</a>")));
        saved(stage(city.firstPrincipal, "midterm", "2022-10-19"));
        String midterm = saved(stage(city.secondPrincipal, "midterm", "2022-10-20"));
        save(stage(city.secondPrincipal, "midterm", "2022-10-19").param("replaces", midterm))
                .andExpect(status().is(422));
        save(stage(city.secondPrincipal, "opening", "2022-10-21").param("replaces", opening))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("的“课题中期”登记在2022年10月20日，“课题开题”不能更晚")));
        save(stage(city.secondPrincipal, "conclusion", "2022-10-19")).andExpect(status().is(422));
        String corrected =
                saved(stage(city.secondPrincipal, "opening", "2022-10-10").param("replaces", opening));
        assertThat(corrected).isNotEqualTo(opening);
        saved(stage(city.secondPrincipal, "midterm", "2022-10-19").param("replaces", midterm));
        saved(stage(city.secondPrincipal, "conclusion", "2022-10-25"));
    }

    @Test
    void theNextStageOfATopicBeginsWithItsTitle() throws Exception {
        String opening = saved(stage(city.otherPrincipal, "opening", "2022-10-20"));
        mvc.perform(get(another(city.otherPrincipal, opening)).with(As.person(city.otherPrincipal)))
                .andExpect(content()
                        .string(allOf(
                                containsString("value=\"搭建区的合作\""),
                                not(containsString("value=\"topic-opening\" checked")))));
        mvc.perform(get("/records/" + opening).with(As.person(city.otherPrincipal)))
                .andExpect(content().string(containsString("登记过的各阶段</a>")));
    }

    private MockMultipartHttpServletRequestBuilder stage(Person who, String stage, String day) {
        MockMultipartHttpServletRequestBuilder form = form(who, "TOPIC");
        form.param("topic", "topic-" + stage).param("day", day).param("title", "搭建区的合作");
        return form;
    }

    /** Where a record's page leads for one more of its kind. */
    private String another(Person who, String record) throws Exception {
        return mvc.perform(get("/records/" + record).with(As.person(who)))
                .andReturn()
                .getResponse()
                .getContentAsString()
                .replaceAll("(?s).*href=\"(/records/new[^\"]*)\">(?:再记一条|登记另一阶段).*", "$1")
                .replace("&amp;", "&");
    }

    /** What nobody stated must not meet a duty. */
    @Test
    void whatWasSaidLastTimeIsOfferedAndNeverFilledInByItself() throws Exception {
        String last =
                saved(visit(city.northResearcher, city.first.id(), "guidance").param("people", "教研员甲、乙"));
        String chosen = "name=\"topic\" value=\"guidance\" checked";
        String given = "value=\"教研员甲、乙\"";
        for (String form : List.of("/records/new", "/records/new?kind=VISIT", "/records/parts?kind=VISIT")) {
            mvc.perform(get(form).with(As.person(city.northResearcher)))
                    .andExpect(content().string(containsString("name=\"topic\" value=\"guidance\"")))
                    .andExpect(content().string(not(containsString(chosen))))
                    .andExpect(content().string(not(containsString(given))));
        }
        mvc.perform(get("/records/new").with(As.person(city.northResearcher)))
                .andExpect(content().string(containsString("data-topics=\"guidance\"")))
                .andExpect(content().string(containsString("data-people=\"教研员甲、乙\"")));
        mvc.perform(get("/records/new?like=" + last).with(As.person(city.northResearcher)))
                .andExpect(content().string(containsString(chosen)))
                .andExpect(content().string(containsString(given)));
        save(visit(city.northResearcher, city.second.id()))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("请选择主题")));
    }

    @Test
    void oneMoreIsAboutTheSameTopicsAndNothingElseIsTakenOver() throws Exception {
        String last =
                saved(visit(city.northResearcher, city.first.id(), "guidance").param("people", "教研员甲、乙"));
        mvc.perform(get("/records/" + last).with(As.person(city.northResearcher)))
                .andExpect(content()
                        .string(containsString("href=\"/records/new?kind=VISIT&amp;topic=guidance\">再记一条</a>")));
        mvc.perform(get("/records/new?kind=VISIT&topic=guidance&topic=thanks").with(As.person(city.northResearcher)))
                .andExpect(content().string(containsString("name=\"topic\" value=\"guidance\" checked")))
                .andExpect(content().string(not(containsString("value=\"thanks\""))))
                .andExpect(content().string(not(containsString("value=\"教研员甲、乙\""))));
    }

    @Test
    void onTheFormOfADutyTheLastRecordOfItsKindAndTopicIsOfferedAndTheDutyStays() throws Exception {
        Duty duty = duty(city.northResearcher, "norm-check", city.village.id());
        String fitting = saved(
                visit(city.northResearcher, city.first.id(), "norm", "guidance").param("people", "教研员丙"));
        saved(visit(city.northResearcher, city.first.id(), "guidance").param("people", "教研员丁"));
        String other = saved(form(city.northResearcher, "RESEARCH_ACTIVITY")
                .param("title", "片区研讨")
                .param("people", "教研员戊"));
        String form = "/records/new?duty=" + duty.id();
        String again = "/records/new?like=" + fitting + "&duty=" + duty.id();
        mvc.perform(get(form).with(As.person(city.northResearcher)))
                .andExpect(content().string(containsString("href=\"" + again.replace("&", "&amp;") + "\"")))
                .andExpect(content().string(containsString("data-people=\"教研员丙\"")));
        mvc.perform(get(again).with(As.person(city.northResearcher)))
                .andExpect(content().string(containsString("name=\"duty\" value=\"" + duty.id() + "\"")))
                .andExpect(content().string(containsString("value=\"" + city.village.id() + "\" checked")))
                .andExpect(content().string(containsString("value=\"norm\" checked")))
                .andExpect(content().string(containsString("value=\"guidance\" checked")))
                .andExpect(content().string(containsString("value=\"教研员丙\"")));
        mvc.perform(get("/records/new?like=" + other + "&duty=" + duty.id()).with(As.person(city.northResearcher)))
                .andExpect(content().string(containsString("value=\"norm\" checked")))
                .andExpect(content().string(not(containsString("教研员戊"))));
        mvc.perform(get("/records/new?kind=VISIT").with(As.person(city.northResearcher)))
                .andExpect(content().string(containsString("data-people=\"教研员丁\"")));
        mvc.perform(get("/records/new").with(As.person(city.northResearcher)))
                .andExpect(content().string(containsString("data-people=\"教研员戊\"")));
    }

    @Test
    void aTopicSaysHowMuchOfWhatItCountsForWaits() throws Exception {
        long before = waiting(page("/records/new?kind=VISIT"));
        int due = Stream.of(city.first, city.second, city.centre, city.village)
                .map(TestCity.Place::id)
                .filter(unit ->
                        duty(city.northResearcher, "norm-check", unit).state().pending())
                .findFirst()
                .orElseThrow();
        String record = saved(visit(city.northResearcher, due, "norm"));
        assertThat(waiting(page("/records/new?kind=VISIT")))
                .isEqualTo(before - 1)
                .isNotNegative();
        assertThat(page("/records/new?corrects=" + record))
                .as("what is corrected is not to be done any more")
                .contains("计入：一日保教规范检查<")
                .doesNotContain("<span data-passing");
        clock.set(LocalDate.of(2024, 6, 1));
        assertThat(page("/records/new?kind=VISIT")).contains("计入：一日保教规范检查<span data-passing>，眼下没有等着做的</span>");
    }

    private static long waiting(String page) {
        Matcher said = Pattern.compile("计入：一日保教规范检查<span data-passing>，(?:还有 (\\d+) 项要做|眼下没有要做的)</span>")
                .matcher(page);
        assertThat(said.find()).isTrue();
        return said.group(1) == null ? 0 : Long.parseLong(said.group(1));
    }

    @Test
    void aTitleMayBeLeftOutWithoutAUnitWhereSomethingElseShowsTheWork() throws Exception {
        save(form(city.northResearcher, "RESEARCH_ACTIVITY"))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("请写标题或情况")));
        String record = saved(form(city.northResearcher, "RESEARCH_ACTIVITY").param("note", "看了两份观察记录"));
        mvc.perform(get("/records/" + record).with(As.person(city.northResearcher)))
                .andExpect(content().string(containsString("<h1>教研活动")));
    }

    @Test
    void aResearcherIsOfferedFirstWhatResearchersAreAskedFor() throws Exception {
        String form = mvc.perform(get("/records/new").with(As.person(city.northResearcher)))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        String[] kinds = form.split("<optgroup", 2);
        assertThat(kinds[0]).contains("value=\"VISIT\"", "value=\"MILESTONE\"").doesNotContain("value=\"RETURN\"");
        assertThat(kinds[1]).contains("value=\"EVALUATION\"");
        assertThat(form).as("what the office answers for").doesNotContain("value=\"RETURN\"");
    }

    @Test
    void aTitleThatNobodyWroteIsMadeAnewOfWhatIsCorrectedAndOneThatSomebodyWroteStays() throws Exception {
        String mistaken = saved(visit(city.northResearcher, city.first.id(), "guidance"));
        mvc.perform(get("/records/new?corrects=" + mistaken).with(As.person(city.northResearcher)))
                .andExpect(content().string(containsString("name=\"title\" type=\"text\" value=\"\"")));
        String corrected = saved(visit(city.northResearcher, city.centre.id(), "guidance")
                .param("title", "")
                .param("replaces", mistaken));
        mvc.perform(get("/records/" + corrected).with(As.person(city.northResearcher)))
                .andExpect(content().string(containsString("<h1>课程视导：" + city.centre.name() + "</h1>")));
        mvc.perform(get("/records/new").with(As.person(city.northResearcher)))
                .andExpect(content().string(containsString("data-title=\"\"")));

        String title = "在" + city.first.name() + "看晨间活动";
        String written =
                saved(visit(city.northResearcher, city.first.id(), "guidance").param("title", title));
        mvc.perform(get("/records/new?corrects=" + written).with(As.person(city.northResearcher)))
                .andExpect(content().string(containsString("name=\"title\" type=\"text\" value=\"" + title + "\"")));
    }

    @Test
    void aTitleThatIsTooLongIsToldOfAndNotCutOff() throws Exception {
        assertThat(page("/records/new?kind=VISIT"))
                .containsPattern("id=\"f-title\"[^>]* data-most=\"80\"")
                .doesNotContainPattern("id=\"f-(title|people|place|note)\"[^>]* maxlength");
        save(visit(city.northResearcher, city.first.id(), "guidance").param("title", "长".repeat(81)))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("标题最多 80 字，现有 81 字")))
                .andExpect(content().string(containsString("长".repeat(81))));
    }

    @Test
    void aTitleThatIsAllThereIsToSeeStaysWhenTheRecordIsCorrected() throws Exception {
        String record = saved(form(city.firstTeacher, "RESEARCH_ACTIVITY").param("title", "教研活动"));
        mvc.perform(get("/records/new?corrects=" + record).with(As.person(city.firstTeacher)))
                .andExpect(content().string(containsString("name=\"title\" type=\"text\" value=\"教研活动\"")));
    }

    @Test
    void theSameWorkTwiceOnADayIsToldToWhoMayVoidOneOfThem() throws Exception {
        String first =
                saved(visit(city.northResearcher, city.village.id(), "guidance").param("day", "2022-11-10"));
        String another =
                saved(visit(city.northResearcher, city.village.id(), "guidance").param("day", "2022-11-09"));
        tells(city.northResearcher, first, null);
        String second =
                saved(visit(city.northResearcher, city.village.id(), "guidance").param("day", "2022-11-10"));
        tells(city.northResearcher, second, first);
        tells(city.northOffice, first, second);
        tells(city.cityOffice, first, null);
        tells(city.northResearcher, another, null);
        saved(visit(city.northResearcher, city.village.id(), "norm").param("day", "2022-11-09"));
        tells(city.northResearcher, another, null);

        String corrected = saved(visit(city.northResearcher, city.village.id(), "guidance")
                .param("day", "2022-11-10")
                .param("note", "看了户外活动")
                .param("replaces", first));
        tells(city.northResearcher, second, corrected);
        mvc.perform(get("/records/" + corrected).with(As.person(city.northResearcher)))
                .andExpect(content().string(containsString("：情况记录补填“看了户外活动”。<a href=\"/records/" + first + "\"")));
        tells(city.northResearcher, first, null);
        mvc.perform(post("/records/" + second + "/void").param("reason", "记了两次").with(As.person(city.northResearcher)))
                .andExpect(status().is3xxRedirection());
        tells(city.northResearcher, corrected, null);
    }

    @Test
    void aDayOnWhichTheKindergartenWasNotThereYetIsToldAsTheCause() throws Exception {
        NewUnit fresh = new NewUnit(UnitKind.KINDERGARTEN, "城北区今日新园", city.northEast.id(), "1136980001", TODAY);
        int id = ((Answer.Done) in(Scope.EVERYTHING, () -> acts.open(fresh))).unitId();
        save(visit(city.northResearcher, id, "guidance").param("day", "2022-11-22"))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("所选单位在 2022年11月22日 还没有设立")));
    }

    @Test
    void withoutASubjectTheSameTitleOnADayIsTheSameWork() throws Exception {
        String first = saved(titled("种子教师培训一"));
        String other = saved(titled("种子教师培训二"));
        tells(city.northOffice, other, null);
        String again = saved(titled("种子教师培训一"));
        tells(city.northOffice, again, first);
    }

    private MockMultipartHttpServletRequestBuilder titled(String title) {
        MockMultipartHttpServletRequestBuilder form = form(city.northOffice, "TRAINING");
        form.param("topic", "novice").param("title", title).param("day", "2022-11-10");
        return form;
    }

    /** Whether a record's page leads to the other one of the same day; null: to none. */
    private void tells(Person who, String record, @Nullable String other) throws Exception {
        String page = mvc.perform(get("/records/" + record).with(As.person(who)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        if (other == null) {
            assertThat(page).doesNotContain("重复登记");
        } else {
            assertThat(page).contains("这一天还有<a href=\"/records/" + other + "\">");
        }
    }

    @Test
    void theDeskLeadsToRecordingWork() throws Exception {
        String way = "href=\"/records/new\">登记工作</a>";
        mvc.perform(get("/").with(As.person(city.firstTeacher)))
                .andExpect(content().string(stringContainsInOrder(way, "眼下没有要办的事", "师徒带教（选“工作记录”）", "全园的师徒结对小结由园长办理")));
        mvc.perform(get("/").with(As.person(city.northResearcher)))
                .andExpect(content().string(containsString(way)));
        Person administrator = city.person("idle-admin", "管理员甲", city.north, Role.ADMINISTRATOR);
        mvc.perform(get("/").with(As.person(administrator))).andExpect(content().string(not(containsString(way))));
    }

    @Test
    void aResearchActivityOfAnOfficeMayNameTheKindergartenThatItWasForWhichThenReadsIt() throws Exception {
        assertThat(page("/records/new?kind=RESEARCH_ACTIVITY"))
                .contains("<legend>针对哪个单位</legend>")
                .containsPattern("name=\"subject\" value=\"\" checked> <span><b>不针对某一个单位");
        assertThat(page("/records/new?kind=RESEARCH_ACTIVITY&subject=" + city.first.id()))
                .contains("value=\"" + city.first.id() + "\" checked")
                .doesNotContainPattern("value=\"\" checked> <span><b>不针对");
        mvc.perform(get("/records/new?kind=RESEARCH_ACTIVITY").with(As.person(city.firstPrincipal)))
                .andExpect(content().string(not(containsString("针对哪个单位"))));
        String measure = "课题指导</a>";
        String named = "/records/"
                + saved(form(city.northResearcher, "RESEARCH_ACTIVITY")
                        .param("topic", "topic-guidance")
                        .param("subject", Integer.toString(city.first.id()))
                        .param("note", "看了中期资料。"));
        assertThat(page(named)).contains("课题指导：" + city.first.name(), measure);
        for (String list : List.of("/records", "/records?kind=RESEARCH_ACTIVITY")) {
            mvc.perform(get(list).with(As.person(city.firstPrincipal)))
                    .andExpect(content().string(containsString("href=\"" + named + "\"")));
        }
        mvc.perform(get(named).with(As.person(city.firstPrincipal)))
                .andExpect(content().string(containsString("看了中期资料。")));
        mvc.perform(get(named).with(As.person(city.secondPrincipal))).andExpect(status().isNotFound());
        String open = "/records/"
                + saved(form(city.northResearcher, "RESEARCH_ACTIVITY")
                        .param("topic", "topic-guidance")
                        .param("subject", "")
                        .param("note", "全区一起看了开题。"));
        assertThat(page(open)).contains(measure).doesNotContain("<dt>对象</dt>");
        mvc.perform(get(open).with(As.person(city.firstPrincipal))).andExpect(status().isNotFound());
    }

    @Test
    void theListIsFilteredAndExportedAsItIsShown() throws Exception {
        save(visit(city.northResearcher, city.first.id(), "guidance").param("title", "第十二周走访：Steam 区角"));
        for (String asked : List.of("steam", "STEAM", "周走访", "走 Steam", "区角 走访", "区角 一幼", "一幼 steam")) {
            mvc.perform(get("/records").param("q", asked).with(As.person(city.northResearcher)))
                    .andExpect(content().string(containsString("第十二周走访")));
        }
        for (String other : List.of("区角 走路", "区角 第二幼儿园", "steam 城南")) {
            mvc.perform(get("/records").param("q", other).with(As.person(city.northResearcher)))
                    .andExpect(content().string(containsString("没有符合条件的工作记录")));
        }
        mvc.perform(get("/records?kind=VISIT&q=十二周&mine=true&unit=" + city.north.id())
                        .with(As.person(city.northResearcher)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("第十二周走访")))
                .andExpect(content().string(containsString("共 1 条")));
        save(visit(city.northResearcher, city.first.id(), "norm").param("title", "第十二周另看一日流程"));
        mvc.perform(get("/records?q=十二周&kind=VISIT&topic=norm").with(As.person(city.northResearcher)))
                .andExpect(content()
                        .string(allOf(
                                containsString("另看一日流程"),
                                not(containsString("第十二周走访")),
                                containsString("<option value=\"norm\" selected>"),
                                not(containsString("<option value=\"circular\"")),
                                containsString("/records/export.xlsx?kind=VISIT&amp;topic=norm&amp;q="))));
        assertThat(titles("/records/export.xlsx?q=十二周&topic=norm")).containsExactly("标题", "第十二周另看一日流程");
        assertThat(titles("/records/export.xlsx?q=十二周")).hasSize(3);
        mvc.perform(get("/records?topic=nonsense").with(As.person(city.northResearcher)))
                .andExpect(content().string(containsString("没有符合条件的工作记录")));
        mvc.perform(get("/records?q=一幼").with(As.person(city.northResearcher)))
                .andExpect(content().string(containsString("第十二周走访")));
        mvc.perform(get("/records?q=十二周").with(As.person(city.southOffice)))
                .andExpect(content().string(containsString("没有符合条件的工作记录")));
        mvc.perform(get("/records?q=十二周&asOf=2022-11-22").with(As.person(city.northResearcher)))
                .andExpect(content().string(containsString("没有符合条件的工作记录")));
        mvc.perform(get("/records?kind=NONSENSE").with(As.person(city.northResearcher)))
                .andExpect(redirectedUrl("/records"));
        for (RecordSort sort : RecordSort.values()) {
            byte[] sheet = mvc.perform(get("/records/export.xlsx?sort=" + sort).with(As.person(city.northResearcher)))
                    .andExpect(status().isOk())
                    .andReturn()
                    .getResponse()
                    .getContentAsByteArray();
            assertThat(sheet).startsWith('P', 'K');
        }
    }

    private List<String> titles(String sheet) throws Exception {
        return Sheets.column(
                Sheets.of(mvc.perform(get(sheet).with(As.person(city.northResearcher)))
                                .andReturn()
                                .getResponse())
                        .getFirst(),
                3);
    }

    private String page(String address) throws Exception {
        return page(city.northResearcher, address);
    }

    private String page(Person who, String address) throws Exception {
        return mvc.perform(get(address).with(As.person(who)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    /** Sends the form, and answers the record's id. */
    private String saved(MockMultipartHttpServletRequestBuilder form) throws Exception {
        String there = save(form)
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        return String.valueOf(there).substring("/records/".length());
    }

    /** Sends the form; without a day of its own it happened today. */
    private ResultActions save(MockMultipartHttpServletRequestBuilder form) throws Exception {
        return mvc.perform(form.with(request -> {
            if (request.getParameter("day") == null) {
                request.setParameter("day", TODAY.toString());
            }
            return request;
        }));
    }

    private MockMultipartHttpServletRequestBuilder visit(Person who, int subject, String... topics) {
        MockMultipartHttpServletRequestBuilder form = form(who, "VISIT");
        form.param("subject", Integer.toString(subject));
        if (topics.length > 0) {
            form.param("topic", topics);
        }
        return form;
    }

    private MockMultipartHttpServletRequestBuilder form(Person who, String kind) {
        MockMultipartHttpServletRequestBuilder form = multipart("/records");
        form.with(As.person(who));
        form.param("kind", kind).param("key", UUID.randomUUID().toString());
        return form;
    }

    /** The unit's duty of this measure about this subject whose period holds today. */
    private Duty duty(Person owner, String measure, @Nullable Integer subject) {
        Duty[] found = new Duty[1];
        DutyFilter filter =
                DutyFilter.on(TODAY).measure(measure).owedBy(owner.place().id()).due(TODAY, null);
        owner.viewer()
                .scope()
                .run(() -> found[0] = duties.list(filter, DutySort.DUE, 1, 1000).rows().stream()
                        .filter(duty -> Objects.equals(subject, duty.subjectId()) && duty.takes(TODAY))
                        .findFirst()
                        .orElseThrow());
        return found[0];
    }

    private int count(String sql) {
        return database.jdbc().sql(sql).query(Integer.class).single();
    }
}
