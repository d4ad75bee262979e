package cn.haoyuan.web;

import cn.haoyuan.access.SignInFailed;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.util.WebUtils;

/** A refused sign-in does not ask for the account again, whether there is such an account or not. */
@Component
class TriedAccount {

    private static final String COOKIE = "HAOYUAN-TRIED";
    private static final String PATH = "/sign-in";
    private static final int SECONDS = 300;

    /** What a name looks like; anything else may be a password typed into the wrong field and is not kept. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{3,40}");

    @EventListener
    void on(SignInFailed failed) {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current
                && current.getRequest().getRequestURI().equals(PATH)) {
            HttpServletResponse response = current.getResponse();
            if (response != null && NAME.matcher(failed.username()).matches()) {
                response.addCookie(
                        cookie(failed.username(), current.getRequest().isSecure()));
            }
        }
    }

    /** The name that was tried last, just now; "" where none is known. */
    static String of(HttpServletRequest request) {
        Cookie tried = WebUtils.getCookie(request, COOKIE);
        String name = request.getMethod().equals("POST")
                ? String.valueOf(request.getParameter("username"))
                : tried == null ? "" : tried.getValue();
        return NAME.matcher(name).matches() ? name : "";
    }

    private static Cookie cookie(String name, boolean secure) {
        Cookie cookie = new Cookie(COOKIE, name);
        cookie.setHttpOnly(true);
        cookie.setSecure(secure);
        cookie.setPath(PATH);
        cookie.setMaxAge(SECONDS);
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }
}
