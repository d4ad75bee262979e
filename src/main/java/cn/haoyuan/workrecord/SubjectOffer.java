package cn.haoyuan.workrecord;

import cn.haoyuan.org.UnitKind;
import cn.haoyuan.web.Day;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A unit that a record may be about.
 *
 * @param kind what it is; null outside one's own tree
 * @param code its code; null where it has none, and outside one's own tree
 * @param spelling how its names are spelled (ADR 14); null outside one's own tree
 * @param above the unit above it, or null outside one's own tree
 * @param lastOn when the recorder's unit last had work of this kind there on record
 * @param owed how many duties of the recorder's unit such work there would answer
 * @param dueOn the nearest deadline of these
 * @param measure the key of the measure with that deadline
 * @param takenFor what the duty is about that such work would count for there, of what an event asks for on paper; null for none
 * @param done whether that is done by now, so that such work counts for it only where somebody says so
 * @param near whether it lies in the same area as the place where the recorder was last
 * @param among how many there are that it was found among
 * @param onPaper whether nobody goes there for such work, as with a letter
 * @param latitude degrees north (WGS 84), null while nobody noted it; longitude likewise
 */
public record SubjectOffer(
        int id,
        String name,
        @Nullable UnitKind kind,
        @Nullable String code,
        @Nullable String spelling,
        @Nullable String above,
        @Nullable LocalDate lastOn,
        int owed,
        @Nullable LocalDate dueOn,
        @Nullable String measure,
        @Nullable String takenFor,
        boolean done,
        boolean near,
        long among,
        boolean onPaper,
        @Nullable Double latitude,
        @Nullable Double longitude) {

    /** Why it is offered, in words: what waits there, how long nobody came, how near it is. {@code titles}: of measures, by key. */
    public String why(LocalDate today, Map<String, String> titles) {
        StringBuilder why = new StringBuilder();
        LocalDate due = dueOn;
        if (owed > 0 && due != null) {
            why.append(titles.getOrDefault(String.valueOf(measure), "责任事项"))
                    .append(owed == 1 ? "，" : "等 " + owed + " 项，")
                    .append(Day.left(due, today));
        }
        if (owed == 0 || lastOn == null) {
            add(why, lastOn == null ? (onPaper ? "还没有过" : "还没去过") : "上次 " + Day.brief(lastOn, today));
        }
        if (takenFor != null) {
            add(why, done ? "“" + takenFor + "”的已经有了，不再计入" : "计入“" + takenFor + "”");
        }
        if (near && !onPaper) {
            add(why, "与上次去的同片区");
        }
        return why.toString();
    }

    private static void add(StringBuilder why, String more) {
        why.append(why.isEmpty() ? "" : " · ").append(more);
    }
}
