package cn.haoyuan.files;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;

/**
 * A file that someone attached to their unit's work.
 *
 * @param unitId the unit that it belongs to
 * @param name cleaned, 1–200 characters, ends in an extension of its type
 * @param mediaType found from the content
 * @param size in bytes, at most {@link Attachments#LARGEST}
 */
public record Attachment(long id, int unitId, String name, String mediaType, long size, OffsetDateTime uploadedAt) {

    private static final long SHOWN = 1024 * 1024;

    /** Ids as a page sends them back; what is no id is left out. */
    public static List<Long> ids(List<String> sent) {
        return sent.stream()
                .filter(id -> id.matches("[0-9]{1,18}"))
                .map(Long::valueOf)
                .toList();
    }

    /** Where it is downloaded. */
    public String href() {
        return "/files/" + id;
    }

    /** Whether a page shows it small beside its name: a picture that browsers know, of at most 1 MB as phones send it (see photos.js). */
    public boolean shown() {
        return size <= SHOWN
                && ContentType.pictures().anyMatch(type -> type.mediaType().equals(mediaType));
    }

    /** The size as a person reads it (812 KB, 3.4 MB), and that it was sent under the name of something else, if it was. */
    public String sizeText() {
        return (size < 1024 * 1024
                        ? Math.max(1, size / 1024) + " KB"
                        : String.format(Locale.ROOT, "%.1f MB", size / 1024.0 / 1024.0))
                + FileName.told(name);
    }
}
