package cn.haoyuan.admin;

import cn.haoyuan.access.AccountFilter;
import cn.haoyuan.access.AccountState;
import cn.haoyuan.access.Role;
import cn.haoyuan.web.Address;
import cn.haoyuan.web.PageSize;
import org.jspecify.annotations.Nullable;

/**
 * The filter of the list of accounts as it stands in the address.
 *
 * @param page 1-based
 */
public record AccountsQuery(
        String name,
        String unit,
        @Nullable Role role,
        @Nullable AccountState state,
        Integer page,
        @Nullable PageSize size) {

    private static final int LAST_PAGE = 1_000_000;

    public AccountsQuery(
            @Nullable String name,
            @Nullable String unit,
            @Nullable Role role,
            @Nullable AccountState state,
            @Nullable Integer page,
            @Nullable PageSize size) {
        this.name = Typed.text(name);
        this.unit = Typed.text(unit);
        this.role = role;
        this.state = state;
        this.page = page == null ? 1 : Math.clamp(page, 1, LAST_PAGE);
        this.size = size;
    }

    AccountFilter filter() {
        return new AccountFilter(name, unit, role, state);
    }

    Address address(String path) {
        return Address.of(path)
                .with("name", name)
                .with("unit", unit)
                .with("role", role)
                .with("state", state)
                .with("size", size);
    }
}
