package cn.haoyuan.access;

import cn.haoyuan.database.Scope;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Loads who is looking and runs the rest of the request in their scope. */
class ViewerFilter extends OncePerRequestFilter {

    /** Request attribute of the {@link Viewer}; absent when nobody is signed in. */
    static final String VIEWER = Viewer.class.getName();

    /** Request attribute of why somebody who signed in has no post today, in Chinese. */
    static final String POSTLESS = ViewerFilter.class.getName();

    private static final Set<String> SAFE = Set.of("GET", "HEAD");

    private final Viewers viewers;

    ViewerFilter(Viewers viewers) {
        this.viewers = viewers;
    }

    /** Static files are the same for everyone, and cost no look into the database. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith("/assets/") || path.startsWith("/webjars/") || path.startsWith("/_static/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Integer account = account();
        if (account == null) {
            chain.doFilter(request, response);
            return;
        }
        try {
            Integer post = chosenPost(request);
            Optional<Viewer> viewer = Scope.EVERYTHING.call(() -> viewers.find(account, post));
            if (viewer.isEmpty() && request.getAttribute(TokenFilter.POST) == null && leaveEndedPost(request)) {
                if (!SAFE.contains(request.getMethod())) {
                    response.sendError(HttpServletResponse.SC_CONFLICT, "您选用的岗位已经结束，刚才的内容没有提交。请返回，按现在的岗位核对后再办。");
                    return;
                }
                viewer = Scope.EVERYTHING.call(() -> viewers.find(account, null));
            }
            if (viewer.isEmpty()) {
                request.setAttribute(
                        POSTLESS,
                        Scope.EVERYTHING.call(() -> viewers.postless(account)).orElse(null));
                forget(request);
                chain.doFilter(request, response);
                return;
            }
            request.setAttribute(VIEWER, viewer.get());
            viewer.get().scope().call(() -> {
                chain.doFilter(request, response);
                return true;
            });
        } catch (ServletException | IOException | RuntimeException broken) {
            throw broken;
        } catch (Exception broken) {
            throw new ServletException(broken);
        }
    }

    private static @Nullable Integer account() {
        Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
        return signedIn == null || signedIn instanceof AnonymousAuthenticationToken || !signedIn.isAuthenticated()
                ? null
                : Integer.valueOf(signedIn.getName());
    }

    static @Nullable Integer chosenPost(HttpServletRequest request) {
        if (request.getAttribute(TokenFilter.POST) instanceof Integer post) {
            return post;
        }
        HttpSession session = request.getSession(false);
        return session == null ? null : (Integer) session.getAttribute(Posts.CHOSEN);
    }

    /** Drops the choice of a post that has ended meanwhile; what was begun under it is not done silently under another. */
    private static boolean leaveEndedPost(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || session.getAttribute(Posts.CHOSEN) == null) {
            return false;
        }
        session.removeAttribute(Posts.CHOSEN);
        return true;
    }

    private static void forget(HttpServletRequest request) {
        SecurityContextHolder.clearContext();
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }
}
