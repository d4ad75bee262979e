package cn.haoyuan.publication;

import cn.haoyuan.plan.PlanFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.multipart.MultipartFile;

/**
 * A YAML file that was handed in.
 *
 * @param refusal why it was not even read, in Chinese; null where it was
 * @param status what that is answered with
 */
record YamlUpload(PlanFile file, @Nullable String refusal, HttpStatus status) {

    /** Bytes of a file; the bundled plan has 38 thousand. */
    private static final long LARGEST = 1_000_000;

    /** {@code kind}: what the file should be, as 计划文件. */
    static YamlUpload of(MultipartFile file, String kind) throws IOException {
        String name = name(file);
        if (file.getSize() > LARGEST) {
            String why = "文件有 %.1f MB，%s不能超过 1 MB，没有读取。".formatted(file.getSize() / 1e6, kind);
            return new YamlUpload(new PlanFile(name, ""), why, HttpStatus.CONTENT_TOO_LARGE);
        }
        if (file.isEmpty()) {
            String why = "请选择%s；选的若是空文件（0 字节），请检查后重新选择。没有读取。".formatted(kind);
            return new YamlUpload(new PlanFile(name, ""), why, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return new YamlUpload(
                new PlanFile(name, new String(file.getBytes(), StandardCharsets.UTF_8)), null, HttpStatus.OK);
    }

    private static String name(MultipartFile file) {
        String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        return last.isBlank() || last.length() > 100 ? "plan.yaml" : last;
    }
}
