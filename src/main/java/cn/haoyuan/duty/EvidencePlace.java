package cn.haoyuan.duty;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.plan.EvidenceKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A place of work where evidence of some kinds arises. Declared here, implemented by the modules above. */
public interface EvidencePlace {

    /** Whether evidence of this kind arises there. */
    boolean handles(EvidenceKind kind);

    /** Where {@code viewer} goes to do this duty, and what that is called; empty if it is not theirs to do, or nothing is left to do. */
    Optional<Work> work(Duty duty, Viewer viewer);

    /** The page of the record {@code sourceId} if facts of {@code source} come from here. */
    Optional<String> record(String source, long sourceId);

    /** What the viewer may read of what is written in that record, by one statement; empty where it is none of this place. */
    default Optional<Written> written(String source, long sourceId) {
        return Optional.empty();
    }

    /** What the viewer may read of the record that brought the duty about as it stands, and of those that it corrects; one statement. */
    default Optional<Occasion> occasion(long dutyId) {
        return Optional.empty();
    }

    /**
     * What the viewer may read of the record that brought the duty about and of the one that this answered, as far as known on the day and
     * before each was answered.
     */
    default List<Said> said(long dutyId, LocalDate asOf) {
        return List.of();
    }

    /**
     * What is written in a record.
     *
     * @param words "" for nothing
     * @param corrections what each of the records on the way to it, itself included, changed in the one that it corrects, in words, by its id
     */
    record Written(String words, Map<Long, String> corrections) {

        static final Written NOTHING = new Written("", Map.of());
    }

    /** A record that stands: its page, what it is called, and what is written there, and was before it was corrected. */
    record Occasion(String href, String title, Wording wording) {}

    /** A record: its page, what it is called, and what is written there. */
    record Said(String href, String title, String words) {}

    /**
     * A place of work.
     *
     * @param label the words on the button
     * @param steps how the work went so far, in order of time
     */
    record Work(String href, String label, List<DutyPage.Step> steps) {}
}
