package cn.haoyuan.admin;

import cn.haoyuan.access.Appointments;
import cn.haoyuan.access.Appointments.Entered;
import cn.haoyuan.access.Appointments.Newcomer;
import cn.haoyuan.access.Passwords;
import cn.haoyuan.access.Role;
import cn.haoyuan.audit.Audit;
import cn.haoyuan.audit.Verb;
import cn.haoyuan.database.Scope;
import cn.haoyuan.org.Answer;
import cn.haoyuan.org.NewUnit;
import cn.haoyuan.org.UnitActs;
import cn.haoyuan.org.UnitKind;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets somebody in where nobody is yet: in a database without units and accounts, opens the city and gives one administrator a
 * random password, told once on the console and to be changed at once. Does nothing for the demonstration city.
 */
@Component
class FirstAdministrator implements ApplicationRunner {

    private static final String USERNAME = "admin";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final UnitActs units;
    private final Appointments appointments;
    private final Audit audit;
    private final Clock clock;
    private final String cityName;
    private final boolean wanted;

    FirstAdministrator(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            UnitActs units,
            Appointments appointments,
            Audit audit,
            Clock clock,
            @Value("${haoyuan.city-name:" + NewUnit.UNNAMED_CITY + "}") String cityName,
            @Value("#{!${haoyuan.demo:false} && ${haoyuan.first-administrator:true}}") boolean wanted) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.units = units;
        this.appointments = appointments;
        this.audit = audit;
        this.clock = clock;
        this.cityName = cityName;
        this.wanted = wanted;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (wanted) {
            create().ifPresent(password -> System.out.printf(
                    "%n首次启动，已建立管理员账号（密码只显示这一次，登录后须立即修改）：%n"
                            + "First start: an administrator was created; the password is shown only once and must be changed.%n"
                            + "    账号 username: %s%n    密码 password: %s%n%n",
                    USERNAME, password));
        }
    }

    /** Makes the city and its administrator if there is nothing yet; answers the password then. */
    Optional<String> create() {
        return Scope.EVERYTHING.get(
                () -> transaction.execute(status -> untouched() ? Optional.of(begin()) : Optional.empty()));
    }

    /** One node at a time, so that two that start together make one administrator. */
    private boolean untouched() {
        jdbc.sql("select 1 from (select pg_advisory_xact_lock(hashtext('first administrator'))) as held")
                .query(Integer.class)
                .single();
        return jdbc.sql("select not exists (select from unit) and not exists (select from account)")
                .query(Boolean.class)
                .single();
    }

    private String begin() {
        LocalDate today = LocalDate.now(clock);
        int city =
                switch (units.open(new NewUnit(UnitKind.CITY, cityName, null, null, today))) {
                    case Answer.Done done -> done.unitId();
                    case Answer.Refused refused ->
                        throw new IllegalStateException("the city cannot be opened: " + refused.reason());
                };
        String password = Passwords.random();
        Entered entered = appointments
                .enter(new Newcomer("系统管理员", null, USERNAME), password, city, Role.ADMINISTRATOR, today, null)
                .orElseThrow();
        appointments.appoint(entered.personId(), city, Role.OFFICE, today, null);
        audit.recordUnattended(
                "系统启动", Verb.CREATE_ACCOUNT, "account", entered.accountId(), city, "首个管理员：" + USERNAME, "");
        return password;
    }
}
