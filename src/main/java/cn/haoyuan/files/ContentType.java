package cn.haoyuan.files;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What may be attached: documents and pictures that an office opens, nothing that a browser or a system would run. */
enum ContentType {
    PDF("application/pdf", "pdf"),
    OFD("application/ofd", "ofd"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    PPTX("application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"),
    DOC("application/msword", "doc", "wps"),
    XLS("application/vnd.ms-excel", "xls", "et"),
    PPT("application/vnd.ms-powerpoint", "ppt", "dps"),
    JPEG("image/jpeg", "jpg", "jpeg"),
    PNG("image/png", "png"),
    WEBP("image/webp", "webp"),
    HEIC("image/heic", "heic", "heif"),
    TEXT("text/plain", "txt", "csv");

    private final String mediaType;
    private final List<String> extensions;

    ContentType(String mediaType, String... extensions) {
        this.mediaType = mediaType;
        this.extensions = List.of(extensions);
    }

    String mediaType() {
        return mediaType;
    }

    /** What every browser shows as a picture. */
    static Stream<ContentType> pictures() {
        return Stream.of(JPEG, PNG, WEBP);
    }

    /** The extension to add to a name that does not end in one of this type's. */
    String extension() {
        return extensions.getFirst();
    }

    boolean fits(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return extensions.stream().anyMatch(extension -> lower.endsWith("." + extension));
    }
}
