package cn.haoyuan.files;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/** Says so when a form is larger than the server takes at all; without it the form would look like one without its token. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class TooLargeFilter extends OncePerRequestFilter {

    private final DataSize most;

    TooLargeFilter(@Value("${spring.servlet.multipart.max-request-size}") DataSize most) {
        this.most = most;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() <= most.toBytes()) {
            chain.doFilter(request, response);
            return;
        }
        response.setStatus(HttpStatus.CONTENT_TOO_LARGE.value());
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().write("文件太大，没有保存。请返回上一页（填写的文字还在）：每个文件不超过 50 MB；有几个大文件时，一次上传一个。");
    }
}
