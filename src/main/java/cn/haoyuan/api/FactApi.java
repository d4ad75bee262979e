package cn.haoyuan.api;

import cn.haoyuan.access.Needs;
import cn.haoyuan.access.Permission;
import cn.haoyuan.org.Unit;
import cn.haoyuan.plan.EvidenceKind;
import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What happened, as far as it was on record on a day. */
@RestController
@Needs(Permission.SEE_BOARD)
class FactApi {

    record FactBody(
            @JsonIgnore long total,
            long id,
            String kind,
            @Nullable String topic,
            int unit,
            @Nullable Integer subject,
            @Nullable String period,
            LocalDate happenedOn,
            OffsetDateTime recordedAt,
            String title,
            boolean voided) {

        FactBody {
            kind = Words.kebab(kind);
        }
    }

    private final JdbcClient jdbc;
    private final Sight sight;
    private final Clock clock;

    FactApi(JdbcClient jdbc, Sight sight, Clock clock) {
        this.jdbc = jdbc;
        this.sight = sight;
        this.clock = clock;
    }

    /** Facts in scope, the latest first; {@code unit} means its whole subtree, as doer or as subject. */
    @GetMapping("/api/v1/facts")
    @Operation(summary = "事实：已经登记的工作、报送等，近的在前")
    @Transactional(readOnly = true)
    public Listing<FactBody> facts(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable Integer unit,
            @RequestParam(required = false) @Nullable EvidenceKind kind,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = Listing.DEFAULT_SIZE) int size) {
        LocalDate day = asOf == null ? LocalDate.now(clock) : asOf;
        Unit top = sight.unit(unit, day);
        List<FactBody> rows = jdbc.sql("""
                        select count(*) over () as total, f.id, f.kind, f.topic, f.unit_id as unit, f.subject_id as subject, f.period,
                               f.happened_on, f.recorded_at, f.title, v.fact_id is not null as voided
                        from fact f
                        left join fact_void v on v.fact_id = f.id and v.voided_on <= :asOf
                        where f.recorded_on <= :asOf
                          and (:kind::text is null or f.kind = :kind)
                          and (:from::date is null or f.happened_on >= :from)
                          and (:to::date is null or f.happened_on <= :to)
                          and (:unit::int is null
                               or f.unit_id in (select u.id from units_on(:asOf) u where u.seat >= :from_seat and u.seat < :to_seat)
                               or f.subject_id in (select u.id from units_on(:asOf) u where u.seat >= :from_seat and u.seat < :to_seat))
                        order by f.happened_on desc, f.id desc
                        limit :size offset :skip
                        """)
                .param("asOf", day)
                .param("unit", unit)
                .param("from_seat", top == null ? null : top.seat())
                .param("to_seat", top == null ? null : top.seatEnd())
                .param("kind", kind == null ? null : kind.name())
                .param("from", from)
                .param("to", to)
                .param("size", Listing.size(size))
                .param("skip", (Listing.page(page) - 1L) * Listing.size(size))
                .query(FactBody.class)
                .list();
        return new Listing<>(
                rows,
                rows.isEmpty()
                        ? (page > 1 ? facts(asOf, unit, kind, from, to, 1, 1).total() : 0)
                        : rows.getFirst().total(),
                Listing.page(page),
                Listing.size(size));
    }
}
