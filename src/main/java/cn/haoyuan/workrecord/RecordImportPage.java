package cn.haoyuan.workrecord;

import cn.haoyuan.sheet.Mark;
import cn.haoyuan.web.Choice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The import of records.
 *
 * @param kinds for which kinds there is a template
 * @param refused why the file could not be read at all; null otherwise
 * @param fileName the name of the file sent; null before one was
 * @param marked the marked copy, in base 64, within the page itself because it is kept nowhere; null if nothing is wrong
 */
public record RecordImportPage(
        List<Choice> kinds,
        @Nullable String refused,
        @Nullable String fileName,
        int rows,
        List<Mark> problems,
        int added,
        int before,
        @Nullable String marked) {

    /** How many problems the page itself lists. */
    public static final int SHOWN = 200;

    public int most() {
        return RecordUpload.MOST;
    }

    /** The first problems. */
    public List<Mark> shown() {
        return problems.subList(0, Math.min(SHOWN, problems.size()));
    }
}
