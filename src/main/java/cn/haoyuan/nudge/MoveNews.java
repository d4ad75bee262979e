package cn.haoyuan.nudge;

import static java.util.stream.Collectors.groupingBy;

import cn.haoyuan.notice.NewNotice;
import cn.haoyuan.notice.Notices;
import cn.haoyuan.org.UnitsMoved;
import cn.haoyuan.web.Day;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the people of both counties' offices that units have moved from the one to the other, or are back. With the act or not at all. */
@Component
class MoveNews {

    private record Border(int left, String leftName, int joined, String joinedName) {}

    private record Crossed(int unitId, String name, int left, String leftName, int joined, String joinedName) {
        Border border() {
            return new Border(left, leftName, joined, joinedName);
        }
    }

    private final JdbcClient jdbc;
    private final Members members;
    private final Notices notices;

    MoveNews(JdbcClient jdbc, Members members, Notices notices) {
        this.jdbc = jdbc;
        this.members = members;
        this.notices = notices;
    }

    @EventListener
    void on(UnitsMoved move) {
        crossed(move).stream()
                .collect(groupingBy(Crossed::border, LinkedHashMap::new, Collectors.toList()))
                .forEach((border, units) -> tell(move, border, units));
    }

    /** The units that stand in another county now, without those that only came along below them. */
    private List<Crossed> crossed(UnitsMoved move) {
        return jdbc.sql("""
                        select m.unit_id, l.name, f.id as left, unit_name(f.id, :day) as left_name, t.id as joined, unit_name(t.id, :day) as joined_name
                        from unnest(:units::int[], :seats::int[]) m (unit_id, seat)
                        join unit u on u.id = m.unit_id
                        join placement l on l.unit_id = m.unit_id and l.from_on <= :day and :day < l.until_on
                        join unit f on f.kind = 'COUNTY' and m.seat >= f.seat and m.seat < f.seat_end
                        join unit t on t.kind = 'COUNTY' and u.seat >= t.seat and u.seat < t.seat_end
                        where f.id <> t.id and l.parent_id <> all (:units)
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

    private void tell(UnitsMoved move, Border border, List<Crossed> units) {
        // the same may move again once it is back
        String key = "move:" + UUID.randomUUID();
        String which = units.getFirst().name() + (units.size() == 1 ? "" : "等 " + units.size() + " 个单位");
        String title = move.back()
                ? "已取消：" + which + "由" + border.joinedName() + "改隶" + border.leftName()
                : which + "自" + Day.of(move.day()) + "起由" + border.leftName() + "改隶" + border.joinedName();
        notices.tell(members.of(List.of(border.left(), border.joined())).stream()
                .map(reader -> {
                    boolean left = reader.unitId() == border.left();
                    return new NewNotice(
                            reader.accountId(),
                            key,
                            title,
                            names(units) + (move.back() ? back(left) : left ? left(border) : joined(border)),
                            href(move, units, left));
                })
                .toList());
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

    private static String back(boolean left) {
        return left ? "今天在这里作的指派不再有效。" : "如同没有办过：原来的指派、责任事项和看板照旧。";
    }

    /** Whoever sees the unit no longer comes to what it was until then. */
    private static String href(UnitsMoved move, List<Crossed> units, boolean left) {
        LocalDate before = move.day().minusDays(1);
        if (!left) {
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
