package cn.haoyuan.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A page takes a day of its address that is none ({@code asOf=abc}), and a last day before the first, for not given, and says so at
 * the field. A part of a list, a month or a year that is none it takes for not given without a word; a number beyond all numbers
 * means the last part. Files and the interface for programs refuse such an address, because nobody would read the message there.
 */
@Component
class LenientAddress extends OncePerRequestFilter {

    /** The day of a page, the day before to compare with, the bounds of a list. */
    private static final Set<String> DAYS = Set.of("asOf", "since", "from", "to");

    /** More days to compare with, of boards; elsewhere a list goes on before an entry. */
    private static final Set<String> DAYS_OF_BOARDS = Set.of("before", "until");

    private static final Pattern WITH_DAYS =
            Pattern.compile("/(board(/(?!.*export\\.).*)?|missing|units(/\\d+)?|duties(/\\d+)?|records|filings|acts)");
    private static final Pattern FOR_PROGRAMS = Pattern.compile("/api/.*|.*/export\\b.*|.*\\.(xlsx|docx|pdf)");
    private static final Pattern NUMBER = Pattern.compile("-?0*\\d{1,9}");
    private static final Pattern BEYOND_NUMBERS = Pattern.compile("\\d+");
    private static final String LARGEST = "999999999";
    private static final int LONGEST = 20;

    /** What was written instead of days, by parameter; empty where nothing was wrong. */
    @SuppressWarnings("unchecked")
    static Map<String, String> of(HttpServletRequest request) {
        return request.getAttribute(LenientAddress.class.getName()) instanceof Map<?, ?> wrong
                ? (Map<String, String>) wrong
                : Map.of();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Map<String, String> wrong = new HashMap<>();
        if (request.getMethod().equals("GET")) {
            read(request.getRequestURI()).forEach((name, reads) -> {
                String typed = request.getParameter(name);
                if (typed != null && !typed.isBlank() && !reads.test(typed.strip())) {
                    wrong.put(name, brief(typed.strip()));
                }
            });
            String from = request.getParameter("from");
            String to = request.getParameter("to");
            if (WITH_DAYS.matcher(request.getRequestURI()).matches() && reversed(from, to)) {
                wrong.put("to", to.strip());
            }
        }
        if (wrong.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        Map<String, String[]> read = new HashMap<>(request.getParameterMap());
        read.keySet().removeAll(wrong.keySet());
        if (BEYOND_NUMBERS.matcher(wrong.getOrDefault("page", "")).matches()) {
            read.put("page", new String[] {LARGEST});
        }
        request.setAttribute(LenientAddress.class.getName(), Map.copyOf(wrong));
        chain.doFilter(new As(request, read), response);
    }

    /** Whether nobody reads this as a page. */
    static boolean forPrograms(String path) {
        return FOR_PROGRAMS.matcher(path).matches();
    }

    /** What was typed, so far as a message repeats it. */
    static String brief(String typed) {
        return typed.substring(0, Math.min(typed.length(), LONGEST));
    }

    /** What the page at this path reads leniently, by parameter. */
    private static Map<String, Predicate<String>> read(String path) {
        Map<String, Predicate<String>> read = new HashMap<>();
        if (WITH_DAYS.matcher(path).matches()) {
            DAYS.forEach(name -> read.put(name, LenientAddress::day));
            if (path.startsWith("/board")) {
                DAYS_OF_BOARDS.forEach(name -> read.put(name, LenientAddress::day));
            }
        }
        if (!forPrograms(path)) {
            read.put("page", typed -> NUMBER.matcher(typed).matches());
        }
        if (path.equals("/")) {
            read.put("month", typed -> parses(YearMonth::parse, typed));
        }
        if (path.equals("/calendar")) {
            read.put("year", typed -> NUMBER.matcher(typed).matches());
        }
        return read;
    }

    /** Whether these are days, the first after the last. */
    private static boolean reversed(@Nullable String from, @Nullable String to) {
        return from != null
                && to != null
                && day(from.strip())
                && day(to.strip())
                && LocalDate.parse(from.strip()).isAfter(LocalDate.parse(to.strip()));
    }

    static boolean day(String typed) {
        try {
            return Day.plausible(LocalDate.parse(typed)) != null;
        } catch (DateTimeException none) {
            return false;
        }
    }

    private static boolean parses(Consumer<String> parser, String typed) {
        try {
            parser.accept(typed);
            return true;
        } catch (DateTimeException none) {
            return false;
        }
    }

    /** The request as if it said this. */
    private static final class As extends HttpServletRequestWrapper {

        private final Map<String, String[]> read;

        As(HttpServletRequest request, Map<String, String[]> read) {
            super(request);
            this.read = read;
        }

        @Override
        public @Nullable String getParameter(String name) {
            String[] values = read.get(name);
            return values == null ? null : values[0];
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            return read.get(name);
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return Map.copyOf(read);
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.enumeration(read.keySet());
        }
    }
}
