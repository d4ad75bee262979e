package cn.haoyuan.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import cn.haoyuan.testing.As;
import cn.haoyuan.testing.TestCity.Person;
import java.nio.charset.StandardCharsets;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** Somebody looks at pages and sends forms. */
record Visit(MockMvc mvc, int account) {

    static Visit of(MockMvc mvc, Person person) {
        return new Visit(mvc, person.accountId());
    }

    MockHttpServletResponse look(String path) throws Exception {
        MockHttpServletResponse response =
                mvc.perform(get(path).with(As.account(account))).andReturn().getResponse();
        response.setDefaultCharacterEncoding(StandardCharsets.UTF_8.name());
        return response;
    }

    /** The page, which must be there. */
    String page(String path) throws Exception {
        MockHttpServletResponse response = look(path);
        assertThat(response.getStatus()).as(path).isEqualTo(200);
        return response.getContentAsString(StandardCharsets.UTF_8);
    }

    /** Sends a form; {@code fields} are names and values by turns. */
    MockHttpServletResponse send(String path, Object... fields) throws Exception {
        var request = MockMvcRequestBuilders.post(path).with(As.account(account));
        for (int i = 0; i < fields.length; i += 2) {
            request.param(fields[i].toString(), fields[i + 1].toString());
        }
        MockHttpServletResponse response = mvc.perform(request).andReturn().getResponse();
        response.setDefaultCharacterEncoding(StandardCharsets.UTF_8.name());
        return response;
    }

    /** What the answer to a form says; the form must have been refused. */
    String refused(String path, Object... fields) throws Exception {
        MockHttpServletResponse response = send(path, fields);
        assertThat(response.getStatus()).as(path).isEqualTo(422);
        return response.getContentAsString(StandardCharsets.UTF_8);
    }
}
