package cn.haoyuan.demo;

import cn.haoyuan.database.Scope;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Fills an empty database before the web server takes the first request, and sees that its accounts can be signed in with. */
@Component
@ConditionalOnProperty(name = "haoyuan.demo", havingValue = "true")
class Demonstration implements SmartLifecycle {

    private final DemoCity city;
    private final DemoAccounts accounts;
    private volatile boolean running;

    Demonstration(DemoCity city, DemoAccounts accounts) {
        this.city = city;
        this.accounts = accounts;
    }

    @Override
    public void start() {
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
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server, whose phase is near the largest integer. */
    @Override
    public int getPhase() {
        return 0;
    }
}
