package cn.haoyuan.duty;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the filing of a duty stands that is not met: it was handed in, which no state of the duty tells. */
public enum Handed {
    /** Nobody has decided on it. */
    IN("已交待审"),
    /** Sent back, with days left to answer. */
    BACK("退回待改"),
    /** Sent back, and those days are over. */
    UNANSWERED("退回后超期未改");

    private final String label;

    Handed(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** Knows of filings. Declared here, implemented by the module above. */
    public interface Filings {

        /** Of those of these duties that have one, of all for null, as of the end of a day. */
        Map<Long, Handed> of(@Nullable Collection<Long> duties, LocalDate day);
    }
}
