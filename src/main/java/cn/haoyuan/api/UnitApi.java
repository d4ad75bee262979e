package cn.haoyuan.api;

import cn.haoyuan.access.Needs;
import cn.haoyuan.access.Permission;
import cn.haoyuan.org.Unit;
import cn.haoyuan.org.UnitKind;
import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The tree of a day. */
@RestController
@Needs(Permission.SEE_BOARD)
class UnitApi {

    /** A unit; {@code parent} is the id of the unit above it. */
    record UnitBody(
            @JsonIgnore long total,
            int id,
            String kind,
            @Nullable String code,
            String name,
            @Nullable Integer parent) {

        UnitBody {
            kind = Words.kebab(kind);
        }
    }

    private final JdbcClient jdbc;
    private final Sight sight;
    private final Clock clock;

    UnitApi(JdbcClient jdbc, Sight sight, Clock clock) {
        this.jdbc = jdbc;
        this.sight = sight;
        this.clock = clock;
    }

    /** Units in scope on a day: of one kind, below {@code parent} (its whole subtree), or all. */
    @GetMapping("/api/v1/units")
    @Operation(summary = "单位：某一天的市、片区、县区、幼儿园")
    @Transactional(readOnly = true)
    public Listing<UnitBody> units(
            @RequestParam(required = false) @Nullable UnitKind kind,
            @RequestParam(required = false) @Nullable Integer parent,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = Listing.DEFAULT_SIZE) int size) {
        LocalDate day = asOf == null ? LocalDate.now(clock) : asOf;
        Unit top = sight.unit(parent, day);
        List<UnitBody> rows = jdbc.sql("""
                        select count(*) over () as total, u.id, u.kind, u.code, u.name, u.parent_id as parent
                        from units_on(:asOf) u
                        where (:kind::text is null or u.kind = :kind)
                          and u.unit_seat <@ (select scope())
                          and (:from_seat::int is null or u.seat > :from_seat and u.seat < :to_seat)
                        order by u.seat
                        limit :size offset :skip
                        """)
                .param("asOf", day)
                .param("kind", kind == null ? null : kind.name())
                .param("from_seat", top == null ? null : top.seat())
                .param("to_seat", top == null ? null : top.seatEnd())
                .param("size", Listing.size(size))
                .param("skip", (Listing.page(page) - 1L) * Listing.size(size))
                .query(UnitBody.class)
                .list();
        return new Listing<>(
                rows,
                rows.isEmpty()
                        ? (page > 1 ? units(kind, parent, asOf, 1, 1).total() : 0)
                        : rows.getFirst().total(),
                Listing.page(page),
                Listing.size(size));
    }
}
