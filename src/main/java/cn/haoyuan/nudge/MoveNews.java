package cn.haoyuan.nudge;

import static java.util.stream.Collectors.groupingBy;

import cn.haoyuan.org.UnitsMoved;
import cn.haoyuan.web.Day;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells the people of both counties' offices, and those of the units themselves, that units have moved from the one to the other, or are
 * back. With the act or not at all.
 */
@Component
class MoveNews {

    private static final String BACK = "如同没有办过：原来的指派、责任事项和看板照旧。";

    private record Border(int left, String leftName, int joined, String joinedName) {}

    /** @param along whether it only came along below another */
    private record Crossed(
            int unitId, String name, boolean along, int left, String leftName, int joined, String joinedName) {
        Border border() {
            return new Border(left, leftName, joined, joinedName);
        }
    }

    private final JdbcClient jdbc;
    private final Members members;

    MoveNews(JdbcClient jdbc, Members members) {
        this.jdbc = jdbc;
        this.members = members;
    }

    @EventListener
    void on(UnitsMoved move) {
        crossed(move).stream()
                .collect(groupingBy(Crossed::border, LinkedHashMap::new, Collectors.toList()))
                .forEach((border, units) -> tell(move, border, units));
    }

    /** The units that stand in another county now. */
    private List<Crossed> crossed(UnitsMoved move) {
        return jdbc.sql("""
                        select m.unit_id, l.name, l.parent_id = any (:units) as along, f.id as left, unit_name(f.id, :day) as left_name, t.id as joined, unit_name(t.id, :day) as joined_name
                        from unnest(:units::int[], :seats::int[]) m (unit_id, seat)
                        join unit u on u.id = m.unit_id
                        join placement l on l.unit_id = m.unit_id and l.from_on <= :day and :day < l.until_on
                        join unit f on f.kind = 'COUNTY' and m.seat >= f.seat and m.seat < f.seat_end
                        join unit t on t.kind = 'COUNTY' and u.seat >= t.seat and u.seat < t.seat_end
                        where f.id <> t.id
                        order by u.seat
                        """)
                .param(
                        "units",
                        move.former().stream().map(UnitsMoved.Former::unitId).toArray(Integer[]::new))
                .param(
                        "seats",
                        move.former().stream().map(UnitsMoved.Former::seat).toArray(Integer[]::new))
                .param("day", move.day())
                .query(Crossed.class)
                .list();
    }

    private void tell(UnitsMoved move, Border border, List<Crossed> crossed) {
        List<Crossed> units = crossed.stream().filter(unit -> !unit.along()).toList();
        String which = units.getFirst().name() + (units.size() == 1 ? "" : "等 " + units.size() + " 个单位");
        String title = move.back()
                ? "已取消：" + which + "由" + border.joinedName() + "改隶" + border.leftName()
                : which + "自" + Day.of(move.day()) + "起由" + border.leftName() + "改隶" + border.joinedName();
        List<Integer> readers = Stream.concat(
                        Stream.of(border.left(), border.joined()),
                        crossed.stream().map(Crossed::unitId))
                .toList();
        members.tell(
                readers,
                "move",
                title,
                reader -> names(units) + follows(move, border, reader),
                reader -> href(move, border, units, reader));
    }

    private static String follows(UnitsMoved move, Border border, int reader) {
        boolean left = reader == border.left();
        if (move.back()) {
            return left ? "今天在这里作的指派不再有效。" : BACK;
        }
        return left ? left(border) : reader == border.joined() ? joined(border) : moved(border);
    }

    private static String names(List<Crossed> units) {
        return units.size() == 1 ? "" : units.stream().map(Crossed::name).collect(Collectors.joining("、", "", "。\n"));
    }

    private static String left(Border border) {
        return "从那天起，没有完成的责任事项和待审的报送由" + border.joinedName() + "负责，" + border.leftName() + "指派的责任督学不再负责；在那以前各天的看板不变。";
    }

    private static String joined(Border border) {
        return border.leftName() + "指派的责任督学从那天起不再负责，请另行指派。";
    }

    private static String moved(Border border) {
        return "从那天起，材料报到" + border.joinedName() + "，没有完成的责任事项照常办理；责任督学由" + border.joinedName() + "另行指派。";
    }

    /** Whoever sees the unit no longer comes to what it was until then. */
    private static String href(UnitsMoved move, Border border, List<Crossed> units, int reader) {
        LocalDate before = move.day().minusDays(1);
        if (reader != border.left() && reader != border.joined()) {
            return "/units/" + reader;
        }
        if (reader == border.joined()) {
            return units.size() > 1
                    ? move.back() ? "/units" : "/assignments"
                    : "/units/" + units.getFirst().unitId();
        }
        return move.back()
                ? "/units"
                : units.size() > 1
                        ? "/units?asOf=" + before
                        : "/units/" + units.getFirst().unitId() + "?asOf=" + before;
    }
}
