package cn.haoyuan.demo;

import cn.haoyuan.database.AtStart;
import cn.haoyuan.database.Scope;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Fills an empty database before the web server takes the first request, and sees that its accounts can be signed in with. */
@Component
@ConditionalOnProperty(name = "haoyuan.demo", havingValue = "true")
class Demonstration extends AtStart {

    private final DemoCity city;
    private final DemoAccounts accounts;

    Demonstration(DemoCity city, DemoAccounts accounts) {
        super(0);
        this.city = city;
        this.accounts = accounts;
    }

    @Override
    protected void run() {
        Scope.EVERYTHING.run(() -> {
            boolean loaded = !city.stands();
            if (loaded) {
                city.load();
                city.analyze();
            }
            if (loaded || !accounts.known()) {
                accounts.renew();
            }
        });
    }
}
