package cn.haoyuan.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.BindException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * A page takes a number or a constant of its address that is none ({@code state=abc}) for not given: it opens without, and says so.
 * A number in the path that is none names nothing that there is. Files, the interface for programs and forms refuse such a request.
 */
@ControllerAdvice
class WrongAddress {

    @ExceptionHandler
    @Nullable
    String aside(
            MethodArgumentTypeMismatchException wrong,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes next)
            throws IOException {
        if (wrong.getParameter().hasParameterAnnotation(PathVariable.class)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return null;
        }
        return without(Set.of(wrong.getName()), request, next, wrong);
    }

    @ExceptionHandler
    String aside(BindException wrong, HttpServletRequest request, RedirectAttributes next) throws BindException {
        Set<String> names = wrong.getFieldErrors().stream()
                .map(error -> error.getField().replaceFirst("\\[.*", ""))
                .collect(Collectors.toSet());
        return without(names, request, next, wrong);
    }

    /** All values of a name go, at least one part of the address: no page leads to itself. */
    private static <E extends Exception> String without(
            Set<String> wrong, HttpServletRequest request, RedirectAttributes next, E cause) throws E {
        boolean page = request.getMethod().equals("GET") && !LenientAddress.forPrograms(request.getRequestURI());
        String query = request.getQueryString();
        if (!page || query == null) {
            throw cause;
        }
        List<String> rest = new ArrayList<>();
        List<String> told = new ArrayList<>();
        for (String part : query.split("&")) {
            String[] read = URLDecoder.decode(part, StandardCharsets.UTF_8).split("=", 2);
            if (wrong.contains(read[0]) && read.length == 2) {
                told.add(read[0] + "=" + LenientAddress.brief(read[1]));
            } else {
                rest.add(part);
            }
        }
        if (told.isEmpty()) {
            throw cause;
        }
        next.addFlashAttribute("warning", "地址里的“" + String.join("、", told) + "”认不出，没有采用。");
        return "redirect:" + request.getRequestURI() + (rest.isEmpty() ? "" : "?" + String.join("&", rest));
    }
}
