package cn.haoyuan.workrecord;

import cn.haoyuan.database.Like;
import cn.haoyuan.org.Word;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Which records some words mean: each is in the title, in whatever order, or names the unit that did the work or that it is about. */
final class RecordWords {

    private RecordWords() {}

    /** After {@code called (unit_id)}: which of the words names which unit; of one word these. */
    static final String NAMED = """
            named as materialized (
                select 1 as no, unit_id from called where cardinality(:texts::text[]) = 1
                union all
                select w.no, c.unit_id
                from unnest(:texts::text[], :spellings::text[], :loose::text[]) with ordinality w (text, spelling, loose, no)
                cross join lateral units_called(array[w.text], array[w.spelling], array[w.loose]) c
                where cardinality(:texts::text[]) > 1)
            """;

    /** The same with what comes before it, where nobody knows yet which units the words name together. */
    static final String WITH_NAMED =
            "with called as materialized (select unit_id from units_called(:texts, :spellings, :loose)),\n" + NAMED;

    /** Whether a record {@code r} is meant; any is by no words. Looked up in hashes, a word at a time: the list has thousands of rows to ask. */
    static final String MEANT =
            IntStream.rangeClosed(1, Like.WORDS).mapToObj("""
                    ((:likes::text[])[%1$d] is null
                        or r.title like (:likes::text[])[%1$d] or r.title like (:narrow::text[])[%1$d]
                        or :cased and (r.title ilike (:likes::text[])[%1$d] or r.title ilike (:narrow::text[])[%1$d])
                        or (r.unit_id in (select unit_id from named where no = %1$d)) is true
                        or (r.subject_id in (select unit_id from named where no = %1$d)) is true)
                    """::formatted).collect(Collectors.joining("and "));

    /** @param typed null or blank for no words */
    static StatementSpec bind(StatementSpec statement, @Nullable String typed) {
        String text = typed == null || typed.isBlank() ? null : typed;
        String narrow = text == null ? null : Word.narrow(text);
        return Word.bind(statement, Word.in(text))
                .param("likes", text == null ? null : Like.words(text))
                .param("narrow", narrow == null || narrow.equals(text) ? null : Like.words(narrow))
                .param("cased", text != null && Like.cased(text));
    }
}
