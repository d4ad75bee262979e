package cn.haoyuan.filing.web;

import cn.haoyuan.filing.FieldProblem;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What keeps a saved draft from being submitted; goes along to the next page through the session.
 *
 * @param unchanged whether it says just what was returned, and is only taken if that is confirmed
 * @param corrected whether what it answers was corrected since its page was opened, and it is only taken once that was seen
 */
record Lacking(ArrayList<FieldProblem> problems, @Nullable String refusal, boolean unchanged, boolean corrected)
        implements Serializable {

    Lacking(List<FieldProblem> problems, @Nullable String refusal) {
        this(new ArrayList<>(problems), refusal, false, false);
    }

    static Lacking unconfirmed(List<FieldProblem> problems, boolean unchanged, boolean corrected) {
        return new Lacking(new ArrayList<>(problems), null, unchanged, corrected);
    }
}
