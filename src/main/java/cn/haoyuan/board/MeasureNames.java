package cn.haoyuan.board;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The measures by their ids, as every version of the plan knows them. Asked anew only when a plan changed them. */
@Component
class MeasureNames {

    /** A measure in the order of the plan ({@code seq}); {@code clause} is the most telling one. */
    record Name(int id, String key, int seq, String title, String clause) {}

    private record Known(int version, Map<Integer, Name> names) {}

    private final JdbcClient jdbc;
    private volatile Known known = new Known(-1, Map.of());

    MeasureNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those with these ids, in the order of the plan of which {@code version} is in force. */
    List<Name> of(Collection<Integer> ids, int version) {
        Known current = known;
        if (current.version() != version || !current.names().keySet().containsAll(ids)) {
            current = new Known(
                    version,
                    jdbc.sql("select id, key, seq, title, clause from measure").query(Name.class).stream()
                            .collect(Collectors.toMap(Name::id, Function.identity())));
            known = current;
        }
        Map<Integer, Name> names = current.names();
        return ids.stream()
                .map(names::get)
                .filter(Objects::nonNull)
                .sorted(Comparator.comparingInt(Name::seq).thenComparing(Name::key))
                .toList();
    }
}
