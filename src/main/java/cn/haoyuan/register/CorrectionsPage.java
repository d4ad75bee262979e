package cn.haoyuan.register;

import cn.haoyuan.org.Kindergarten;
import cn.haoyuan.org.Unit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a kindergarten asked to be corrected in its profile, and the form to ask.
 *
 * @param profile what the register says; null for nothing
 * @param typed what is typed and was refused; "" for nothing
 * @param error why; null for nothing
 */
public record CorrectionsPage(
        Unit unit,
        @Nullable Kindergarten profile,
        List<Correction> asked,
        String typed,
        @Nullable String error) {

    /** The most characters. */
    public int most() {
        return Corrections.LONGEST;
    }
}
