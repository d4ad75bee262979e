package cn.haoyuan.admin;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.audit.Audit;
import cn.haoyuan.audit.Verb;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts on record, before the first row goes out, who takes a list of people or of acts away as a file. */
@Component
class Exports {

    private final Audit audit;

    Exports(Audit audit) {
        this.audit = audit;
    }

    @Transactional
    void record(Viewer viewer, ActObject what, String file) {
        audit.record(viewer, Verb.EXPORT, what.key(), "-", viewer.unitId(), "导出 " + file, "");
    }
}
