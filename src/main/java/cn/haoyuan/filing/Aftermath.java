package cn.haoyuan.filing;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What came of acceptances, and may keep them from being taken back.
 *
 * @param follows what they brought about
 * @param standings how each stands, by filing
 * @param dropped the duties that the plan asks for no more
 */
record Aftermath(List<Follow> follows, Map<Long, Standing> standings, List<Long> dropped) {

    private static final String INSTEAD = "，不能再撤回通过；有误的，请填报单位发起修订。";

    /** A duty that an acceptance brought about. {@code met}: or a filing accepted for it. */
    record Follow(long filing, String title, boolean met, boolean waived, boolean begun) {

        @Nullable
        String obstacle() {
            String how = met ? "已经办完" : waived ? "已经豁免" : begun ? "已经开始填写" : null;
            return how == null ? null : "通过以后新增的“" + title + "”" + how + INSTEAD;
        }
    }

    /**
     * How a filing stands.
     *
     * @param linked whether others link their goals to such of its own as would not stand any more
     * @param gone whether its unit stands no longer
     * @param own whether the viewer, in whichever post, handed in what was accepted
     */
    record Standing(long filing, boolean linked, boolean gone, boolean own) {}

    Standing standing(long id) {
        return Objects.requireNonNull(standings.get(id));
    }

    List<String> titles(long id) {
        return follows.stream()
                .filter(follow -> follow.filing() == id)
                .map(Follow::title)
                .toList();
    }

    /** {@code counts}: whether its duty would be owed again. What the first acceptance brought about stays with the version that stands again. */
    @Nullable
    String obstacle(Filing filing, @Nullable Integer former, boolean counts) {
        if (counts && standing(filing.id()).gone()) {
            return "填报单位已撤并，不能再撤回通过。";
        }
        if (counts && dropped.contains(filing.dutyId())) {
            return "行动计划修订以后不再要求这一事项" + INSTEAD;
        }
        long id = filing.id();
        return follows.stream()
                .filter(follow -> follow.filing() == id && former == null)
                .map(Follow::obstacle)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(standing(id).linked() ? "下级单位的目标已经对应到它的目标" + INSTEAD : null);
    }
}
