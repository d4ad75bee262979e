package cn.haoyuan.web;

import cn.haoyuan.access.SignInFailed;
import cn.haoyuan.access.SignedIn;
import cn.haoyuan.access.Username;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.regex.Matcher;
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
    private static final int SECONDS = 900;
    private static final Pattern KEPT = Pattern.compile("([0-9]{1,3})\\.(.+)");

    /**
     * What was tried from this browser last.
     *
     * @param name "" where none is known
     * @param times how often in a row; of the browser, not of the account, so that it tells nothing of the account
     */
    record Tried(String name, int times) {

        /** Whether an account that was tried so often may be locked by now. */
        boolean often() {
            return times >= SignInFailed.LOCKING;
        }
    }

    @EventListener
    void on(SignInFailed failed) {
        if (Username.fits(failed.username())
                && RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current) {
            keep(Math.min(times(current.getRequest(), failed.username()) + 1, 999) + "." + failed.username(), SECONDS);
        }
    }

    /** Whoever sits here next is not told who it was. */
    @EventListener
    void on(SignedIn entered) {
        keep("", 0);
    }

    /** Just now. */
    static Tried of(HttpServletRequest request) {
        boolean sent = request.getMethod().equals("POST");
        String name = sent ? request.getParameter("username") : kept(request).name();
        String known = name != null && Username.fits(name.toLowerCase(Locale.ROOT)) ? name : "";
        return new Tried(known, times(request, known.toLowerCase(Locale.ROOT)) + (sent ? 1 : 0));
    }

    private static int times(HttpServletRequest request, String name) {
        Tried before = kept(request);
        return before.name().equals(name) ? before.times() : 0;
    }

    private static Tried kept(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        Matcher kept = KEPT.matcher(cookie == null ? "" : cookie.getValue());
        return kept.matches() ? new Tried(kept.group(2), Integer.parseInt(kept.group(1))) : new Tried("", 0);
    }

    private static void keep(String value, int seconds) {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current
                && current.getResponse() != null
                && current.getRequest().getRequestURI().equals(PATH)) {
            Cookie cookie = new Cookie(COOKIE, value);
            cookie.setHttpOnly(true);
            cookie.setSecure(current.getRequest().isSecure());
            cookie.setPath(PATH);
            cookie.setMaxAge(seconds);
            cookie.setAttribute("SameSite", "Lax");
            current.getResponse().addCookie(cookie);
        }
    }
}
