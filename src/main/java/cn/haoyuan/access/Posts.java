package cn.haoyuan.access;

import jakarta.servlet.http.HttpSession;

/** Which of several posts a person acts as: kept in the session, checked again at every request. */
public final class Posts {

    static final String CHOSEN = "post";

    private Posts() {}

    /** Acts as {@code postId} from the next request on, if it is one of the viewer's; answers whether it is. */
    public static boolean choose(HttpSession session, Viewer viewer, int postId) {
        boolean own = viewer.posts().stream().anyMatch(post -> post.id() == postId);
        if (own) {
            session.setAttribute(CHOSEN, postId);
        }
        return own;
    }
}
