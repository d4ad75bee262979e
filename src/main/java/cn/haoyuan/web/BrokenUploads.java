package cn.haoyuan.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/** An upload that is too large, was cut off, or is none: the sender's fault, not the server's. */
@ControllerAdvice
class BrokenUploads {

    @ExceptionHandler(MultipartException.class)
    void refuse(MultipartException broken, HttpServletResponse response) throws IOException {
        if (broken instanceof MaxUploadSizeExceededException) {
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        } else {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST, "没有收到完整的文件，请重新选择后再上传。");
        }
    }
}
