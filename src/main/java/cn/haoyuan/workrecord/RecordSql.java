package cn.haoyuan.workrecord;

/** The statements of {@link RecordList}: constants, chosen by a closed enum. */
final class RecordSql {

    private RecordSql() {}

    private static final String FILTER = """
            where r.recorded_at < :until
              and (:kind::text is null or r.kind = :kind)
              and (:topic::text is null or :topic = any (r.topics))
              and (:post::int is null or r.post_id = :post)
              and (not :standing or not exists (select from work_record_void v where v.record_id = r.id and v.at < :until))
              and (:from::date is null or r.happened_on >= :from)
              and (:to::date is null or r.happened_on <= :to)
              and (:lo::int is null or r.seat >= :lo and r.seat < :hi or r.subject_seat >= :lo and r.subject_seat < :hi
                  or :paired and r.id = any ((select paired_records())::bigint[]))
              and (not :scattered or r.unit_id = any (array(select u.id from unit u where u.seat <@ scope()))
                  or r.subject_id = any (array(select u.id from unit u where u.seat <@ scope())))
              and\s""" + RecordWords.MEANT;

    private static final String COLUMNS = """
            select r.id, r.unit_id, coalesce(unit_name(r.unit_id, :asOf), '') as unit_name, r.subject_id,
                   unit_name(r.subject_id, :asOf) as subject_name, r.kind, r.topics, r.happened_on, r.answer_by, r.title, r.people,
                   r.place, r.note, r.post_id,
                   (select n.name from post p join person n on n.id = p.person_id where p.id = r.post_id) as author, r.recorded_at,
                   array(select a.attachment_id from work_record_attachment a where a.record_id = r.id) as attachments,
                   v.at as voided_at, v.reason as void_reason, (select o.id from work_record o where o.id = r.replaces) as replaces,
                   (select c.id from work_record c where c.replaces = r.id and c.recorded_at < :until) as replaced_by
            from page r
            left join work_record_void v on v.record_id = r.id and v.at < :until
            """;

    /**
     * For the running transaction: walk an index in the order of the list. In a long list the page is full after a few hundred rows,
     * but the rules of row-level security hide from the planner how many rows there are, and it would rather sort them all.
     */
    static final String WALK = """
            select set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true),
                   set_config('enable_sort', 'off', true)
            """;

    static final String COUNT =
            RecordWords.WITH_NAMED + " select count(*) from (select from work_record r\n" + FILTER + "limit :most) r";

    static final String IDS =
            RecordWords.WITH_NAMED + " select r.id from work_record r\n" + FILTER + "order by r.id desc limit :most";

    static final String ONE = "with page as (select * from work_record where id = :id)\n" + COLUMNS;

    private static final String WITH_LINE = """
            with recursive line as (
                select * from work_record where id = :id
                union all
                select f.* from line l join work_record f on f.id = l.replaces),
            page as (select * from line)
            """;

    /** A record and those that it goes back to by corrections, the last first. */
    static final String LINE = WITH_LINE + COLUMNS + "order by r.id desc";

    /** The same, the record with its twin. */
    static final String TWINNED = WITH_LINE + ", one as (\n" + COLUMNS + """
            )
            select o.*, (
                select r.id from work_record r
                where o.id = :id and r.happened_on = o.happened_on and r.unit_id = o.unit_id and r.kind = o.kind and r.id <> o.id
                  and (r.subject_id = o.subject_id or o.subject_id is null and r.subject_id is null and r.title = o.title)
                  and r.topics @> o.topics and r.topics <@ o.topics
                  and not exists (select from work_record_void v where v.record_id = r.id)
                  and not exists (
                      select from fact f join fact p on p.source = f.source and p.source_id = o.id
                      where f.source = :source and f.source_id = r.id
                          and of_event(f.period) and of_event(p.period) and p.period <> f.period)
                order by r.id limit 1) as twin
            from one o
            order by o.id desc
            """;

    private static final String LATEST = RecordWords.WITH_NAMED + ", page as (select r.* from work_record r\n" + FILTER
            + "order by r.happened_on desc, r.id desc limit :size offset :skip)\n" + COLUMNS
            + "order by r.happened_on desc, r.id desc";

    private static final String EARLIEST = RecordWords.WITH_NAMED + ", page as (select r.* from work_record r\n"
            + FILTER + "order by r.happened_on, r.id limit :size offset :skip)\n" + COLUMNS
            + "order by r.happened_on, r.id";

    private static final String RECORDED = RecordWords.WITH_NAMED + ", page as (select r.* from work_record r\n"
            + FILTER + "order by r.id desc limit :size offset :skip)\n" + COLUMNS + "order by r.id desc";

    static String list(RecordSort sort) {
        return switch (sort) {
            case LATEST -> LATEST;
            case EARLIEST -> EARLIEST;
            case RECORDED -> RECORDED;
        };
    }
}
