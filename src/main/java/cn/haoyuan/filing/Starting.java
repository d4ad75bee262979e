package cn.haoyuan.filing;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.duty.Duties;
import cn.haoyuan.duty.Duty;
import cn.haoyuan.org.Unit;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.org.Units;
import cn.haoyuan.plan.EvidenceKind;
import cn.haoyuan.plan.Form;
import cn.haoyuan.plan.PlanVersion;
import cn.haoyuan.plan.Plans;
import cn.haoyuan.plan.Receiver;
import cn.haoyuan.web.NotFound;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Begins the filing of a duty, with what is known already. */
@Component
@Transactional
public class Starting {

    /**
     * A duty that a filing discharges, and the form it asks for.
     *
     * @param needless why the duty need not be done any more; null while it stands
     */
    public record Asked(
            Duty duty,
            PlanVersion version,
            Form form,
            @Nullable String needless) {}

    private final JdbcClient jdbc;
    private final Duties duties;
    private final Plans plans;
    private final Units units;
    private final Filings filings;
    private final Prefilling prefilling;
    private final Journal journal;
    private final Clock clock;

    Starting(
            JdbcClient jdbc,
            Duties duties,
            Plans plans,
            Units units,
            Filings filings,
            Prefilling prefilling,
            Journal journal,
            Clock clock) {
        this.jdbc = jdbc;
        this.duties = duties;
        this.plans = plans;
        this.units = units;
        this.filings = filings;
        this.prefilling = prefilling;
        this.journal = journal;
        this.clock = clock;
    }

    /** What a duty asks for; fails as unknown when the duty is not one of a filing. */
    @Transactional(readOnly = true)
    public Asked asked(long dutyId) {
        LocalDate today = LocalDate.now(clock);
        Duty duty = duties.findLast(dutyId, today)
                .filter(found -> found.evidence() == EvidenceKind.FILING && found.topic() != null)
                .orElseThrow(NotFound::new);
        PlanVersion version = plans.current().orElseThrow(NotFound::new);
        Form form = version.plan().form(String.valueOf(duty.topic())).orElseThrow(NotFound::new);
        return new Asked(duty, version, form, duties.needless(duty.id(), today).orElse(null));
    }

    /** Why there is nothing to hand in for the duty of a filing any more; empty while there is, and once one was accepted. */
    @Transactional(readOnly = true)
    public Optional<String> needless(Filing filing) {
        LocalDate today = LocalDate.now(clock);
        return filing.lapsed(today) && !filing.state().stands()
                ? duties.needless(filing.dutyId(), today)
                : Optional.empty();
    }

    /**
     * The filing of the viewer's own duty, begun if it was not yet; a duty of somebody else is unknown. Answers its id, or
     * nothing where there is none and the duty need not be done any more.
     */
    public Optional<Long> start(Viewer viewer, long dutyId) {
        Asked asked = asked(dutyId);
        if (asked.duty().unitId() != viewer.unitId()) {
            throw new NotFound();
        }
        Optional<Long> begun = asked.needless() == null ? insert(viewer, asked) : Optional.empty();
        if (begun.isEmpty()) {
            return filings.ofDuty(asked.duty().id()).map(Filing::id);
        }
        Filing filing = filings.find(begun.get()).orElseThrow();
        OffsetDateTime now = OffsetDateTime.now(clock);
        Prefilling.Start start = prefilling.start(asked.form(), asked.version().plan(), filing, ChineseDay.day(now));
        jdbc.sql("""
                        insert into filing_draft (filing_id, seat, content, prefilled, version, saved_at, saved_by)
                        select id, seat, :content::jsonb, :prefilled::jsonb, 1, :now, :post from filing where id = :id
                        -- the draft that was thrown away
                        on conflict (filing_id) do update
                        set content = excluded.content, prefilled = excluded.prefilled, version = filing_draft.version + 1, editor = '',
                            saved_at = excluded.saved_at, saved_by = excluded.saved_by
                        """)
                .param("content", ContentJson.write(start.content()))
                .param("prefilled", ContentJson.writeWords(start.sources()))
                .param("now", now)
                .param("post", viewer.post().id())
                .param("id", filing.id())
                .update();
        journal.enter(
                viewer, filing, asked.form().title(), Journal.Entry.of(FilingVerb.START, FilingState.DRAFT, now, null));
        return begun;
    }

    private Optional<Long> insert(Viewer viewer, Asked asked) {
        return jdbc.sql("""
                        insert into filing (duty_id, version_id, form, unit_id, seat, receiver_id, period)
                        select :duty, :version, :form, u.id, u.seat, :receiver, :period from unit u where u.id = :unit
                        on conflict (duty_id) do update
                        set version_id = excluded.version_id, form = excluded.form, receiver_id = excluded.receiver_id,
                            period = excluded.period
                        where filing.state = 'DISCARDED'
                        returning id
                        """)
                .param("duty", asked.duty().id())
                .param("version", asked.version().id())
                .param("form", asked.form().id())
                .param("receiver", receiver(viewer.unitId(), asked.duty().receiver()))
                .param("period", asked.duty().period())
                .param("unit", viewer.unitId())
                .query(Long.class)
                .optional();
    }

    /** The unit that receives what {@code unitId} files today: the next of that kind above. A plan that names none for a filing is not read. */
    @Transactional(readOnly = true)
    public int receiver(int unitId, Receiver receiver) {
        return units.path(unitId, LocalDate.now(clock)).stream()
                .filter(unit -> unit.id() != unitId)
                .filter(unit -> switch (receiver) {
                    case CITY -> unit.kind() == UnitKind.CITY;
                    case COUNTY -> unit.kind() == UnitKind.COUNTY;
                    case NONE -> throw new IllegalStateException("a filing that nobody receives");
                })
                .max(Comparator.comparingInt(Unit::seat))
                .map(Unit::id)
                .orElseThrow(NotFound::new);
    }
}
