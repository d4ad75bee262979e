package cn.haoyuan.search;

import cn.haoyuan.database.Scope;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Before the first request, after the demonstration is there: the names that nobody has spelled yet. */
@Component
class Spelling implements SmartLifecycle {

    private final UnitNames names;
    private final Pinyin pinyin;
    private volatile boolean running;

    Spelling(UnitNames names, Pinyin pinyin) {
        this.names = names;
        this.pinyin = pinyin;
    }

    @Override
    public void start() {
        Scope.EVERYTHING.run(names::catchUp);
        Thread.ofPlatform()
                .daemon()
                .name("pinyin")
                .priority(Thread.MIN_PRIORITY)
                .start(pinyin::warm);
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

    /** After the demonstration, whose phase is 0. */
    @Override
    public int getPhase() {
        return 1;
    }
}
