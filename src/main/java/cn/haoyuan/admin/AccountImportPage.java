package cn.haoyuan.admin;

import cn.haoyuan.sheet.SentSheet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The import of accounts.
 *
 * @param refused why the file could not be read at all; null otherwise
 * @param checked what became of the file; null before one was sent
 * @param created new accounts, made or to be made
 * @param added posts for those who have accounts, given or to be given
 * @param shared which kindergartens would have two principals at once, or have them now, one sentence each
 * @param passwords those of the new accounts, to be downloaded, within the page itself because they are kept nowhere
 */
public record AccountImportPage(
        @Nullable String refused,
        SentSheet.@Nullable Checked checked,
        boolean entered,
        int created,
        int added,
        List<FirstPassword> handed,
        List<String> shared,
        @Nullable String passwords) {

    /** The most that a file may have. */
    public static final int MEGABYTES = 1;

    static AccountImportPage blank(@Nullable String refused) {
        return new AccountImportPage(refused, null, false, 0, 0, List.of(), List.of(), null);
    }
}
