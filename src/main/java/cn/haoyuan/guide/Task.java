package cn.haoyuan.guide;

import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Role;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.plan.EvidenceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One thing that somebody does, as {@code guide/guide.yaml} tells it.
 *
 * @param key its address and the beginning of its pictures' names
 * @param who for whom it is, in words
 * @param roles whose page lists it first, as far as the post may do it
 * @param needs what such a post must be allowed; null for nothing
 * @param records the kind of work that such a post must be able to record; null for none
 * @param phone whether its pictures are those of a phone
 * @param steps plain text; words of the pages stand in 「」
 */
public record Task(
        String key,
        String title,
        String who,
        List<Role> roles,
        @Nullable Permission needs,
        @Nullable EvidenceKind records,
        boolean phone,
        List<String> steps) {

    /** CSS pixels of the pictures: of an office screen, and of a phone. */
    public static final int WIDE = 1100;

    public static final int HIGH = 640;
    public static final int PHONE_WIDE = 360;
    public static final int PHONE_HIGH = 600;

    private static final Pattern NAMED = Pattern.compile("「([^」]+)」");

    /** Whether it is the viewer's to do, who may record these kinds of work. */
    boolean belongsTo(Viewer viewer, Set<EvidenceKind> recordable) {
        return roles.contains(viewer.post().role())
                && (needs == null || viewer.may(needs))
                && (records == null || recordable.contains(records));
    }

    public int width() {
        return phone ? PHONE_WIDE : WIDE;
    }

    public int height() {
        return phone ? PHONE_HIGH : HIGH;
    }

    public String href() {
        return "/guide/" + key;
    }

    /** The picture of a step, counted from 0. */
    public String picture(int step) {
        return "/assets/guide/" + key + "-" + (step + 1) + ".webp";
    }

    /** The words of the page that a step names. */
    public List<String> named(int step) {
        return NAMED.matcher(steps.get(step))
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    /** A step cut at the words that it names: plain, named, plain … */
    public List<Words> words(int step) {
        String text = steps.get(step);
        List<Words> words = new ArrayList<>();
        int from = 0;
        for (MatchResult found : NAMED.matcher(text).results().toList()) {
            words.add(new Words(text.substring(from, found.start()), false));
            words.add(new Words(found.group(), true));
            from = found.end();
        }
        words.add(new Words(text.substring(from), false));
        return words;
    }

    /** A run of words, and whether they are those of the page. */
    public record Words(String text, boolean named) {}
}
