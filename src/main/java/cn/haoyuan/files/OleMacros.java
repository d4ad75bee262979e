package cn.haoyuan.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Set;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.Entry;

/**
 * Looks for macros in a compound file: a VBA project is a storage of its own, in a document as in one embedded in it; PowerPoint
 * tells of it in a record (MS-PPT 2.4.10), and Excel's macros of before 1993 are sheets of another type (MS-XLS 2.4.28).
 */
final class OleMacros {

    private static final Set<String> PROJECTS = Set.of("_vba_project", "_vba_project_cur", "vba", "macros");

    private static final int MOST_DEEP = 50;

    private static final int VBA_INFO = 0x0400;
    private static final int CONTAINER = 0xF;

    private static final int BOUND_SHEET = 0x0085;
    private static final int END_OF_GLOBALS = 0x000A;
    private static final Set<Integer> MACRO_SHEETS = Set.of(1, 6);

    private OleMacros() {}

    static boolean in(DirectoryNode root) throws IOException {
        return projectIn(root, 0)
                || toldIn(root, "PowerPoint Document", OleMacros::slidesTell)
                || toldIn(root, "Workbook", OleMacros::workbookTells)
                || toldIn(root, "Book", OleMacros::workbookTells);
    }

    private static boolean projectIn(DirectoryEntry storage, int depth) throws IOException {
        if (depth > MOST_DEEP) {
            throw new IOException("storages nested too deep");
        }
        for (Entry entry : storage) {
            if (PROJECTS.contains(entry.getName().toLowerCase(Locale.ROOT))
                    || entry instanceof DirectoryEntry inner && projectIn(inner, depth + 1)) {
                return true;
            }
        }
        return false;
    }

    private interface Telling {
        boolean of(InputStream stream) throws IOException;
    }

    private static boolean toldIn(DirectoryNode root, String name, Telling telling) throws IOException {
        if (!root.hasEntryCaseInsensitive(name)) {
            return false;
        }
        try (InputStream stream = root.createDocumentInputStream(name)) {
            return telling.of(stream);
        }
    }

    /** Records nest: those of a container follow its header at once. */
    private static boolean slidesTell(InputStream stream) throws IOException {
        byte[] header = stream.readNBytes(8);
        while (header.length == 8) {
            long length = number(header, 4, 4);
            if (number(header, 2, 2) == VBA_INFO) {
                byte[] info = stream.readNBytes(8);
                return info.length < 8 || number(info, 4, 4) != 0;
            }
            if ((header[0] & 0xF) != CONTAINER) {
                stream.skip(length);
            }
            header = stream.readNBytes(8);
        }
        return false;
    }

    /** The sheets are listed with their types before the first of them begins. */
    private static boolean workbookTells(InputStream stream) throws IOException {
        byte[] header = stream.readNBytes(4);
        while (header.length == 4 && number(header, 0, 2) != END_OF_GLOBALS) {
            byte[] record = stream.readNBytes((int) number(header, 2, 2));
            if (number(header, 0, 2) == BOUND_SHEET && record.length > 5 && MACRO_SHEETS.contains((int) record[5])) {
                return true;
            }
            header = stream.readNBytes(4);
        }
        return false;
    }

    private static long number(byte[] bytes, int from, int length) {
        long number = 0;
        for (int i = length - 1; i >= 0; i--) {
            number = number << 8 | bytes[from + i] & 0xff;
        }
        return number;
    }
}
