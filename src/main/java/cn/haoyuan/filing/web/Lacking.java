package cn.haoyuan.filing.web;

import cn.haoyuan.filing.FieldProblem;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What keeps a saved draft from being submitted; goes along to the next page through the session. */
record Lacking(ArrayList<FieldProblem> problems, @Nullable String refusal) implements Serializable {

    Lacking(List<FieldProblem> problems, @Nullable String refusal) {
        this(new ArrayList<>(problems), refusal);
    }
}
