package cn.haoyuan.register;

import cn.haoyuan.org.Unit;
import cn.haoyuan.web.Day;
import cn.haoyuan.web.Merge;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The form of a kindergarten's profile.
 *
 * @param clash what somebody else saved otherwise meanwhile; null unless that is to be settled first
 * @param asks what is unlikely and to be confirmed before it is saved, by field
 * @param wanted what the kindergarten asked to be corrected, what waits first
 * @param answers what is typed in answer to that
 * @param office since when the post of its only principal says that this one is in office; null where the profile says it, or no post does
 */
public record ProfilePage(
        Unit unit,
        ProfileForm form,
        Merge.@Nullable Clash clash,
        Map<String, String> asks,
        @Nullable LocalDate office,
        List<Correction> wanted,
        Answers answers) {

    /** What of it waits, or the latest that does not. */
    public List<Correction> wanted(boolean waiting) {
        return wanted.stream()
                .filter(asked -> asked.waits() == waiting)
                .limit(waiting ? wanted.size() : ANSWERED)
                .toList();
    }

    /** The most characters of an answer. */
    public int most() {
        return Corrections.LONGEST;
    }

    /** So many of those answered are shown. */
    private static final int ANSWERED = 5;

    /** The field that says that what is unlikely is meant. */
    public static final String SURE = "sure";

    private static final String MARK = "；";

    static ProfilePage of(Unit unit, ProfileForm form, @Nullable LocalDate office, List<Correction> wanted) {
        return new ProfilePage(unit, form, null, Map.of(), office, wanted, Answers.NONE);
    }

    /** What the post says of that; an account may have been made long after its principal came. */
    public @Nullable String officeHint() {
        String typed = form.value("principalSince");
        return office == null
                ? null
                : typed.equals(office.toString())
                        ? "按园长账号的任职开始填的，实际任职日期不同的请改"
                        : typed.isEmpty() ? "园长账号的任职自 " + Day.of(office) + "起，实际也是这一天的请填上" : null;
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
