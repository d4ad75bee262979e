package cn.haoyuan.register;

import cn.haoyuan.org.Unit;
import cn.haoyuan.web.Merge;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The form of a kindergarten's profile.
 *
 * @param clash what somebody else saved otherwise meanwhile; null unless that is to be settled first
 * @param asks what is unlikely and to be confirmed before it is saved, by field
 */
public record ProfilePage(Unit unit, ProfileForm form, Merge.@Nullable Clash clash, Map<String, String> asks) {

    /** The field that says that what is unlikely is meant. */
    public static final String SURE = "sure";

    private static final String MARK = "；";

    static ProfilePage of(Unit unit, ProfileForm form) {
        return new ProfilePage(unit, form, null, Map.of());
    }

    /** All that is asked, which the form says again where just this is meant. */
    public String sure() {
        return String.join(MARK, asks.values());
    }

    /** Whether all that is asked was confirmed, as {@link #sure} said it; what was confirmed and is asked no more is no matter. */
    boolean confirmed(String said) {
        return Set.copyOf(List.of(said.split(MARK))).containsAll(asks.values());
    }
}
