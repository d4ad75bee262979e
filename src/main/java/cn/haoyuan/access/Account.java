package cn.haoyuan.access;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person's account, as those see it who administer it.
 *
 * @param posts the posts that lie in the viewer's scope, past ones included
 */
public record Account(
        int id,
        int personId,
        String name,
        @Nullable String phone,
        String username,
        AccountState state,
        boolean mustChange,
        @Nullable OffsetDateTime lockedUntil,
        @Nullable OffsetDateTime lastSignIn,
        List<Holding> posts) {

    Account with(List<Holding> holdings) {
        return new Account(
                id, personId, name, phone, username, state, mustChange, lockedUntil, lastSignIn, List.copyOf(holdings));
    }
}
