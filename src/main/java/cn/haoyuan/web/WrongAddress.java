package cn.haoyuan.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.BindException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

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

    private static <E extends Exception> String without(
            Set<String> wrong, HttpServletRequest request, RedirectAttributes next, E cause) throws E {
        Set<String> named = new TreeSet<>(wrong);
        named.retainAll(request.getParameterMap().keySet());
        boolean page = request.getMethod().equals("GET") && !LenientAddress.forPrograms(request.getRequestURI());
        if (!page || named.isEmpty()) {
            throw cause;
        }
        UriComponentsBuilder rest =
                UriComponentsBuilder.fromPath(request.getRequestURI()).query(request.getQueryString());
        named.forEach(rest::replaceQueryParam);
        next.addFlashAttribute(
                "warning",
                named.stream()
                        .map(name -> name + "=" + LenientAddress.brief(request.getParameter(name)))
                        .collect(Collectors.joining("、", "地址里的“", "”认不出，没有采用。")));
        return "redirect:" + rest.build().toUriString();
    }
}
