package cn.haoyuan.access;

import cn.haoyuan.database.Scope;
import cn.haoyuan.org.UnitKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is looking, as which post. Loaded anew for every request, so that a disabled account or an ended post has no next one.
 *
 * @param posts all posts that the person holds today; {@code post} is the one acted as
 * @param mustChange whether the password must be changed before anything else
 * @param scope the rows that the database shows to this viewer
 */
public record Viewer(int accountId, String name, Post post, List<Post> posts, boolean mustChange, Scope scope) {

    /** Whether the post acted as may do this. */
    public boolean may(Permission permission) {
        return may(post, permission);
    }

    /** Whether a post may do this. */
    public static boolean may(Post post, Permission permission) {
        return post.role().may(permission) && (!permission.cityOnly() || post.unitKind() == UnitKind.CITY);
    }

    /** Another post of the viewer's at the same unit that may do what the one acted as may not; null for none. */
    public @Nullable Post instead(Permission permission) {
        return may(permission)
                ? null
                : posts.stream()
                        .filter(other -> other.unitId() == unitId() && may(other, permission))
                        .findFirst()
                        .orElse(null);
    }

    /** The viewer's other posts that do something for their unit. */
    public List<Post> others() {
        return posts.stream()
                .filter(other -> other.id() != post.id()
                        && other.role().seesSubtree()
                        && (may(other, Permission.RECORD_WORK) || may(other, Permission.WRITE_FILING)))
                .toList();
    }

    /** What these posts show beside the one acted as; their roles see their subtree. */
    public Scope scopeWith(List<Post> some) {
        return scope.and(some.stream()
                .map(one -> new Scope.Seats(one.seat(), one.seatEnd()))
                .toList());
    }

    /** Whether the post looks at units beside its own: all but those of kindergartens do. */
    public boolean seesOthers() {
        return post.unitKind() != UnitKind.KINDERGARTEN;
    }

    /** The name with the post acted as, for what is put on record: those who read it may not see the account. */
    public String signature() {
        return name + "（" + post.title() + "）";
    }

    /** The unit acted for. */
    public int unitId() {
        return post.unitId();
    }
}
