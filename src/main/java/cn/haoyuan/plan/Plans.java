package cn.haoyuan.plan;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The versions of the plan: kept as the YAML that was handed in, read once, published once, never changed after. */
@Component
public class Plans {

    /** How long another node may go on with the version before the newest one. */
    private static final Duration FRESH = Duration.ofSeconds(10);

    private record Known(Optional<PlanVersion> version, Instant at) {
        private static Known stale() {
            return new Known(Optional.empty(), Instant.EPOCH);
        }
    }

    /** @param forms stands for the forms of a draft, which are edited; null where they change no more */
    record Row(
            int id,
            int no,
            String sourceName,
            String source,
            OffsetDateTime begunAt,
            @Nullable LocalDate publishedOn,
            String reason,
            @Nullable String forms) {}

    private static final String ROW = """
            select id, no, source_name, source, created_at as begun_at, published_on, reason, case when status = 'DRAFT' then
                   (select md5(string_agg(f.name || f.source, '' order by f.name)) from plan_form f where f.version_id = v.id) end as forms
            from plan_version v
            """;

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final PlanReadings readings;
    private final AtomicReference<Known> current = new AtomicReference<>(Known.stale());

    Plans(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
        this.readings = new PlanReadings(jdbc);
    }

    /** The version in force: the one published last, which is the latest one, because {@link #publish} takes no older draft. */
    @Transactional(readOnly = true)
    public Optional<PlanVersion> current() {
        if (TransactionSynchronizationManager.isActualTransactionActive()
                && !TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            // who writes asks anew, and what a transaction sees of its own is nobody else's yet
            return inForce();
        }
        Known known = Objects.requireNonNull(current.get());
        return known.at().plus(FRESH).isBefore(clock.instant()) ? renew() : known.version();
    }

    /** The plan in force. */
    @Transactional(readOnly = true)
    public Optional<Plan> plan() {
        return current().map(PlanVersion::plan);
    }

    /** The titles of its topics by their ids. */
    @Transactional(readOnly = true)
    public Map<String, String> topicTitles() {
        return plan().map(Plan::topicTitles).orElse(Map.of());
    }

    /** Reads the version in force anew. Done now and then beside the pages, so that none of them waits for it. */
    @Transactional(readOnly = true)
    public Optional<PlanVersion> renew() {
        Known seen = current.get();
        Known read = new Known(inForce(), clock.instant());
        // loses to a publication that came in between, so that the version is read next time
        current.compareAndSet(seen, read);
        return read.version();
    }

    private Optional<PlanVersion> inForce() {
        return jdbc.sql(ROW + "where status = 'PUBLISHED' order by id desc limit 1")
                .query(Row.class)
                .optional()
                .map(this::version);
    }

    /** The version of a plan that was published last, whether or not another plan is in force since. */
    @Transactional(readOnly = true)
    public Optional<Integer> latest(String planId) {
        return jdbc.sql(
                        "select max(id) from plan_version where status = 'PUBLISHED' and plan_id = :plan having count(*) > 0")
                .param("plan", planId)
                .query(Integer.class)
                .optional();
    }

    /** From here on to the end of the transaction nobody else begins a draft or publishes. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void alone() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext(current_schema() || '.plan'))::text")
                .query(String.class)
                .list();
    }

    /** Any version by its id. */
    @Transactional(readOnly = true)
    public Optional<PlanVersion> version(int id) {
        return jdbc.sql(ROW + "where id = :id")
                .param("id", id)
                .query(Row.class)
                .optional()
                .map(this::version);
    }

    /** All versions, the newest first. */
    @Transactional(readOnly = true)
    public List<PlanVersion> versions() {
        return jdbc.sql(ROW + "order by id desc").query(Row.class).stream()
                .map(this::version)
                .toList();
    }

    /** Keeps a plan that was read without problems as a draft; answers its id. */
    @Transactional
    public int draft(PlanFile file, List<PlanFile> forms, Plan plan) {
        alone();
        int id = jdbc.sql("""
                        insert into plan_version (plan_id, no, title, status, source_name, source, created_at)
                        select :plan, coalesce(max(no), 0) + 1, :title, 'DRAFT', :name, :source, :now
                        from plan_version where plan_id = :plan
                        returning id
                        """)
                .param("plan", plan.id())
                .param("title", plan.title())
                .param("name", file.name())
                .param("source", file.text())
                .param("now", OffsetDateTime.now(clock))
                .query(Integer.class)
                .single();
        for (PlanFile form : forms) {
            jdbc.sql("insert into plan_form (version_id, name, source) values (:version, :name, :source)")
                    .param("version", id)
                    .param("name", form.name())
                    .param("source", form.text())
                    .update();
        }
        return id;
    }

    /**
     * Publishes a draft from {@code day} on: its measures and asks are entered, and whoever listens generates the duties.
     *
     * @param reason at most 200 characters
     * @throws IllegalStateException if the version does not exist, is published already, or is older than the one in force
     */
    @Transactional
    public PlanVersion publish(int versionId, LocalDate day, String reason) {
        alone();
        if (isOvertaken(versionId)) {
            throw new IllegalStateException("a later version than " + versionId + " is in force");
        }
        Optional<PlanVersion> former =
                version(versionId).flatMap(draft -> latest(draft.plan().id())).flatMap(this::version);
        PlanVersion published = enter(versionId, day, reason);
        events.publishEvent(new PlanPublished(published, day, former.orElse(null)));
        return published;
    }

    /** Whether a version that was drafted later is in force already. */
    @Transactional(readOnly = true)
    public boolean isOvertaken(int versionId) {
        return inForce().map(version -> version.id() > versionId).orElse(false);
    }

    /** The number of the latest version of the same plan that was published after a draft was begun, and that it therefore knows nothing of. */
    @Transactional(readOnly = true)
    public Optional<Integer> publishedSince(int draftId) {
        return jdbc.sql("""
                        select v.no from plan_version d
                        join plan_version v on v.plan_id = d.plan_id and v.status = 'PUBLISHED' and v.published_at > d.created_at
                        where d.id = :draft order by v.id desc limit 1
                        """).param("draft", draftId).query(Integer.class).optional();
    }

    /** Publishes without telling anybody: for filling an empty database, where the caller generates the duties. */
    @Transactional
    public PlanVersion enter(int versionId, LocalDate day, String reason) {
        PlanVersion draft = version(versionId)
                .filter(version -> version.publishedOn() == null)
                .orElseThrow(() -> new IllegalStateException("no draft " + versionId));
        new AskRows(jdbc).enter(draft);
        OffsetDateTime at = day.isEqual(LocalDate.now(clock))
                ? OffsetDateTime.now(clock)
                : day.atTime(LocalTime.NOON).atZone(clock.getZone()).toOffsetDateTime();
        jdbc.sql("""
                        update plan_version set status = 'PUBLISHED', published_at = :at, published_on = :day, reason = :reason
                        where id = :id
                        """)
                .param("at", at)
                .param("reason", reason)
                .param("day", day)
                .param("id", versionId)
                .update();
        forget();
        return new PlanVersion(draft.id(), draft.no(), draft.file(), draft.plan(), draft.begunAt(), day, reason);
    }

    /** At the end of the transaction: until then others go by the old one. */
    private void forget() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                current.set(Known.stale());
            }
        });
    }

    /** The plan file of a version: as it was handed in, or as its measures were edited since. */
    @Transactional(readOnly = true)
    public Optional<PlanFile> source(int versionId) {
        return jdbc.sql("select source_name as name, source as text from plan_version where id = :id")
                .param("id", versionId)
                .query(PlanFile.class)
                .optional();
    }

    /** Throws a draft away; a published version stays, whatever is asked. */
    @Transactional
    public void discard(int versionId) {
        jdbc.sql("delete from plan_version where id = :id and status = 'DRAFT'")
                .param("id", versionId)
                .update();
    }

    PlanVersion version(Row row) {
        return readings.version(row);
    }

    /** The form files to read a plan file with: of the version of its plan that was published last, and the product's that it has not. */
    @Transactional(readOnly = true)
    public List<PlanFile> forms(PlanFile file) {
        List<PlanFile> own = latest(PlanReader.id(file)).map(this::forms).orElse(List.of());
        Set<String> ids = own.stream().map(FormReader::id).collect(Collectors.toSet());
        return Stream.concat(
                        own.stream(), BundledPlan.forms().stream().filter(form -> !ids.contains(FormReader.id(form))))
                .toList();
    }

    /** The form files of a version. */
    @Transactional(readOnly = true)
    public List<PlanFile> forms(int versionId) {
        return readings.forms(versionId);
    }
}
