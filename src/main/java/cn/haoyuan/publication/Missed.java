package cn.haoyuan.publication;

import cn.haoyuan.plan.Plans;
import org.jspecify.annotations.Nullable;

/** What to say of a draft after which another version was published. */
final class Missed {

    /** A version that was drafted later is in force: this draft will never be. */
    static final String OVERTAKEN = "在这份草稿之后起草的版本已经生效，不能再发布较早的草稿。请在现行版本上另起草稿，把改动移过去";

    private Missed() {}

    /** In Chinese; null where nothing was published since the draft was begun. */
    static @Nullable String of(Plans plans, int draft) {
        return plans.current().filter(version -> version.id() > draft).isPresent()
                ? OVERTAKEN
                : plans.publishedSince(draft)
                        .map(no -> "这份草稿建好以后又发布了第 " + no + " 版，那一版的改动不在草稿里：照这样发布，会被改回去。草稿里标“已改”的是与现行版本不同之处，请逐项核对")
                        .orElse(null);
    }
}
