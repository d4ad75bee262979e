package cn.haoyuan.publication;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.audit.Audit;
import cn.haoyuan.audit.Verb;
import cn.haoyuan.calendar.Calendars;
import cn.haoyuan.database.Cut;
import cn.haoyuan.duty.Effect;
import cn.haoyuan.duty.EffectFilter;
import cn.haoyuan.duty.EffectRows;
import cn.haoyuan.duty.Effects;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.plan.Measure;
import cn.haoyuan.plan.PlanDrafts;
import cn.haoyuan.plan.PlanVersion;
import cn.haoyuan.plan.Plans;
import cn.haoyuan.web.Address;
import cn.haoyuan.web.Count;
import cn.haoyuan.web.Download;
import cn.haoyuan.web.NotFound;
import cn.haoyuan.web.PageSize;
import cn.haoyuan.web.Paging;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a draft would change, and publishing it once that was looked at. */
@Service
@Transactional
class Trying {

    private record UnitRow(int id, UnitKind kind, String name) {}

    private final Drafting drafting;
    private final PlanDrafts drafts;
    private final Plans plans;
    private final Effects effects;
    private final Calendars calendars;
    private final Audit audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    Trying(
            Drafting drafting,
            PlanDrafts drafts,
            Plans plans,
            Effects effects,
            Calendars calendars,
            Audit audit,
            JdbcClient jdbc,
            Clock clock) {
        this.drafting = drafting;
        this.drafts = drafts;
        this.plans = plans;
        this.effects = effects;
        this.calendars = calendars;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** {@code kind}: whose weeks to show; null for the kind of unit that changes most. */
    @Transactional(readOnly = true)
    public EffectPage page(int id, @Nullable UnitKind kind, String reason, @Nullable String refusal) {
        PlanDrafts.Draft looked = drafts.look(id).orElseThrow(() -> PublishedDraft.orUnknown(plans, id));
        PlanVersion draft = looked.version();
        LocalDate today = LocalDate.now(clock);
        List<UnitRow> standing = units(today);
        Map<UnitKind, Integer> units = new EnumMap<>(UnitKind.class);
        standing.forEach(unit -> units.merge(unit.kind(), 1, Integer::sum));
        Effect effect = effects.of(draft.plan(), today);
        return new EffectPage(
                draft,
                drafting.current(draft),
                effect,
                kind == null ? effect.most() : kind,
                kind != null,
                counties(standing),
                units,
                calendars
                        .current()
                        .missingSemesters(
                                latest(today, draft.plan().from()), draft.plan().to()),
                Missed.of(plans, id),
                looked.unfinished(),
                looked.mark(),
                reason,
                refusal,
                today);
    }

    /**
     * The duties behind a count.
     *
     * @param several whether they may be of more than one measure
     */
    private record Listed(
            PlanVersion draft,
            String title,
            UnaryOperator<String> titles,
            boolean several,
            EffectRows rows,
            Address here) {

        EffectRowsPage page(int page, @Nullable PageSize size, Function<Effect.Row, @Nullable String> sum) {
            int shown = Math.clamp(page, 1, 10_000);
            List<Effect.Row> part = rows.page(shown, PageSize.or(size, Effect.ROWS));
            return new EffectRowsPage(
                    draft.id(),
                    draft.no(),
                    title,
                    part.isEmpty() ? null : sum.apply(part.getFirst()),
                    several ? titles : null,
                    part,
                    Paging.of(shown, size, Effect.ROWS, Effect.total(part), here),
                    new Address(here.path() + "/export.xlsx", here.query()).toString());
        }

        String name() {
            return Download.sheet("草稿第 " + draft.no() + " 版 " + title, rows.day());
        }

        void export(OutputStream out) throws IOException {
            rows.export(title, titles, out);
        }
    }

    @Transactional(readOnly = true)
    public EffectRowsPage rows(int id, EffectFilter filter, int page, @Nullable PageSize size) {
        return listed(id, filter).page(page, size, row -> null);
    }

    @Transactional(readOnly = true)
    public String fileName(int id, EffectFilter filter) {
        return listed(id, filter).name();
    }

    @Transactional(readOnly = true)
    public void export(int id, EffectFilter filter, OutputStream out) throws IOException {
        listed(id, filter).export(out);
    }

    private Listed listed(int id, EffectFilter filter) {
        PlanVersion draft = drafting.draft(id);
        PlanVersion current = drafting.current(draft);
        LocalDate today = LocalDate.now(clock);
        if (filter.measure() != null
                && draft.plan().measure(filter.measure()).isEmpty()
                && (current == null || current.plan().measure(filter.measure()).isEmpty())) {
            throw new NotFound();
        }
        UnaryOperator<String> titles = titles(draft, current);
        return new Listed(
                draft,
                filter.words(titles, filter.county() == null ? Map.of() : counties(units(today))),
                titles,
                filter.measure() == null,
                effects.rows(draft.plan(), filter, today),
                filter.on(Address.of("/plan/drafts/" + id + "/effect/duties")));
    }

    /** What a kind of unit owes in a week, or from today on. */
    @Transactional(readOnly = true)
    public EffectRowsPage load(int id, LoadQuery query, int page, @Nullable PageSize size) {
        return listed(id, query).page(page, size, row -> sum(row.minutes(), query.kind(), LocalDate.now(clock)));
    }

    @Transactional(readOnly = true)
    public String fileName(int id, LoadQuery query) {
        return listed(id, query).name();
    }

    @Transactional(readOnly = true)
    public void export(int id, LoadQuery query, OutputStream out) throws IOException {
        listed(id, query).export(out);
    }

    private Listed listed(int id, LoadQuery query) {
        PlanVersion draft = drafting.draft(id);
        PlanVersion current = drafting.current(draft);
        Map<String, Integer> minutes = Stream.of(draft, current == null ? draft : current)
                .flatMap(version -> version.plan().measures().stream().map(Measure::id))
                .distinct()
                .collect(Collectors.toMap(key -> key, key -> EffectPage.minutes(draft, current, query.next(), key)));
        return new Listed(
                draft,
                query.title(),
                titles(draft, current),
                true,
                effects.load(draft.plan(), query.next(), query.kind(), query.week(), LocalDate.now(clock), minutes),
                EffectPage.load(draft, query.kind(), query.week(), query.next()));
    }

    private String sum(long minutes, UnitKind kind, LocalDate today) {
        int n = (int) units(today).stream().filter(unit -> unit.kind() == kind).count();
        long each = EffectPage.each(minutes, n);
        return "估计共 " + EffectPage.hours(minutes) + " 小时；" + n + " 个" + kind.label() + "，平均每个 " + EffectPage.hours(each)
                + " 小时（" + Count.of(each) + " 分钟）。";
    }

    private static UnaryOperator<String> titles(PlanVersion draft, @Nullable PlanVersion current) {
        return key -> draft.plan()
                .measure(key)
                .or(() -> current == null ? Optional.empty() : current.plan().measure(key))
                .map(Measure::title)
                .orElse(key);
    }

    private List<UnitRow> units(LocalDate day) {
        return jdbc.sql("select unit_id as id, kind, name from placement where from_on <= :day and :day < until_on")
                .param("day", day)
                .query(UnitRow.class)
                .list();
    }

    private static Map<Integer, String> counties(List<UnitRow> units) {
        return units.stream()
                .filter(unit -> unit.kind() == UnitKind.COUNTY)
                .collect(Collectors.toMap(UnitRow::id, UnitRow::name));
    }

    /**
     * What became of a publication.
     *
     * @param words what it did to duties, or why it was refused, in Chinese
     */
    record Published(boolean done, String words) {

        private static Published refused(String why) {
            return new Published(false, why);
        }
    }

    /** Publishes a draft as it was looked at. */
    public Published publish(Viewer viewer, int id, String base, String reason) {
        if (reason.isBlank() || Cut.exceeds(200, reason.strip())) {
            return Published.refused("请写明发布说明（1至200字），没有发布");
        }
        plans.alone();
        PlanDrafts.Draft looked =
                drafts.hold(id).flatMap(held -> drafts.look(id)).orElse(null);
        if (looked == null) {
            return Published.refused("这一版已经发布或放弃，没有再次发布");
        }
        if (plans.isOvertaken(id)) {
            return Published.refused(Missed.OVERTAKEN);
        }
        if (!looked.mark().equals(base)) {
            return Published.refused("草稿在您核对以后又有改动，没有发布。下面是最新的影响，请再核对一次");
        }
        if (looked.unfinished() > 0) {
            return Published.refused("还有修改没有保存到草稿，请先保存或放弃，再发布");
        }
        PlanVersion draft = looked.version();
        LocalDate today = LocalDate.now(clock);
        Effect effect = effects.of(draft.plan(), today);
        String soon = effect.dueSoon(today);
        plans.publish(id, today, reason.strip());
        String detail = draft.plan().title() + " 第" + draft.no() + "版";
        audit.record(viewer, Verb.PUBLISH_PLAN, "plan", id, viewer.unitId(), detail, reason.strip());
        return new Published(
                true, "第 " + draft.no() + " 版已发布：" + effect.words() + (soon.isEmpty() ? "" : "；其中" + soon));
    }

    private static LocalDate latest(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
