package cn.haoyuan.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.haoyuan.duty.Duty;
import cn.haoyuan.testing.As;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.TestCity.Person;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

@HaoyuanTest
class DiscardTest extends FilingWork {

    @Test
    void a_draft_begun_by_mistake_is_gone_once_thrown_away_and_may_be_begun_anew() throws Exception {
        Duty duty = duty("research-system", city.firstPrincipal, "2021-12-01");
        String beginning = "/filings/duty/" + duty.id();
        long id = start(city.firstPrincipal, duty);
        MultiValueMap<String, String> typed = typed(id);
        typed.add("f.themes", "填错了的一份");
        assertThat(send(city.firstPrincipal, id, "draft", typed).getStatus()).isEqualTo(302);
        String link = "/filings/" + id;
        assertThat(text(open(city.firstPrincipal, link + "/edit"))).contains("href=\"" + link + "#discard-in\"");
        assertThat(text(open(city.firstPrincipal, link))).contains("确认放弃", link + "/discard");
        assertThat(discard(city.firstTeacher, id).getStatus()).isIn(403, 404);
        assertThat(discard(city.secondPrincipal, id).getStatus()).isEqualTo(404);

        MultiValueMap<String, String> stale = new LinkedMultiValueMap<>();
        stale.add("version", Integer.toString(Integer.parseInt(version(id)) - 1));
        MockHttpServletResponse unseen = send(city.firstPrincipal, id, "discard", stale);
        assertThat(unseen.getStatus()).isEqualTo(409);
        assertThat(text(unseen)).as("written in another window since").contains("又改过", "填错了的一份");

        assertThat(discard(city.firstPrincipal, id).getRedirectedUrl()).isEqualTo(beginning);
        assertThat(discard(city.firstPrincipal, id).getRedirectedUrl())
                .as("confirmed twice")
                .isEqualTo(beginning);
        for (String list : List.of("/filings", "/?tab=STARTED", "/?tab=TODO", "/duties/" + duty.id())) {
            assertThat(text(open(city.firstPrincipal, list))).as(list).doesNotContain(link, "继续填写");
        }
        assertThat(text(open(city.northOffice, "/filings?tab=ALL"))).doesNotContain(link);
        assertThat(open(city.firstPrincipal, link).getRedirectedUrl()).isEqualTo(beginning);
        assertThat(text(open(city.firstPrincipal, beginning))).contains("开始填写");
        MockHttpServletResponse late = send(city.firstPrincipal, id, "draft", typed);
        assertThat(late.getStatus()).isEqualTo(409);
        assertThat(text(late)).as("typed in another window").contains("已放弃", "填错了的一份");
        assertThat(acts(id)).containsExactly("START DRAFT", "DISCARD DISCARDED");
        assertThat(database.jdbc()
                        .sql(
                                "select count(*) from act where object = 'filing' and object_id = ? and verb = 'DISCARD_FILING'")
                        .param(Long.toString(id))
                        .query(Long.class)
                        .single())
                .isEqualTo(1);

        assertThat(start(city.firstPrincipal, duty)).isEqualTo(id);
        assertThat(draft(id)).doesNotContain("填错了的一份");
        submit(city.firstPrincipal, id, "research-system", "该填的一份");
        assertThat(text(open(city.northOffice, link + "/review"))).contains("该填的一份");
    }

    @Test
    void what_was_handed_in_is_never_thrown_away_not_even_once_it_was_taken_back() throws Exception {
        long id = start(city.secondPrincipal, duty("research-system", city.secondPrincipal, "2021-12-01"));
        submit(city.secondPrincipal, id, "research-system", "报过的一份");
        refuses(city.secondPrincipal, id, "不能放弃草稿");
        assertThat(post(city.secondPrincipal, "/filings/" + id + "/withdraw").getStatus())
                .isEqualTo(302);
        assertThat(text(open(city.secondPrincipal, "/filings/" + id))).doesNotContain("确认放弃");
        assertThat(text(open(city.secondPrincipal, "/filings/" + id + "/edit"))).doesNotContain("#discard");
        refuses(city.secondPrincipal, id, "报送过的材料不能放弃");
        assertThatThrownBy(() -> database.jdbc()
                        .sql("update filing set period = 'another' where id = " + id)
                        .update())
                .hasStackTraceContaining("keeps its form");
        for (String act : List.of("'DISCARD', 'DISCARDED'", "'DISCARD', 'DRAFT'", "'WITHDRAW', 'DISCARDED'")) {
            assertThatThrownBy(() -> database.jdbc()
                            .sql("insert into filing_act (filing_id, seat, verb, state, at, post_id)"
                                    + " select id, seat, " + act + ", now(), " + city.secondPrincipal.postId()
                                    + " from filing where id = " + id)
                            .update())
                    .as(act)
                    .hasStackTraceContaining("violates check constraint");
        }
    }

    @Test
    void an_amendment_thrown_away_leaves_what_was_accepted() throws Exception {
        Duty duty = duty("research-system", city.otherPrincipal, "2021-12-01");
        long id = start(city.otherPrincipal, duty);
        submit(city.otherPrincipal, id, "research-system", "通过的一份");
        assertThat(open(city.southOffice, "/filings/" + id + "/review").getStatus())
                .isEqualTo(200);
        assertThat(send(city.southOffice, id, "accept", decision(1)).getStatus())
                .isEqualTo(302);
        assertThat(text(open(city.otherPrincipal, "/filings/" + id)))
                .as("found without going to the end of the page")
                .containsSubsequence("href=\"#amend-in\">修订</a>", "<div class=\"columns\">", "id=\"amend\"");
        assertThat(post(city.otherPrincipal, "/filings/" + id + "/amend").getStatus())
                .isEqualTo(302);
        assertThat(discard(city.otherPrincipal, id).getRedirectedUrl()).isEqualTo("/filings/" + id);
        assertThat(text(open(city.otherPrincipal, "/filings/" + id)))
                .contains("通过的一份", "已通过", "放弃修订")
                .doesNotContain("确认放弃");
        assertThat(find(city.otherPrincipal, duty, "2021-12-01").state().pending())
                .isFalse();
        assertThat(post(city.otherPrincipal, "/filings/" + id + "/amend").getStatus())
                .isEqualTo(302);
        MultiValueMap<String, String> same = typed(id);
        same.addAll(Filled.in(form("research-system"), "通过的一份", ""));
        var refused = mvc.perform(MockMvcRequestBuilders.post("/filings/" + id + "/submit")
                        .params(same)
                        .with(As.person(city.otherPrincipal)))
                .andReturn();
        assertThat(refused.getResponse().getRedirectedUrl()).isEqualTo("/filings/" + id + "/edit");
        assertThat(refused.getFlashMap().toString()).contains("与已通过的版本相比没有改动，不用再报送");
        assertThat(acts(id)).endsWith("AMEND AMENDING");
        submit(city.otherPrincipal, id, "research-system", "修订的一份");
        assertThat(post(city.otherPrincipal, "/filings/" + id + "/withdraw").getStatus())
                .isEqualTo(302);
        refuses(city.otherPrincipal, id, "报送过的材料不能放弃");
    }

    private void refuses(Person author, long id, String why) throws Exception {
        MockHttpServletResponse answer = discard(author, id);
        assertThat(answer.getStatus()).isEqualTo(409);
        assertThat(text(answer)).contains(why);
    }

    /** As confirmed on the page of the draft as it is. */
    private MockHttpServletResponse discard(Person author, long id) throws Exception {
        MultiValueMap<String, String> seen = new LinkedMultiValueMap<>();
        seen.add("version", version(id));
        return send(author, id, "discard", seen);
    }

    private List<String> acts(long id) {
        return database.jdbc()
                .sql("select verb || ' ' || state from filing_act where filing_id = ? order by id")
                .param(id)
                .query(String.class)
                .list();
    }
}
