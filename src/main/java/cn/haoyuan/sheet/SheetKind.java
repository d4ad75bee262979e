package cn.haoyuan.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What a file handed in as a spreadsheet is, seen from how it begins. */
enum SheetKind {
    WORKBOOK,
    /** A workbook of before 2007. */
    OLD_WORKBOOK,
    /** A workbook that asks for a password. */
    LOCKED,
    /** HTML or XML: what some systems export under the name .xls. */
    WEB_PAGE,
    /** Named as a workbook, but none. */
    BROKEN_WORKBOOK,
    /** Neither a workbook nor text. */
    NO_SHEET,
    TEXT;

    private static final int LOOKED_AT = 4096;
    private static final int BLOCK = 1 << 16;

    /** What holds a workbook under a password is called so, in UTF-16. */
    private static final String LOCKED_STREAM = "EncryptedPackage".replaceAll(".", "$0\0");

    static SheetKind of(Path file, String name) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(LOOKED_AT);
        }
        String start = new String(head, StandardCharsets.ISO_8859_1);
        if (start.startsWith("PK")) {
            return WORKBOOK;
        }
        if (start.startsWith("\u00D0\u00CF\u0011\u00E0")) {
            return encrypted(file) ? LOCKED : OLD_WORKBOOK;
        }
        String bare = start.replaceFirst("^\u00EF\u00BB\u00BF", "").stripLeading();
        if (bare.startsWith("<")) {
            return WEB_PAGE;
        }
        if (name.toLowerCase(Locale.ROOT).endsWith(".xlsx")) {
            return BROKEN_WORKBOOK;
        }
        return utf16(start) || start.chars().allMatch(SheetKind::written) ? TEXT : NO_SHEET;
    }

    private static boolean utf16(String start) {
        return start.startsWith("\u00FF\u00FE") || start.startsWith("\u00FE\u00FF");
    }

    /** Whether the byte occurs in text of any charset that is read. */
    private static boolean written(int c) {
        return c >= ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == 0x1A;
    }

    /** Looks for the name of the stream, and not through the container: a directory of any size could be in it. */
    private static boolean encrypted(Path file) throws IOException {
        String before = "";
        try (InputStream in = Files.newInputStream(file)) {
            for (byte[] some = in.readNBytes(BLOCK); some.length > 0; some = in.readNBytes(BLOCK)) {
                String text = before + new String(some, StandardCharsets.ISO_8859_1);
                if (text.contains(LOCKED_STREAM)) {
                    return true;
                }
                before = text.substring(Math.max(0, text.length() - LOCKED_STREAM.length()));
            }
        }
        return false;
    }
}
