package cn.haoyuan.burden;

/**
 * Sums of what was owed and filed.
 *
 * @param duties how many fell due
 * @param byRecord discharged by everyday records, without any filing
 * @param byFiling discharged by a filing
 * @param minutes what all of it takes by the plan's own estimate
 * @param filings submitted at least once; only the first submission of each is counted, for what follows is correction
 * @param typed boxes filled by hand
 * @param carried boxes that the register or an earlier filing filled
 */
public record Tally(long duties, long byRecord, long byFiling, long minutes, long filings, long typed, long carried) {

    static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, 0);

    Tally plus(Tally other) {
        return new Tally(
                duties + other.duties,
                byRecord + other.byRecord,
                byFiling + other.byFiling,
                minutes + other.minutes,
                filings + other.filings,
                typed + other.typed,
                carried + other.carried);
    }

    public long open() {
        return duties - byRecord - byFiling;
    }
}
