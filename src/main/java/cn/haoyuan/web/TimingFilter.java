package cn.haoyuan.web;

import cn.haoyuan.database.QueryCount;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Tells with each page how long the server worked and how many statements it sent (header Server-Timing: app in
 * milliseconds, db as a count). On in the demonstration, tests and benchmarks.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
@ConditionalOnProperty("haoyuan.timing")
class TimingFilter extends OncePerRequestFilter {

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        // a sign-in that carries a form is forwarded, after which the server takes nothing more
        return path.equals("/sign-in") && request.getMethod().equals("POST")
                || path.startsWith("/assets/")
                || path.startsWith("/webjars/")
                || path.contains("/export")
                || path.startsWith("/files");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        AtomicInteger queries = new AtomicInteger();
        ContentCachingResponseWrapper held = new ContentCachingResponseWrapper(response);
        long start = System.nanoTime();
        try {
            QueryCount.counting(queries, () -> {
                chain.doFilter(request, held);
                return true;
            });
        } catch (ServletException | IOException | RuntimeException broken) {
            throw broken;
        } catch (Exception broken) {
            throw new ServletException(broken);
        } finally {
            double millis = (System.nanoTime() - start) / 1e6;
            response.setHeader("Server-Timing", "app;dur=%.1f, db;desc=\"%d\"".formatted(millis, queries.get()));
            held.copyBodyToResponse();
        }
    }
}
