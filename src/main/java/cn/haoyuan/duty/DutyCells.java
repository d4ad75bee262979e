package cn.haoyuan.duty;

import cn.haoyuan.org.Whereabouts;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What every file of duties says of one, between what its list adds: what is owed by whom, where that is, about whom and for when. */
public record DutyCells(Whereabouts whereabouts) {

    private static final List<String> HEADINGS = List.of("举措", "责任单位", "机构标识码", "所属县区", "所属片区", "对象", "时段或起因");

    /**
     * A duty to be told of.
     *
     * @param placeId the unit that locates it in the tree
     */
    public record Owed(
            String title,
            @Nullable String unit,
            int unitId,
            int placeId,
            @Nullable String subject,
            String label) {

        public static Owed of(Duty duty) {
            return new Owed(
                    duty.title(), duty.unitName(), duty.unitId(), duty.placeId(), duty.subjectName(), duty.label());
        }
    }

    /** The headings of a file, in whose list one column stands before these and others behind. */
    public static List<String> headings(String before, String... behind) {
        return Stream.of(Stream.of(before), HEADINGS.stream(), Stream.of(behind))
                .flatMap(part -> part)
                .toList();
    }

    /** The row of a duty, under such headings. */
    public @Nullable Object[] row(String before, Owed duty, @Nullable Object... behind) {
        @Nullable
        Object[] own = {
            before,
            duty.title(),
            duty.unit(),
            whereabouts.code(duty.unitId()),
            whereabouts.county(duty.placeId()),
            whereabouts.area(duty.placeId()),
            duty.subject(),
            duty.label()
        };
        return Stream.of(own, behind).flatMap(Stream::of).toArray();
    }
}
