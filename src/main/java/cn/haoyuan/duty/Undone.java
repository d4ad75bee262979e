package cn.haoyuan.duty;

/** What is not done as of today, for counting thousands beside other things: a kept plan of {@code duties_in} looks up the place of each. */
public final class Undone {

    private Undone() {}

    private static final String STANDING =
            "in (select p.unit_id from placement p where p.from_on <= :today and :today < p.until_on)";

    /** A row {@code d} of {@code duty} that stands on {@code :today}, which is the running day, and is neither met nor lifted. */
    public static final String TODAY = """
            d.met_on is null and not d.waived and d.known_on <= :today and (d.ended_on is null or d.ended_on > :today)
            and ((d.place_id %1$s) is true or d.also_id is not null and (d.also_id %1$s) is true)
            """.formatted(STANDING);
}
