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
 */
record Lacking(ArrayList<FieldProblem> problems, @Nullable String refusal, boolean unchanged) implements Serializable {

    static final Lacking UNCHANGED = new Lacking(new ArrayList<>(), null, true);

    Lacking(List<FieldProblem> problems, @Nullable String refusal) {
        this(new ArrayList<>(problems), refusal, false);
    }
}
