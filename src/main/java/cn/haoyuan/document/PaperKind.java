package cn.haoyuan.document;

import cn.haoyuan.web.Exports;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a paper is printed as; the name in lower case is the file's extension. */
public enum PaperKind {
    DOCX("Word", 2000),
    PDF("PDF", 500);

    private final String label;
    private final int mostRows;

    PaperKind(String label, int mostRows) {
        this.label = label;
        this.mostRows = mostRows;
    }

    /** The kind of a file's extension. */
    public static PaperKind of(String extension) {
        return valueOf(extension.toUpperCase(Locale.ROOT));
    }

    /**
     * The most rows that all tables of a paper have together. A Word file is streamed and ends where nobody turns pages any more
     * (200 pages); a PDF is laid out in memory, 500 broad rows take about 3 s and 60 MB.
     */
    public int mostRows() {
        return mostRows;
    }

    /** The files of a list, without those that would be too long. */
    public static Exports within(Exports exports, long rows) {
        return exports.refusing(DOCX.refusal(rows), PDF.refusal(rows));
    }

    private @Nullable String refusal(long rows) {
        return rows > mostRows ? label + " 最多 " + mostRows + " 行" : null;
    }

    /** The sentence for a list that is too long to be printed. */
    public String tooMany(long rows) {
        return tooMany(rows, false);
    }

    /** The same; {@code more}: of a list that has so many rows or more. */
    public String tooMany(long rows, boolean more) {
        return "共 " + rows + " 行" + (more ? "以上" : "") + "，" + label + " 最多 " + mostRows + " 行。请先筛选，或者导出 Excel。";
    }
}
