package cn.haoyuan.desk;

import cn.haoyuan.web.Address;
import java.time.LocalDate;

/**
 * What an area did in a semester.
 *
 * @param owed what it owes that is due within the semester
 * @param done how much of that is done, in time or late
 * @param recorded what the post recorded that happened within the semester
 */
public record Semester(int unitId, LocalDate from, LocalDate to, long owed, long done, long recorded) {

    public String owedHref() {
        return duties().toString();
    }

    public String doneHref() {
        return duties().with("state", "MET,MET_LATE").toString();
    }

    public String recordedHref() {
        return Address.of("/records")
                .with("mine", "true")
                .with("from", from)
                .with("to", to)
                .toString();
    }

    private Address duties() {
        return Address.of("/duties").with("owedBy", unitId).with("from", from).with("to", to);
    }
}
