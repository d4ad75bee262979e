package cn.haoyuan.filing;

import cn.haoyuan.database.Cut;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a reviewer says again and again. The database shows each person only their own, so no owner is named here. */
@Component
@Transactional
public class Phrases {

    /** The most phrases of a person. */
    public static final int MOST = 40;

    /** The most characters of a phrase. */
    public static final int LONGEST = 300;

    /** One of them. */
    public record Phrase(long id, String text) {}

    private final JdbcClient jdbc;

    Phrases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The latest last. */
    @Transactional(readOnly = true)
    public List<Phrase> all() {
        return jdbc.sql("select id, text from phrase order by id")
                .query(Phrase.class)
                .list();
    }

    /** Adds one; answers why not, or nothing. One that is there already is no mistake. */
    public Optional<String> add(String text) {
        if (text.isBlank()) {
            return Optional.of("还没有写意见，没有可存的常用语。");
        }
        Optional<String> tooLong = Cut.tooLong(LONGEST, text);
        if (tooLong.isPresent()) {
            return tooLong.map(why -> "常用语" + why + "。");
        }
        int added = jdbc.sql("""
                        insert into phrase (account_id, text) select who(), :text
                        where (select count(*) from phrase) < :most or exists (select from phrase where text = :text)
                        on conflict (account_id, text) do nothing
                        """).param("text", text).param("most", MOST).update();
        return added == 1 || all().stream().anyMatch(phrase -> phrase.text().equals(text))
                ? Optional.empty()
                : Optional.of("常用语最多 %d 条，请先删去不用的。".formatted(MOST));
    }

    public void remove(long id) {
        jdbc.sql("delete from phrase where id = :id").param("id", id).update();
    }
}
