package cn.haoyuan.register;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a kindergarten says is wrong in its profile.
 *
 * @param id what a form names it by
 * @param asker who asked, by name and post
 * @param answer what was changed, or why nothing was; null as long as it waits
 */
public record Correction(
        long id,
        String words,
        String asker,
        LocalDate askedOn,
        @Nullable String answer,
        @Nullable LocalDate answeredOn) {

    public boolean waits() {
        return answer == null;
    }
}
