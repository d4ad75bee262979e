package cn.haoyuan.files;

import cn.haoyuan.access.Needs;
import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.audit.TakenFiles;
import cn.haoyuan.web.NotFound;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Files in and out. They always leave as attachments, never to be shown by the browser as a page of ours. */
@Controller
class FileController {

    private final Attachments attachments;

    FileController(Attachments attachments) {
        this.attachments = attachments;
    }

    @GetMapping("/files/{id}")
    @Needs(Permission.SEE_BOARD)
    ResponseEntity<Resource> download(@PathVariable long id, HttpServletRequest request) {
        Attachments.Opened opened = attachments.open(id).orElseThrow(NotFound::new);
        Attachment attachment = opened.attachment();
        if (attachment.shown()) {
            TakenFiles.partOfAPage(request);
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(attachment.mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(attachment.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                // what pages show small is kept by the browser, and asked about each time: who may not see it any more
                // does not
                .header(HttpHeaders.CACHE_CONTROL, attachment.shown() ? "private, no-cache" : "private, no-store")
                .eTag(attachment.shown() ? "\"" + opened.sha256() + "\"" : null)
                .body(new FileSystemResource(opened.file()));
    }

    /**
     * For uploads by script, one file each: 201 with id, name and size, or 422 with the reason. The same key again answers the
     * file that was kept first.
     */
    @PostMapping("/files")
    @Needs(Permission.RECORD_WORK)
    ResponseEntity<Map<String, Object>> upload(
            @RequestParam MultipartFile file, @RequestParam(required = false) @Nullable UUID key, Viewer viewer) {
        return switch (attachments.store(viewer, file, key)) {
            case Upload.Stored(Attachment stored) ->
                ResponseEntity.status(HttpStatus.CREATED)
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(Map.of("id", stored.id(), "name", stored.name(), "size", stored.size()));
            case Upload.Refused(String reason) ->
                ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT)
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(Map.of("message", reason));
        };
    }
}
