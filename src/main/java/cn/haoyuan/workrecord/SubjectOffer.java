package cn.haoyuan.workrecord;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A unit that a record may be about.
 *
 * @param above the unit above it, or null outside one's own tree
 * @param lastOn when the recorder's unit last had work of this kind there on record
 * @param owed how many duties of the recorder's unit wait for such work there
 * @param dueOn the nearest deadline of these
 */
public record SubjectOffer(
        int id,
        String name,
        @Nullable String above,
        @Nullable LocalDate lastOn,
        int owed,
        @Nullable LocalDate dueOn) {}
