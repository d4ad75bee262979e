package cn.haoyuan.testing;

import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Who asks, in MockMvc: {@code mvc.perform(get("/board").with(As.account(city.office().accountId())))}. */
public final class As {

    private As() {}

    /** Signed in as an account; a POST gets its CSRF token too. */
    public static RequestPostProcessor account(int accountId) {
        RequestPostProcessor user = SecurityMockMvcRequestPostProcessors.user(Integer.toString(accountId))
                .authorities();
        RequestPostProcessor csrf = SecurityMockMvcRequestPostProcessors.csrf();
        return request -> csrf.postProcessRequest(user.postProcessRequest(request));
    }

    public static RequestPostProcessor person(TestCity.Person person) {
        return account(person.accountId());
    }
}
