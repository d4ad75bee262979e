package cn.haoyuan.admin;

import cn.haoyuan.access.Account;
import cn.haoyuan.access.AssignmentFilter;
import cn.haoyuan.access.Assignments;
import cn.haoyuan.access.Holding;
import cn.haoyuan.access.Role;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.org.Unit;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.org.Units;
import cn.haoyuan.web.NotFound;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts together the pages on which kindergartens are assigned. */
@Component
@Transactional(readOnly = true)
class AssignmentPages {

    private final Authority authority;
    private final Assignments assignments;
    private final Units units;
    private final Clock clock;

    AssignmentPages(Authority authority, Assignments assignments, Units units, Clock clock) {
        this.authority = authority;
        this.assignments = assignments;
        this.units = units;
        this.clock = clock;
    }

    Role role(AssignmentQuery query) {
        return query.role() == Role.EXPERT ? Role.EXPERT : Role.INSPECTOR;
    }

    /** Whose post it is, among those that the page offers; 0 where none was chosen. */
    int account(Viewer viewer, AssignmentQuery query, @Nullable Integer postId) {
        if (postId == null) {
            return 0;
        }
        return assignments.holders(viewer.post(), role(query)).stream()
                .filter(one -> one.postId() == postId)
                .map(Assignments.Holder::accountId)
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    AssignmentPage all(Viewer viewer, AssignmentQuery query) {
        return all(viewer, query, AssignmentForm.blank(LocalDate.now(clock)), null, Map.of());
    }

    /** Those who hold the role, and the kindergartens of the viewer's subtree to be given to them. */
    AssignmentPage all(
            Viewer viewer,
            AssignmentQuery query,
            AssignmentForm form,
            @Nullable Integer chosen,
            Map<String, String> errors) {
        Role role = role(query);
        Unit own = authority.unit(viewer, viewer.unitId());
        List<Unit> areas = areas(own);
        return new AssignmentPage(
                null,
                null,
                role,
                own.kind() == UnitKind.CITY,
                assignments.holders(viewer.post(), role).stream()
                        .filter(Assignments.Holder::enabled)
                        .toList(),
                List.of(),
                null,
                query,
                areas,
                candidates(query, role, 0, own, areas),
                form,
                chosen,
                errors,
                null,
                LocalDate.now(clock));
    }

    AssignmentPage one(Viewer viewer, int accountId, int postId, AssignmentQuery query) {
        return one(viewer, accountId, postId, query, AssignmentForm.blank(LocalDate.now(clock)), Map.of());
    }

    /** What is one post's, and the kindergartens that might be. */
    AssignmentPage one(
            Viewer viewer,
            int accountId,
            int postId,
            AssignmentQuery query,
            AssignmentForm form,
            Map<String, String> errors) {
        LocalDate today = LocalDate.now(clock);
        Account account = authority.account(viewer, accountId);
        Holding post = Assigning.post(account, postId);
        Unit within = authority.unit(viewer, post.unitId());
        String limits = Assigning.limits(viewer, account, post, today).orElse(null);
        List<Unit> areas = areas(within);
        return new AssignmentPage(
                account,
                post,
                post.role(),
                within.kind() == UnitKind.CITY,
                List.of(),
                assignments.of(postId),
                limits,
                query,
                areas,
                limits == null ? candidates(query, post.role(), postId, within, areas) : List.of(),
                form,
                postId,
                errors,
                null,
                today);
    }

    private List<Unit> areas(Unit top) {
        return units.below(
                top.id(), top.kind() == UnitKind.CITY ? UnitKind.COUNTY : UnitKind.COUNTY_AREA, LocalDate.now(clock));
    }

    private List<Assignments.Candidate> candidates(
            AssignmentQuery query, Role role, int postId, Unit top, List<Unit> areas) {
        return assignments.candidates(filter(query, role, postId, top, areas), AssignmentForm.MOST);
    }

    /** All kindergartens that such a page offers, be they more than it lists. */
    void each(Viewer viewer, AssignmentPage page, Consumer<Assignments.Candidate> reader) {
        Holding post = page.post();
        Unit top = authority.unit(viewer, post == null ? viewer.unitId() : post.unitId());
        if (page.limits() == null) {
            int own = post == null ? 0 : post.id();
            assignments.eachCandidate(filter(page.query(), page.role(), own, top, page.areas()), reader);
        }
    }

    private static AssignmentFilter filter(AssignmentQuery query, Role role, int postId, Unit top, List<Unit> areas) {
        Unit within = areas.stream()
                .filter(area -> query.area() != null && area.id() == query.area())
                .findFirst()
                .orElse(top);
        String mark = query.mark() == null ? null : query.mark().name();
        return new AssignmentFilter(role, postId, within.seat(), within.seatEnd(), query.name(), mark, !query.all());
    }
}
