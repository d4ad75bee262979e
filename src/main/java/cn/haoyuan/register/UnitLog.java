package cn.haoyuan.register;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.audit.Audit;
import cn.haoyuan.audit.Verb;
import cn.haoyuan.org.Answer;
import cn.haoyuan.org.Answer.Done;
import org.springframework.stereotype.Component;

/** Puts what was done to a unit on record, in the same transaction. */
@Component
class UnitLog {

    private final Audit audit;

    UnitLog(Audit audit) {
        this.audit = audit;
    }

    /** The answer with what was done in words; one that refuses as it is. */
    Answer log(Answer answer, Viewer viewer, Verb verb, String detail, String reason) {
        if (answer instanceof Done done) {
            audit.record(viewer, verb, "unit", done.unitId(), done.unitId(), detail, reason);
            return new Done(done.unitId(), detail);
        }
        return answer;
    }
}
