package cn.haoyuan.admin;

import cn.haoyuan.sheet.Mark;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The import of accounts.
 *
 * @param refused why the file could not be read at all; null otherwise
 * @param fileName the name of the file sent; null before one was
 * @param sheet what is to be downloaded, within the page itself because it is kept nowhere: the passwords, or the marked copy
 */
public record AccountImportPage(
        @Nullable String refused,
        @Nullable String fileName,
        int rows,
        List<Mark> problems,
        boolean entered,
        int added,
        List<AccountUpload.Handed> handed,
        @Nullable String sheet) {

    /** How many problems the page itself lists. */
    public static final int SHOWN = 200;

    static AccountImportPage blank(@Nullable String refused) {
        return new AccountImportPage(refused, null, 0, List.of(), false, 0, List.of(), null);
    }
}
