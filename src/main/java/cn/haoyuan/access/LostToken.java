package cn.haoyuan.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.AccessDeniedHandler;

/**
 * Answers a form whose token is gone with the browser's cookies, or was changed by signing in elsewhere. Nothing of it is done. If
 * the browser vouches that it came from a page of our own, its author gets the words back, to send them with a fresh token; another
 * site can forge a form, but not that. A script that nobody is signed in for is told so, as where only the session has ended.
 */
final class LostToken implements AccessDeniedHandler {

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        boolean part = request.getHeader("HX-Request") != null;
        if (part && SecurityContextHolder.getContext().getAuthentication() == null) {
            PermissionInterceptor.askToSignIn(request, response);
            return;
        }
        if (!part && KeptForm.worthKeeping(request) && ours(request)) {
            request.setAttribute(KeptForm.LOST, KeptForm.sent(request));
        }
        response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }

    /** What browsers say and no page can change: the kind of site that a request comes from, or at least its host. */
    static boolean ours(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return site != null
                ? site.equals("same-origin")
                : sameHost(request.getHeader("Origin"), request.getHeader("Host"));
    }

    private static boolean sameHost(@Nullable String origin, @Nullable String host) {
        try {
            return origin != null
                    && host != null
                    && host.equals(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException nonsense) {
            return false;
        }
    }
}
