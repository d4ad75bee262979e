package cn.haoyuan.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.context.support.WebApplicationContextUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Lets a request through to a route only if the route is declared open, or the viewer has what the route needs. What is
 * forbidden looks like what does not exist.
 */
class PermissionInterceptor implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!(handler instanceof HandlerMethod method) || open(method)) {
            return true;
        }
        if (!(request.getAttribute(ViewerFilter.VIEWER) instanceof Viewer viewer)) {
            askToSignIn(request, response);
            return false;
        }
        Needs needs = needs(method);
        if (needs == null || !viewer.may(needs.value())) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return false;
        }
        if (viewer.mustChange() && !request.getRequestURI().equals("/me/password")) {
            askForPassword(request, response);
            return false;
        }
        return true;
    }

    static @Nullable Needs needs(HandlerMethod method) {
        Needs own = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), Needs.class);
        return own != null ? own : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), Needs.class);
    }

    static boolean open(HandlerMethod method) {
        return AnnotatedElementUtils.isAnnotated(method.getMethod(), Open.class)
                || AnnotatedElementUtils.isAnnotated(method.getBeanType(), Open.class)
                || method.getBeanType().getName().startsWith("org.springframework.boot.")
                || method.getBeanType().getName().startsWith("org.springdoc.");
    }

    /**
     * Sends a page's visitor to the sign-in page and back again afterwards; answers another system with 401, and a script too: whether its page
     * may be left is known there alone (app.js).
     */
    static void askToSignIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getRequestURI().startsWith("/api/")) {
            response.setHeader("WWW-Authenticate", "Bearer");
            problem(response, HttpServletResponse.SC_UNAUTHORIZED, "未登录", "请登录，或出示有效的访问令牌。");
            return;
        }
        if (request.getHeader("HX-Request") != null) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else if (KeptForm.worthKeeping(request) || request.getAttribute(ViewerFilter.POSTLESS) != null) {
            throw new SignInNeeded(KeptForm.worthKeeping(request) ? KeptForm.sent(request) : null, (String)
                    request.getAttribute(ViewerFilter.POSTLESS));
        } else {
            String query = request.getQueryString();
            String back = !request.getMethod().equals("GET")
                    ? cameFrom(request)
                    : request.getRequestURI() + (query == null ? "" : "?" + query);
            response.sendRedirect("/sign-in?back=" + URLEncoder.encode(back, StandardCharsets.UTF_8));
        }
    }

    /**
     * The page on which a button without words was pressed: there it shows that nothing was done, and it can be pressed again. One that
     * was itself the answer to a button cannot be opened anew.
     */
    private static String cameFrom(HttpServletRequest request) {
        try {
            URI page = new URI(Objects.requireNonNullElse(request.getHeader("Referer"), ""));
            String address =
                    page.getRawQuery() == null ? page.getRawPath() : page.getRawPath() + "?" + page.getRawQuery();
            return KeptForm.local(address) && opens(request, page.getRawPath()) ? address : "/";
        } catch (URISyntaxException invented) {
            return "/";
        }
    }

    private static boolean opens(HttpServletRequest request, String path) {
        PathContainer at = PathContainer.parsePath(path);
        return WebApplicationContextUtils.getRequiredWebApplicationContext(request.getServletContext())
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .stream()
                .filter(route -> route.getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .flatMap(route -> Stream.ofNullable(route.getPathPatternsCondition()))
                .anyMatch(paths -> paths.getPatterns().stream().anyMatch(pattern -> pattern.matches(at)));
    }

    /** Nothing goes on before the password that somebody else knows is changed. */
    private static void askForPassword(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getRequestURI().startsWith("/api/")) {
            problem(response, HttpServletResponse.SC_FORBIDDEN, "须先修改密码", "请登录网页修改初始密码后再使用接口。");
        } else if (request.getHeader("HX-Request") != null) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        } else {
            response.sendRedirect("/me/password");
        }
    }

    private static void problem(HttpServletResponse response, int status, String title, String detail)
            throws IOException {
        response.setStatus(status);
        response.setContentType("application/problem+json;charset=UTF-8");
        response.getWriter()
                .write("{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
                        .formatted(title, status, detail));
    }
}
