package cn.haoyuan.files;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Tells the documents of office programs from everything else that lies in the same kinds of container. Only names inside the
 * container are read; nothing is unpacked.
 */
final class OfficeContainer {

    /** Office documents have some hundreds of parts; more is something else. */
    private static final int MOST_PARTS = 20_000;

    private static final Map<String, ContentType> PARTS = Map.of(
            "word/document.xml", ContentType.DOCX,
            "xl/workbook.xml", ContentType.XLSX,
            "ppt/presentation.xml", ContentType.PPTX);

    /** Names of the main stream in a compound file, as Office and WPS write them. */
    private static final Map<String, ContentType> STREAMS = Map.of(
            "WordDocument", ContentType.DOC,
            "Workbook", ContentType.XLS,
            "Book", ContentType.XLS,
            "PowerPoint Document", ContentType.PPT);

    private static final int ENTRY = 128;

    private OfficeContainer() {}

    /** A document without macros, or empty. */
    static Optional<ContentType> inZip(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_PARTS
                    || zip.stream().anyMatch(part -> part.getName().endsWith("vbaProject.bin"))) {
                return Optional.empty();
            }
            if (zip.getEntry("OFD.xml") != null) {
                return Optional.of(ContentType.OFD);
            }
            if (zip.getEntry("[Content_Types].xml") == null) {
                return Optional.empty();
            }
            return PARTS.entrySet().stream()
                    .filter(part -> zip.getEntry(part.getKey()) != null)
                    .map(Map.Entry::getValue)
                    .findFirst();
        } catch (ZipException broken) {
            return Optional.empty();
        }
    }

    /** Entries of a compound file's directory are 128 bytes long and aligned; the main stream's name tells the program. */
    static Optional<ContentType> inOle(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            byte[] entry = in.readNBytes(ENTRY);
            while (entry.length == ENTRY) {
                int nameBytes = (entry[64] & 0xff) | (entry[65] & 0xff) << 8;
                if (entry[66] == 2 && nameBytes > 2 && nameBytes <= 64) {
                    String name = new String(Arrays.copyOf(entry, nameBytes - 2), StandardCharsets.UTF_16LE);
                    ContentType type = STREAMS.get(name);
                    if (type != null) {
                        return Optional.of(type);
                    }
                }
                entry = in.readNBytes(ENTRY);
            }
            return Optional.empty();
        }
    }
}
