package cn.haoyuan.access;

import cn.haoyuan.database.Scope;
import cn.haoyuan.org.UnitKind;
import java.util.List;

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
        return post.role().may(permission) && (!permission.cityOnly() || post.unitKind() == UnitKind.CITY);
    }

    /** Whether the post looks at units beside its own: all but those of kindergartens do. */
    public boolean seesOthers() {
        return post.unitKind() != UnitKind.KINDERGARTEN;
    }

    /** The unit acted for. */
    public int unitId() {
        return post.unitId();
    }
}
