package cn.haoyuan.admin;

import cn.haoyuan.access.Account;
import cn.haoyuan.access.Accounts;
import cn.haoyuan.access.Appointments;
import cn.haoyuan.access.Role;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.org.Unit;
import cn.haoyuan.org.Units;
import cn.haoyuan.web.NotFound;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Who may administer whom: nobody beyond their own subtree, nobody above their own role, nobody themselves. Runs in the
 * transaction of its caller.
 */
@Component
class Authority {

    private final Accounts accounts;
    private final Appointments appointments;
    private final Units units;
    private final Clock clock;

    Authority(Accounts accounts, Appointments appointments, Units units, Clock clock) {
        this.accounts = accounts;
        this.appointments = appointments;
        this.units = units;
        this.clock = clock;
    }

    /** The account, if it is one of the viewer's subtree; unknown and foreign look the same. */
    Account account(Viewer viewer, int id) {
        return accounts.find(viewer.post(), id).orElseThrow(NotFound::new);
    }

    /** The unit of today, if it lies in the viewer's subtree; unknown and foreign look the same. */
    Unit unit(Viewer viewer, int id) {
        return units.find(id, LocalDate.now(clock)).filter(viewer.post()::holds).orElseThrow(NotFound::new);
    }

    /** The same where somebody is to get a post: until the transaction ends nobody takes the unit back. */
    Unit unitToStaff(Viewer viewer, int id) {
        units.hold(id);
        return unit(viewer, id);
    }

    /** What the viewer may make somebody at that unit, in order of power. */
    List<Role> roles(Viewer viewer, Unit unit) {
        return Arrays.stream(Role.values())
                .filter(viewer.post().role()::mayGrant)
                .filter(role -> role.existsAt(unit.kind()))
                .toList();
    }

    /** Why the viewer may not change this account, in Chinese; empty when they may. */
    Optional<String> limits(Viewer viewer, Account account) {
        if (account.id() == viewer.accountId()) {
            return Optional.of("这是您自己的账号：密码和令牌请在“我的账号”中处理，任职和启停请由其他管理员处理。");
        }
        if (!appointments.within(viewer.post(), account.personId())) {
            return Optional.of("此人还有超出您管理范围的任职（其他单位，或高于您的角色），账号请由其上级单位处理。");
        }
        return Optional.empty();
    }

    /** Why the viewer, who may change the account, may not change whose it says it is, in Chinese; empty when they may: all signatures follow. */
    Optional<String> nameLimits(Viewer viewer, Account account) {
        if (appointments.everWithin(viewer.post(), account.personId())) {
            return Optional.empty();
        }
        return Optional.of(
                appointments.everBelow(viewer.post(), account.personId())
                        ? "此人任过高于您的角色，那时记录的署名也会跟着改：姓名请由管理员更正，这里只能更正电话。"
                        : "此人还在您管理范围以外任过职，那里以往记录的署名也会跟着改：姓名请由管理各处的上级单位更正，这里只能更正电话。");
    }
}
