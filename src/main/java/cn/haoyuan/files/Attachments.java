package cn.haoyuan.files;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.database.Cut;
import cn.haoyuan.parameter.ParameterKey;
import cn.haoyuan.parameter.Parameters;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Takes files in and finds them again. */
@Component
public class Attachments {

    /** The most megabytes that one file may have. */
    public static final int MEGABYTES = 50;

    private static final long MEGABYTE = 1024 * 1024;

    /** The same in bytes. */
    public static final long LARGEST = MEGABYTES * MEGABYTE;

    private static final String ACCEPTED =
            "可以上传 PDF、OFD、Word、Excel、PPT、WPS 文档、图片（jpg、png、webp、heic）和纯文本，不收压缩包、网页、程序和带宏的文档";

    private final Vault vault;
    private final AttachmentRows rows;
    private final Parameters parameters;
    private final ContentTypes types = new ContentTypes();

    Attachments(Vault vault, AttachmentRows rows, Parameters parameters) {
        this.vault = vault;
        this.rows = rows;
        this.parameters = parameters;
    }

    /**
     * What came of files that were sent with a form.
     *
     * @param ids of those that were kept
     * @param doubles says of each that was there already that it was not kept again
     * @param refused why the others were not kept, without a full stop
     */
    public record Added(List<Long> ids, List<String> doubles, List<String> refused) {}

    /** The files that somebody chose: an empty field sends one without a name. */
    public static List<MultipartFile> sent(Collection<MultipartFile> files) {
        return files.stream()
                .filter(file -> !file.isEmpty() || !name(file).isEmpty())
                .toList();
    }

    /**
     * Keeps the files of one field beside those that it holds, as long as it has room.
     *
     * @param most that the field may hold
     */
    public Added add(Viewer viewer, Collection<Long> held, int most, Collection<MultipartFile> files) {
        List<Long> all = new ArrayList<>(held);
        List<String> doubles = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (MultipartFile file : sent(files)) {
            if (all.size() >= most) {
                refused.add("最多 %d 个附件，多出的没有上传".formatted(most));
                break;
            }
            switch (store(viewer, file)) {
                case Upload.Stored(var stored) -> {
                    if (holds(all, stored)) {
                        doubles.add("已经有这份附件“%s”，只留一份。".formatted(stored.name()));
                    } else {
                        all.add(stored.id());
                    }
                }
                case Upload.Refused(String reason) -> refused.add(reason);
            }
        }
        return new Added(all.subList(held.size(), all.size()), doubles, refused);
    }

    /** Keeps the file as one of the viewer's unit; its row joins the running transaction. */
    Upload store(Viewer viewer, MultipartFile file) {
        return store(viewer, file, null);
    }

    /**
     * The same, once only.
     *
     * @param key made on the device with the file: the same key from the same post again answers the file kept first; null if
     *     there is none
     */
    public Upload store(Viewer viewer, MultipartFile file, @Nullable UUID key) {
        String name = name(file);
        if (file.getSize() > LARGEST) {
            return refused(name, "超过 " + MEGABYTES + " MB，请缩小图片或拆成几个文件再传");
        }
        Optional<Attachment> before = key == null ? Optional.empty() : rows.made(viewer, key);
        if (before.isPresent()) {
            return new Upload.Stored(before.get());
        }
        int megabytes = parameters.current().city(ParameterKey.UPLOADS);
        if (rows.today(viewer) + file.getSize() > megabytes * MEGABYTE) {
            return refused(name, "没有保存：您今天上传的文件合计将超过 %d MB，请明天再传".formatted(megabytes));
        }
        try (InputStream content = file.getInputStream()) {
            return store(viewer, name, content, key);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The same for content that does not come from a form. */
    Upload store(Viewer viewer, String name, InputStream content) {
        return store(viewer, name, content, null);
    }

    private Upload store(Viewer viewer, String name, InputStream content, @Nullable UUID clientKey) {
        Vault.Incoming bytes = vault.take(content, LARGEST);
        if (bytes == null) {
            return refused(name, "超过 " + MEGABYTES + " MB，请缩小图片或拆成几个文件再传");
        }
        try {
            if (bytes.size() == 0) {
                return refused(name, "是空文件");
            }
            Optional<ContentType> type = types.of(bytes.file());
            if (type.isEmpty()) {
                return refused(name, "的内容不是可以上传的类型。" + ACCEPTED);
            }
            Optional<Vault.Incoming> bare = withoutMetadata(type.get(), bytes);
            if (bare.isEmpty()) {
                return refused(name, "是损坏的图片，请重新导出后再传");
            }
            String key = vault.keep(bare.get());
            Optional<Attachment> added =
                    rows.add(viewer, key, clientKey, FileName.clean(name, type.get()), type.get(), bare.get());
            if (added.isEmpty()) {
                vault.remove(key);
            }
            return new Upload.Stored(added.orElseGet(
                    () -> rows.made(viewer, Objects.requireNonNull(clientKey)).orElseThrow()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } finally {
            dropQuietly(bytes);
        }
    }

    /** A photo without place, time and device; anything else as it came. Empty if the photo is broken. */
    private Optional<Vault.Incoming> withoutMetadata(ContentType type, Vault.Incoming bytes) throws IOException {
        if (!PhotoMetadata.in(type)) {
            return Optional.of(bytes);
        }
        Path bare = Files.createTempFile("photo", ".bare");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(bare))) {
                PhotoMetadata.leaveOut(type, bytes.file(), out);
            } catch (IOException broken) {
                return Optional.empty();
            }
            try (InputStream in = Files.newInputStream(bare)) {
                return Optional.ofNullable(vault.take(in, LARGEST));
            }
        } finally {
            Files.delete(bare);
        }
    }

    /**
     * Those of the ids that lie in the scope, and those that its post attached, even for a unit outside it (an inspector's own);
     * in the order in which they were uploaded.
     */
    public List<Attachment> find(Collection<Long> ids) {
        return rows.find(ids).stream().map(AttachmentRows.Stored::attachment).toList();
    }

    /** Whether one of the others has the name and the content of the file that was just stored. */
    private boolean holds(Collection<Long> others, Attachment stored) {
        List<AttachmentRows.Stored> all =
                rows.find(Stream.concat(others.stream(), Stream.of(stored.id())).toList());
        return all.stream().filter(row -> row.id() == stored.id()).anyMatch(mine -> all.stream()
                .filter(other -> other.id() != stored.id())
                .anyMatch(other ->
                        other.name().equals(mine.name()) && other.sha256().equals(mine.sha256())));
    }

    /** Those of the ids that the viewer's post uploaded itself, and nobody else's: what it may attach to its work. */
    public List<Attachment> own(Viewer viewer, Collection<Long> ids) {
        return rows.own(viewer, ids);
    }

    /** @param sha256 of its content, in hexadecimal digits */
    record Opened(Attachment attachment, Path file, String sha256) {}

    /** The file to download, if it may be seen. */
    Optional<Opened> open(long id) {
        return rows.find(List.of(id)).stream()
                .findFirst()
                .map(row -> new Opened(row.attachment(), vault.path(row.key()), row.sha256()));
    }

    private void dropQuietly(Vault.Incoming bytes) {
        try {
            vault.drop(bytes);
        } catch (IOException stays) {
            return;
        }
    }

    private static String name(MultipartFile file) {
        return Objects.requireNonNullElse(file.getOriginalFilename(), "");
    }

    private static Upload.Refused refused(String name, String why) {
        String shown = name.isBlank() ? "文件" : "“" + Cut.to(60, name.strip()) + "”";
        return new Upload.Refused(shown + why);
    }
}
