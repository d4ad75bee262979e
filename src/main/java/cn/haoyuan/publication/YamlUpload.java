package cn.haoyuan.publication;

import cn.haoyuan.plan.PlanFile;
import java.io.IOException;
import java.io.InputStream;
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

    private static final int LOOKED_AT = 4096;

    /** {@code kind}: what the file should be, as 计划文件. */
    static YamlUpload of(MultipartFile file, String kind) throws IOException {
        if (file.isEmpty()) {
            return refused(
                    file, "请选择%s；选的若是空文件（0 字节），请检查后重新选择。没有读取。".formatted(kind), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        if (!isText(file)) {
            String why = "这不是%1$s，没有读取。请选择从本系统下载、扩展名是 .yaml 的%1$s；Word、Excel、PDF、图片和压缩包都不能导入。".formatted(kind);
            return refused(file, why, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        if (file.getSize() > LARGEST) {
            String why = "文件有 %.1f MB，%s不能超过 1 MB，没有读取。".formatted(file.getSize() / 1e6, kind);
            return refused(file, why, HttpStatus.CONTENT_TOO_LARGE);
        }
        return new YamlUpload(
                new PlanFile(name(file), new String(file.getBytes(), StandardCharsets.UTF_8)), null, HttpStatus.OK);
    }

    private static YamlUpload refused(MultipartFile file, String why, HttpStatus status) {
        return new YamlUpload(new PlanFile(name(file), ""), why, status);
    }

    /** Whether it begins like text of some encoding: what office programs, cameras and archivers write has zero bytes at once, or a mark. */
    private static boolean isText(MultipartFile file) throws IOException {
        String head;
        try (InputStream in = file.getInputStream()) {
            head = new String(in.readNBytes(LOOKED_AT), StandardCharsets.ISO_8859_1);
        }
        boolean utf16 = head.startsWith("\u00FF\u00FE") || head.startsWith("\u00FE\u00FF");
        return utf16 || head.indexOf('\0') < 0 && !head.startsWith("%PDF-") && !head.startsWith("{\\rtf");
    }

    private static String name(MultipartFile file) {
        String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        return last.isBlank() || last.length() > 100 ? "plan.yaml" : last;
    }
}
