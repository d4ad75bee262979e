package cn.haoyuan.workrecord;

import cn.haoyuan.plan.EvidenceKind;
import cn.haoyuan.sheet.SentSheet;
import cn.haoyuan.web.Choice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The import of records.
 *
 * @param kindsRecorded for which kinds there is a template
 * @param refused why the file could not be read at all; null otherwise
 * @param checked what became of the file; null before one was sent
 * @param added records that are new
 * @param left what of the file is not recorded, in words
 */
public record RecordImportPage(
        List<EvidenceKind> kindsRecorded,
        @Nullable String refused,
        SentSheet.@Nullable Checked checked,
        int added,
        String left) {

    /** The most that a file may have. */
    public static final int MEGABYTES = 2;

    public List<Choice> kinds() {
        return kindsRecorded.stream()
                .map(kind -> new Choice(kind.name(), kind.label()))
                .toList();
    }

    public int most() {
        return RecordUpload.MOST;
    }
}
