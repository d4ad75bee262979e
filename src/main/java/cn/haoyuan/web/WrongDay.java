package cn.haoyuan.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A page with a field for its day shows today where the address names no day at all ({@code asOf=abc}), and says so at the field.
 * Files and the interface for programs refuse such an address, because nobody would read the message there.
 */
@Component
class WrongDay extends OncePerRequestFilter {

    private static final String NAME = "asOf";
    private static final Pattern PAGES = Pattern.compile("/(board(/(?!.*export\\.).*)?|missing|units(/\\d+)?|duties)");
    private static final int LONGEST = 20;

    /** What was written instead of a day; null where nothing was wrong. */
    static @Nullable String of(HttpServletRequest request) {
        return (String) request.getAttribute(WrongDay.class.getName());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String typed = request.getMethod().equals("GET")
                        && PAGES.matcher(request.getRequestURI()).matches()
                ? request.getParameter(NAME)
                : null;
        if (typed == null || typed.isBlank() || day(typed)) {
            chain.doFilter(request, response);
            return;
        }
        request.setAttribute(WrongDay.class.getName(), typed.substring(0, Math.min(typed.length(), LONGEST)));
        chain.doFilter(new Without(request), response);
    }

    private static boolean day(String typed) {
        try {
            LocalDate.parse(typed.strip());
            return true;
        } catch (DateTimeException none) {
            return false;
        }
    }

    /** The request as if it named no day. */
    private static final class Without extends HttpServletRequestWrapper {

        Without(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getParameter(String name) {
            return name.equals(NAME) ? null : super.getParameter(name);
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            return name.equals(NAME) ? null : super.getParameterValues(name);
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            Map<String, String[]> others = new HashMap<>(super.getParameterMap());
            others.remove(NAME);
            return others;
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.enumeration(getParameterMap().keySet());
        }
    }
}
