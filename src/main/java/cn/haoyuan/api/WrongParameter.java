package cn.haoyuan.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
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
                "参数 %s 的值不对，应为%s。".formatted(wrong.getName(), expected(wrong.getRequiredType(), wrong)));
    }

    private static String expected(@Nullable Class<?> type, MethodArgumentTypeMismatchException wrong) {
        Class<?> single = type == null || !java.util.Collection.class.isAssignableFrom(type)
                ? type
                : wrong.getParameter().nested().getNestedParameterType();
        if (single != null && single.isEnum()) {
            return "以下之一：" + String.join("、", Words.all(single));
        }
        return single == LocalDate.class ? "日期（YYYY-MM-DD）" : "整数";
    }
}
