package cn.haoyuan.database;

import org.springframework.context.SmartLifecycle;

/** Something to be done with the migrated database before the web server takes the first request. */
public abstract class AtStart implements SmartLifecycle {

    private final int order;
    private volatile boolean done;

    /** @param order what is done first has the lowest; the web server's is near the largest integer */
    protected AtStart(int order) {
        this.order = order;
    }

    protected abstract void run();

    @Override
    public final void start() {
        run();
        done = true;
    }

    @Override
    public final void stop() {
        done = false;
    }

    @Override
    public final boolean isRunning() {
        return done;
    }

    @Override
    public final int getPhase() {
        return order;
    }
}
