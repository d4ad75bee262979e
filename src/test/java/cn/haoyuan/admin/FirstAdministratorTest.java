package cn.haoyuan.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;

import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@HaoyuanTest
class FirstAdministratorTest {

    @Autowired
    FirstAdministrator first;

    @Autowired
    MockMvc mvc;

    @Autowired
    TestDatabase database;

    @Test
    void anEmptyDatabaseGetsOneAdministratorWhoMustChangeTheirPassword() throws Exception {
        String password = first.create().orElseThrow();
        assertThat(first.create()).isEmpty();
        assertThat(database.jdbc()
                        .sql("select role from post order by role")
                        .query(String.class)
                        .list())
                .isEqualTo(List.of("ADMINISTRATOR", "OFFICE"));
        mvc.perform(post("/sign-in").with(csrf()).param("username", "admin").param("password", password))
                .andExpect(redirectedUrl("/"));
        int account = database.jdbc()
                .sql("select id from account")
                .query(Integer.class)
                .single();
        Visit admin = new Visit(mvc, account);
        for (String path : List.of("/accounts", "/me", "/acts")) {
            assertThat(admin.look(path).getRedirectedUrl()).isEqualTo("/me/password");
        }
        assertThat(admin.page("/me/password")).contains("初始密码");
        String fresh = "南昌的春天 2023";
        assertThat(admin.send("/me/password", "old", password, "fresh", fresh, "again", fresh)
                        .getRedirectedUrl())
                .isEqualTo("/");
        assertThat(admin.page("/accounts")).contains("系统管理员");
        assertThat(admin.page("/"))
                .containsPattern("写上本市教育局的名称</a>\\s*<span class=\"light light-chip [^>]*>下一步")
                .contains("设立县区</a>", "指派责任督学</a>", "发布计划、审核报送要用“业务科室”的岗位", "切换到 市教育局 · 业务科室")
                .doesNotContain("已有", "href=\"/plan/import\"", "眼下没有要办的事");
        assertThat(admin.page("/plan")).contains("切换到 市教育局 · 业务科室");
    }
}
