package cn.haoyuan.web;

import cn.haoyuan.access.Viewer;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Makes the frame of a request. */
@Component
class Frames {

    private final Clock clock;
    private final Assets assets;
    private final FirstPaint first;
    private final boolean demo;

    Frames(Clock clock, Assets assets, FirstPaint first, @Value("${haoyuan.demo:false}") boolean demo) {
        this.clock = clock;
        this.assets = assets;
        this.first = first;
        this.demo = demo;
    }

    Frame of(HttpServletRequest request) {
        Map<String, ?> flash = Objects.requireNonNullElse(RequestContextUtils.getInputFlashMap(request), Map.of());
        boolean boosted = request.getHeader("HX-Boosted") != null;
        boolean restoring = "true".equals(request.getHeader("HX-History-Restore-Request"));
        return new Frame(
                (Viewer) request.getAttribute(Viewer.class.getName()),
                LocalDate.now(clock),
                path(request),
                csrf((CsrfToken) request.getAttribute(CsrfToken.class.getName())),
                request.getHeader("HX-Request") != null && !boosted && !restoring,
                refused(request),
                (String) flash.get("notice"),
                flash.get("noticed") instanceof String where
                        ? new Crumb((String) Objects.requireNonNullElse(flash.get("noticedAs"), "看这一份"), where)
                        : null,
                (String) flash.get("warning"),
                LenientAddress.of(request),
                demo,
                assets::href,
                first.inline());
    }

    /** Whether the page is a form that comes back, unlike the one that keeps a form for those who must sign in again. */
    private static boolean refused(HttpServletRequest request) {
        return request.getMethod().equals("POST")
                && request.getAttribute(View.RESPONSE_STATUS_ATTRIBUTE) instanceof HttpStatusCode status
                && status.is4xxClientError()
                && status.value() != HttpStatus.UNAUTHORIZED.value();
    }

    private static String path(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String broken
                ? broken
                : String.valueOf(request.getRequestURI());
    }

    private static Frame.Csrf csrf(@Nullable CsrfToken token) {
        return token == null
                ? new Frame.Csrf("_csrf", "X-CSRF-TOKEN", "")
                : new Frame.Csrf(token.getParameterName(), token.getHeaderName(), token.getToken());
    }
}
