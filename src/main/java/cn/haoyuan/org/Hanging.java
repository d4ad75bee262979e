package cn.haoyuan.org;

import cn.haoyuan.database.Everywhere;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What keeps a unit that was opened today from never having been: whatever refers to it, wherever that lies. Runs in the transaction of
 * the act, and until that ends nothing else comes to refer to it (V92).
 */
@Component
class Hanging {

    private final JdbcClient jdbc;
    private final Everywhere everywhere;

    Hanging(JdbcClient jdbc, Everywhere everywhere) {
        this.jdbc = jdbc;
        this.everywhere = everywhere;
    }

    /** Why the unit stays on record, in Chinese; those below it are asked about elsewhere. */
    Optional<String> on(Place place) {
        return everywhere.get(
                () -> held(place.unitId()) ? hanging(place) : Optional.of("此刻有人正在为" + place.name() + "办理别的事，请稍后再试。"));
    }

    /** Holds the unit; not where somebody just makes something that refers to it, for which nobody waits who keeps others waiting. */
    private boolean held(int unitId) {
        return jdbc.sql("select true from unit where id = :id for update skip locked")
                .param("id", unitId)
                .query(Boolean.class)
                .optional()
                .isPresent();
    }

    private Optional<String> hanging(Place place) {
        return jdbc.sql("""
                        select nullif(concat_ws('、',
                            case when exists (select from post where unit_id = :id) then '人员账号' end,
                            case when exists (select from fact where unit_id = :id)
                                   or exists (select from fact where subject_id = :id) then '工作记录' end,
                            case when exists (select from duty where place_id = :id and (met_on is not null or waived))
                                   or exists (select from duty where also_id = :id and (met_on is not null or waived)) then '已完成或豁免的事项' end,
                            case when exists (select from assignment where unit_id = :id) then '指派' end,
                            case when exists (select from mark where unit_id = :id) then '标记' end,
                            case when exists (select from pairing where helper_id = :id or helped_id = :id) then '结对' end,
                            case when exists (select from kindergarten where group_head_id = :id) then '集团分园' end,
                            case when exists (select from kindergarten where unit_id = :id and group_head_id is not null) then '集团关系' end), '')
                        """)
                .param("id", place.unitId())
                .query(String.class)
                .optional()
                .map(what -> place.name() + "名下已有" + what + "，不能当作没有设立过；不再办的，请办理撤销。");
    }
}
