package cn.haoyuan.admin;

import cn.haoyuan.access.Role;
import cn.haoyuan.org.MarkKind;
import cn.haoyuan.web.Address;
import org.jspecify.annotations.Nullable;

/**
 * Which kindergartens to offer, as it stands in the address.
 *
 * @param area a county or a county area; null for all
 * @param all also those that have somebody in this role already
 */
public record AssignmentQuery(
        @Nullable Role role,
        String name,
        @Nullable Integer area,
        @Nullable MarkKind mark,
        Boolean all) {

    public AssignmentQuery(
            @Nullable Role role,
            @Nullable String name,
            @Nullable Integer area,
            @Nullable MarkKind mark,
            @Nullable Boolean all) {
        this.role = role;
        this.name = Typed.text(name);
        this.area = area;
        this.mark = mark;
        this.all = all != null && all;
    }

    /** Whether only some of those are offered that there are. */
    boolean narrowed() {
        return !name.isEmpty() || area != null || mark != null;
    }

    /** What is offered at such an address. */
    Address on(String path, @Nullable Role which) {
        return Address.of(path)
                .with("role", which)
                .with("name", name)
                .with("area", area)
                .with("mark", mark)
                .with("all", all ? true : null);
    }
}
