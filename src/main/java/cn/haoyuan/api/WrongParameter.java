package cn.haoyuan.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Tells another system which of its parameters is wrong and what it may be. */
@Order(Ordered.HIGHEST_PRECEDENCE)
@RestControllerAdvice(basePackageClasses = WrongParameter.class)
class WrongParameter {

    @ExceptionHandler
    void refuse(MethodArgumentTypeMismatchException wrong, HttpServletResponse response) throws IOException {
        response.sendError(
                HttpServletResponse.SC_BAD_REQUEST,
                "参数 %s 的值不对，应为%s。".formatted(wrong.getName(), Words.kind(wrong.getParameter())));
    }
}
