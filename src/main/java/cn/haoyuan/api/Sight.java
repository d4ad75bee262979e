package cn.haoyuan.api;

import cn.haoyuan.org.Unit;
import cn.haoyuan.org.Units;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.server.ResponseStatusException;

/**
 * What the parameters of every address name. A unit is one that the viewer sees in the tree of the day: their own, one below it
 * or one above it, of which they are answered what they see of its subtree. Unknown and out of sight are the same.
 */
@Component
class Sight {

    private final Units units;
    private final JdbcClient jdbc;

    Sight(Units units, JdbcClient jdbc) {
        this.units = units;
        this.jdbc = jdbc;
    }

    /** @return null where none was asked for */
    @Transactional(readOnly = true)
    public @Nullable Unit unit(@Nullable Integer id, LocalDate asOf) {
        return id == null
                ? null
                : units.find(id, asOf).orElseThrow(() -> nothing("%s 没有编号为 %d 的单位，或您无权查看。".formatted(asOf, id)));
    }

    /** @return the key as it was asked for */
    @Transactional(readOnly = true)
    public @Nullable String measure(@Nullable String key) {
        boolean known = key == null
                || jdbc.sql("select exists (select from measure where key = :key)")
                        .param("key", key)
                        .query(Boolean.class)
                        .single();
        if (!known) {
            throw nothing("没有编号为 %s 的举措。".formatted(key));
        }
        return key;
    }

    private static ResponseStatusException nothing(String why) {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, why);
    }
}
