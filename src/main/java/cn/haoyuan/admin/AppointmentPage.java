package cn.haoyuan.admin;

import cn.haoyuan.access.Account;
import cn.haoyuan.access.Role;
import cn.haoyuan.org.Unit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The second step: as what, and from when.
 *
 * @param account who is to get the post; null for somebody new, whose name and account are asked too
 * @param roles what may be given at this unit
 * @param errors by field
 * @param only whether there is no other unit to choose
 */
public record AppointmentPage(
        @Nullable Account account,
        String action,
        Unit unit,
        List<Role> roles,
        NewcomerForm newcomer,
        PostForm post,
        Map<String, String> errors,
        boolean only)
        implements Entering {

    public @Nullable String error(String field) {
        return errors.get(field);
    }
}
