package cn.haoyuan.org;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a register file would do to one kindergarten.
 *
 * @param line number of its row in the file
 * @param name as the file has it
 * @param parent the county that it would stand in, with the area
 * @param fresh whether it would open
 * @param formerName what it is called now, if that would change
 * @param formerParent where it stands now, if that would change
 * @param fields what else would change
 */
public record RegisterChange(
        int line,
        String code,
        String name,
        String parent,
        boolean fresh,
        @Nullable String formerName,
        @Nullable String formerParent,
        List<Field> fields) {

    /**
     * A value that would be another.
     *
     * @param column its name as in {@link RegisterRow}, in capitals: GROUP_HEAD
     * @param before the value as stored; null for none
     */
    public record Field(
            String column,
            @Nullable String before,
            @Nullable String after) {}
}
