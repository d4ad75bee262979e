package cn.haoyuan.search;

import cn.haoyuan.database.AtStart;
import cn.haoyuan.database.Scope;
import org.springframework.stereotype.Component;

/** The names that nobody has spelled yet, after the demonstration is there. */
@Component
class Spelling extends AtStart {

    private final UnitNames names;
    private final Pinyin pinyin;

    Spelling(UnitNames names, Pinyin pinyin) {
        super(1);
        this.names = names;
        this.pinyin = pinyin;
    }

    @Override
    protected void run() {
        Scope.EVERYTHING.run(names::catchUp);
        Thread.ofPlatform()
                .daemon()
                .name("pinyin")
                .priority(Thread.MIN_PRIORITY)
                .start(pinyin::warm);
    }
}
