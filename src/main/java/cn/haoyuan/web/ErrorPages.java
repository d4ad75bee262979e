package cn.haoyuan.web;

import cn.haoyuan.access.KeptForm;
import cn.haoyuan.access.Open;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.util.UriUtils;

/** Where every error ends: a page for people, problem+json (RFC 9457) for other systems. */
@Controller
@Open
class ErrorPages implements ErrorController {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);

    private final SignInController signIn;

    ErrorPages(SignInController signIn) {
        this.signIn = signIn;
    }

    @RequestMapping("/error")
    Object error(HttpServletRequest request) {
        KeptForm lost = KeptForm.lost(request);
        if (lost != null) {
            return signIn.lost(request, lost, request.getUserPrincipal());
        }
        int status = status(request);
        String path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        String number = status < 500 ? null : logged(request, status, path);
        if (!path.startsWith("/api/")) {
            return Html.of("web/error", ErrorPage.of(status, reason(request), number), HttpStatusCode.valueOf(status));
        }
        ErrorPage page = ErrorPage.ofInterface(status, reason(request), number);
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatusCode.valueOf(status), page.text());
        problem.setTitle(page.title());
        problem.setInstance(URI.create(UriUtils.encodePath(path, StandardCharsets.UTF_8)));
        if (page.number() != null) {
            problem.setProperty("number", page.number());
        }
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static int status(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status ? status : 404;
    }

    /** The reason that our own code gave; those of libraries are in English and stay in the log. */
    private static @Nullable String reason(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_MESSAGE) instanceof String text
                        && text.codePoints().anyMatch(Character::isIdeographic)
                ? text
                : null;
    }

    private static String logged(HttpServletRequest request, int status, String path) {
        String number = Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36)
                .toUpperCase(Locale.ROOT);
        Object cause = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        Object method = request.getAttribute(RequestDispatcher.ERROR_METHOD);
        LOG.error("{} on {} {}, quoted as number {}: {}", status, method, path, number, String.valueOf(cause));
        return number;
    }
}
