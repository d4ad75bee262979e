package cn.haoyuan.register;

import cn.haoyuan.org.Kindergarten;
import cn.haoyuan.org.Sponsor;
import cn.haoyuan.org.UnitKind;
import org.jspecify.annotations.Nullable;

/**
 * A unit in the list.
 *
 * @param county the county that it lies in
 * @param area the area that it lies in, if it lies in one directly
 * @param ended how it came to an end, as 已于2022年11月23日撤销; null where it stands
 * @param elsewhere the county to which it went since, with all that is known of it: the viewer sees that no longer; "" where it
 *     lies in none, null where the viewer sees it
 * @param profile null for all but kindergartens, and where none is on record
 * @param groupHead 机构标识码 of the head of its group, if it has one within the viewer's scope
 */
public record UnitRow(
        int id,
        UnitKind kind,
        @Nullable String code,
        String name,
        @Nullable String parent,
        @Nullable String county,
        @Nullable String area,
        @Nullable String ended,
        @Nullable String elsewhere,
        @Nullable Kindergarten profile,
        @Nullable String groupHead) {

    /** Sponsor in the words of the register. */
    public String sponsorWords() {
        if (profile == null) {
            return "";
        }
        return profile.sponsor() == Sponsor.PRIVATE && profile.inclusive()
                ? "普惠性民办"
                : profile.sponsor().label();
    }
}
