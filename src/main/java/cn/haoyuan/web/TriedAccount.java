package cn.haoyuan.web;

import cn.haoyuan.access.SignInFailed;
import cn.haoyuan.access.SignedIn;
import cn.haoyuan.access.Username;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
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

    @EventListener
    void on(SignInFailed failed) {
        if (Username.fits(failed.username())) {
            keep(failed.username(), SECONDS);
        }
    }

    /** Whoever sits here next is not told who it was. */
    @EventListener
    void on(SignedIn entered) {
        keep("", 0);
    }

    /** The name that was tried last, just now; "" where none is known. */
    static String of(HttpServletRequest request) {
        Cookie tried = WebUtils.getCookie(request, COOKIE);
        String name = request.getMethod().equals("POST")
                ? request.getParameter("username")
                : tried == null ? null : tried.getValue();
        return name != null && Username.fits(name.toLowerCase(Locale.ROOT)) ? name : "";
    }

    private static void keep(String name, int seconds) {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current
                && current.getResponse() != null
                && current.getRequest().getRequestURI().equals(PATH)) {
            Cookie cookie = new Cookie(COOKIE, name);
            cookie.setHttpOnly(true);
            cookie.setSecure(current.getRequest().isSecure());
            cookie.setPath(PATH);
            cookie.setMaxAge(seconds);
            cookie.setAttribute("SameSite", "Lax");
            current.getResponse().addCookie(cookie);
        }
    }
}
