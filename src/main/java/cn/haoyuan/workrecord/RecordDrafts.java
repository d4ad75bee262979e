package cn.haoyuan.workrecord;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.duty.Duty;
import cn.haoyuan.plan.EvidenceKind;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes the first words of some records from what the product knows. Declared here, implemented by the modules above. */
public interface RecordDrafts {

    /** Stands in the words where the product knows nothing; a record is not saved with it. */
    String BLANK = "（请填写）";

    /** Whether records of this kind begin so; those that have topics, with the topic chosen. */
    boolean begin(EvidenceKind kind);

    /**
     * The words for the work that a duty of the viewer's unit asks for; empty where nothing is known of it.
     *
     * @param topic what it is to be about; null where its kind has no topics
     */
    Optional<Words> words(Viewer viewer, Duty duty, @Nullable String topic);

    /**
     * What a record begins with.
     *
     * @param source what the figures in it are, as part of a sentence, with the address of their page
     * @param day as of which they stand
     * @param answerBy by when the words ask for an answer; null where they ask for none
     */
    record Words(
            String title,
            String note,
            String source,
            String href,
            LocalDate day,
            @Nullable LocalDate answerBy) {}
}
