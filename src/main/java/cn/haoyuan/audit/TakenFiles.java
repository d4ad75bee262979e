package cn.haoyuan.audit;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.database.Cut;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Puts on record who takes a file away, and with which conditions. It stands at the header that makes an answer a file, so that no
 * route can forget it and the act is there before the first byte goes out; where it cannot be recorded, nothing goes out.
 */
@Component
public class TakenFiles extends OncePerRequestFilter {

    private static final int LONGEST = 200;
    private static final String PART_OF_A_PAGE = TakenFiles.class.getName();

    private final Audit audit;
    private final TransactionTemplate own;

    TakenFiles(Audit audit, PlatformTransactionManager transactions) {
        this.audit = audit;
        own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** The answer is a picture that a page shows: looking at the page takes no file away. */
    public static void partOfAPage(HttpServletRequest request) {
        request.setAttribute(PART_OF_A_PAGE, true);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, new Answer(request, response));
    }

    private final class Answer extends HttpServletResponseWrapper {

        private final HttpServletRequest request;
        private boolean recorded;

        Answer(HttpServletRequest request, HttpServletResponse response) {
            super(response);
            this.request = request;
        }

        @Override
        public void setHeader(String name, @Nullable String value) {
            look(name, value);
            super.setHeader(name, value);
        }

        @Override
        public void addHeader(String name, @Nullable String value) {
            look(name, value);
            super.addHeader(name, value);
        }

        private void look(String name, @Nullable String value) {
            if (!recorded
                    && !request.getMethod().equals("HEAD")
                    && value != null
                    && value.startsWith("attachment")
                    && HttpHeaders.CONTENT_DISPOSITION.equalsIgnoreCase(name)
                    && request.getAttribute(PART_OF_A_PAGE) == null
                    && request.getAttribute(Viewer.class.getName()) instanceof Viewer viewer) {
                // whoever waits for a second connection while holding one keeps the others waiting, at worst all of
                // them
                if (TransactionSynchronizationManager.isActualTransactionActive()) {
                    throw new IllegalStateException("a file is announced before its transaction begins");
                }
                recorded = true;
                String file = Objects.requireNonNullElse(
                        ContentDisposition.parse(value).getFilename(), request.getRequestURI());
                own.executeWithoutResult(status -> audit.record(
                        viewer, Verb.EXPORT, "export", "-", viewer.unitId(), "导出 " + file + conditions(), ""));
            }
        }

        /** Where it was asked for and what the list was narrowed by; what is sent with a form is none, nor is a form's token. */
        private String conditions() {
            String all = !request.getMethod().equals("GET")
                    ? ""
                    : new TreeMap<>(request.getParameterMap())
                            .entrySet().stream()
                                    .filter(each -> !each.getKey().startsWith("_"))
                                    .map(each ->
                                            each.getKey() + "=" + Cut.to(LONGEST, String.join(",", each.getValue())))
                                    .filter(each -> !each.endsWith("="))
                                    .collect(Collectors.joining("&"));
            return "（" + request.getRequestURI() + (all.isEmpty() ? "" : "?" + all) + "）";
        }
    }
}
