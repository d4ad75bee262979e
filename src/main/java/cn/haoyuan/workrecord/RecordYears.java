package cn.haoyuan.workrecord;

import cn.haoyuan.duty.Duty;
import cn.haoyuan.plan.EvidenceKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The years that records of a kind may count for, whatever the day they are of, as a letter is about the assessment of one. Declared here,
 * implemented by the modules above.
 */
public interface RecordYears {

    /** The kind of which each record counts for a year. */
    EvidenceKind kind();

    /** The years that the plan has had so far, the latest first. */
    List<Integer> years();

    /** Why no record may count for a year yet, whichever unit it is about, in words; a year that some may count for is not in it. */
    Map<Integer, String> closed();

    /** What such a record about that unit is to meet for a year; empty where nothing asks for it. */
    Optional<Duty> duty(int subject, int year);

    /** Why nothing asks for it, as a sentence without its full stop; {@code name}: of the unit. */
    String without(int subject, String name, int year);

    /** What it is called that such a record counts for no year. */
    String none();

    /** The year that a duty of that evidence is of; empty where it is of none. */
    Optional<Integer> of(long duty, int subject);

    /** The year that a record counts for, by its source and id; empty where it counts for none. */
    Optional<Integer> of(String source, long record, int subject);
}
