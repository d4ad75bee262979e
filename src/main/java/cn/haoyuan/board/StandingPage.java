package cn.haoyuan.board;

import cn.haoyuan.standing.Finding;
import cn.haoyuan.standing.Gap;
import cn.haoyuan.web.Paging;
import java.util.List;

/** A standing condition and its exceptions by name. */
public record StandingPage(
        Look look,
        Finding finding,
        String clause,
        List<Gap> gaps,
        Paging paging,
        String export,
        BoardQueryLinks links) {

    /** Addresses of the units named. */
    public record BoardQueryLinks(String suffix) {
        /** The page of a unit on the same day. */
        public String unit(int id) {
            return "/units/" + id + suffix;
        }
    }
}
