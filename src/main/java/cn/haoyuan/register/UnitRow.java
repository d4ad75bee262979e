package cn.haoyuan.register;

import cn.haoyuan.org.Grade;
import cn.haoyuan.org.Sponsor;
import cn.haoyuan.org.UnitKind;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A unit in the list; what only kindergartens have is null for others and where no profile is on record. */
public record UnitRow(
        int id,
        UnitKind kind,
        @Nullable String code,
        String name,
        @Nullable String parent,
        @Nullable String county,
        @Nullable Sponsor sponsor,
        @Nullable Boolean inclusive,
        @Nullable Grade grade,
        @Nullable String terrain,
        @Nullable String locality,
        @Nullable LocalDate openedOn,
        @Nullable String address,
        int classes,
        int children,
        int staff) {

    /** Sponsor in the words of the register. */
    public String sponsorWords() {
        if (sponsor == null) {
            return "";
        }
        return sponsor == Sponsor.PRIVATE && Boolean.TRUE.equals(inclusive) ? "普惠性民办" : sponsor.label();
    }
}
