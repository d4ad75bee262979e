package cn.haoyuan.web;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/** Files that a page hands out. */
public final class Download {

    private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";

    private Download() {}

    /** A spreadsheet of what there was on that day; the day stands in its name as ISO 8601 has it, so that files sort by it. */
    public static void sheet(HttpServletResponse response, String what, LocalDate day) {
        begin(response, sheet(what, day));
    }

    /** The name of such a file. */
    public static String sheet(String what, LocalDate day) {
        return what + " " + day + ".xlsx";
    }

    /**
     * Says what follows: a file to be kept under this name, its type told by the extension (xlsx, docx or pdf).
     *
     * @param name as {@link #kept} takes it
     */
    public static void begin(HttpServletResponse response, String name) {
        response.setContentType(
                switch (name.substring(name.lastIndexOf('.') + 1)) {
                    case "xlsx" -> OFFICE + "spreadsheetml.sheet";
                    case "docx" -> OFFICE + "wordprocessingml.document";
                    case "pdf" -> "application/pdf";
                    default -> throw new IllegalArgumentException(name);
                });
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, kept(name));
    }

    /** The header that says under which name to keep what follows; signs that no file system takes become spaces. */
    public static String kept(String name) {
        return ContentDisposition.attachment()
                .filename(name.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", " "), StandardCharsets.UTF_8)
                .build()
                .toString();
    }
}
