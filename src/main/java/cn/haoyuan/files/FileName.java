package cn.haoyuan.files;

import cn.haoyuan.database.Cut;
import java.text.Normalizer;
import java.util.Arrays;

/** Makes the name that a browser sent fit to be shown and saved. It never becomes part of a path here. */
final class FileName {

    private static final int LONGEST = 200;

    private FileName() {}

    /** The last part of the name, without characters that systems forbid or that hide its end; its extension fits the type. */
    static String clean(String sent, ContentType type) {
        String last = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
        StringBuilder kept = new StringBuilder();
        Normalizer.normalize(last, Normalizer.Form.NFC)
                .codePoints()
                .filter(FileName::shows)
                .forEach(c -> kept.appendCodePoint("<>:\"|?*".indexOf(c) >= 0 ? '_' : c));
        String name = kept.toString().strip().replaceFirst("^\\.+", "").strip();
        if (name.isEmpty() || name.equalsIgnoreCase(type.extension())) {
            name = "附件." + type.extension();
        }
        return shorten(type.fits(name) ? name : name + "." + type.extension());
    }

    /** Of a cleaned name that also ends as those of another type do (照片.jpg.txt): what its content is and what not; "" of others. */
    static String told(String name) {
        String sent = name.substring(0, Math.max(0, name.lastIndexOf('.')));
        boolean other = Arrays.stream(ContentType.values()).anyMatch(type -> type.fits(sent) && !type.fits(name));
        return other ? "（内容是 " + extension(name) + "，不是 " + extension(sent) + "，已按内容改名）" : "";
    }

    private static String extension(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** Control characters, marks that turn the direction of writing, and halves of characters do not show. */
    private static boolean shows(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    private static String shorten(String name) {
        if (!Cut.exceeds(LONGEST, name)) {
            return name;
        }
        String extension = name.substring(name.lastIndexOf('.'));
        int room = LONGEST - extension.length();
        return name.substring(0, name.offsetByCodePoints(0, room)) + extension;
    }
}
