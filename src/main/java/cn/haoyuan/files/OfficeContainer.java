package cn.haoyuan.files;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/**
 * Tells the documents of office programs from everything else that lies in the same kinds of container, and refuses those with
 * macros. Nothing is unpacked.
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

    /** An old document without macros, or empty. */
    static Optional<ContentType> inOle(Path file) throws IOException {
        if (entries(file) > MOST_PARTS) {
            return Optional.empty();
        }
        try (POIFSFileSystem container = new POIFSFileSystem(file.toFile(), true)) {
            DirectoryNode root = container.getRoot();
            return OleMacros.in(root)
                    ? Optional.empty()
                    : STREAMS.entrySet().stream()
                            .filter(stream -> root.hasEntryCaseInsensitive(stream.getKey()))
                            .map(Map.Entry::getValue)
                            .findFirst();
        } catch (IOException | RuntimeException broken) {
            // what cannot be read cannot be shown to be harmless; POI answers broken files with exceptions of many
            // kinds
            return Optional.empty();
        }
    }

    /** How many entries the directory may have, counted before it is read into memory: each is 128 bytes long and aligned. */
    private static int entries(Path file) throws IOException {
        int entries = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            for (byte[] entry = in.readNBytes(ENTRY); entry.length == ENTRY; entry = in.readNBytes(ENTRY)) {
                boolean named = entry[65] == 0 && entry[64] > 2 && entry[64] <= 64 && entry[64] % 2 == 0;
                entries += named && (entry[66] == 1 || entry[66] == 2) ? 1 : 0;
            }
        }
        return entries;
    }
}
