package cn.haoyuan.publication;

import cn.haoyuan.plan.Plans;
import cn.haoyuan.web.NotFound;

/** A draft was asked for that is a published version by now, as by whoever goes back in the browser. */
final class PublishedDraft extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int version;

    private PublishedDraft(int version) {
        super("version " + version + " is no draft");
        this.version = version;
    }

    /** Why there is no such draft: it was published, or it is none at all. */
    static RuntimeException orUnknown(Plans plans, int id) {
        return plans.version(id).isPresent() ? new PublishedDraft(id) : new NotFound();
    }

    int version() {
        return version;
    }
}
