package cn.haoyuan.search;

import cn.haoyuan.database.Scope;
import cn.haoyuan.org.UnitsChanged;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Spells the names of units when they are given, in the same transaction, and at the start those that came in another way. */
@Component
@Transactional
class UnitNames {

    private final JdbcClient jdbc;
    private final Pinyin pinyin;

    UnitNames(JdbcClient jdbc, Pinyin pinyin) {
        this.jdbc = jdbc;
        this.pinyin = pinyin;
    }

    @EventListener
    void on(UnitsChanged change) {
        spell(change.unitIds());
    }

    /** Spells what is missing, in {@link Scope#EVERYTHING}. */
    void catchUp() {
        spell(null);
    }

    private void spell(@Nullable List<Integer> units) {
        Integer[] ids = units == null ? null : units.toArray(Integer[]::new);
        List<String> names =
                jdbc.sql("""
                        select distinct p.name from placement p
                        where (:units::int[] is null or p.unit_id = any (:units)) and p.unit_seat <@ (select scope())
                            and not exists (select from unit_search s where s.unit_id = p.unit_id and s.name = p.name)
                        """).param("units", ids).query(String.class).list();
        if (names.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into unit_search (unit_id, seat, name, spelling)
                        select distinct p.unit_id, p.unit_seat, n.name, n.spelling
                        from unnest(:names::text[], :spellings::text[]) n (name, spelling)
                        join placement p on p.name = n.name
                        where (:units::int[] is null or p.unit_id = any (:units)) and p.unit_seat <@ (select scope())
                        on conflict do nothing
                        """)
                .param("units", ids)
                .param("names", names.toArray(String[]::new))
                .param("spellings", names.stream().map(pinyin::spell).toArray(String[]::new))
                .update();
    }
}
