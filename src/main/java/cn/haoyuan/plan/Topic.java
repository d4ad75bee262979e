package cn.haoyuan.plan;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a piece of evidence is about, where its kind alone does not say: a visit about the day's routine, a letter of thanks.
 *
 * @param kinds the kinds of evidence that may carry it
 * @param alone whether what is about it is about nothing else, as a letter of thanks is no circular; a plan file says
 *     {@code alone: true}
 * @param words what a record about it tells in words, without which it is none, as the problem that somebody is to put right;
 *     null where a title will do
 * @param with topics of which at least one is told beside it, as what is looked at again was put right or was not, or was but something else is wrong; a topic that only
 *     stands beside another names that one. Empty where it says all by itself
 * @param without what a record about it has not, as a letter has no place: it is not asked there
 * @param ends whether what is about it is the end of what earlier records of the same title were about, as the conclusion is of a research
 *     topic: the other topics of its kinds are the stages that lead there, in the plan's order, and a record names one; a plan file
 *     says {@code ends: true}
 */
public record Topic(
        String id,
        String title,
        Set<EvidenceKind> kinds,
        boolean alone,
        @Nullable String words,
        List<String> with,
        Set<RecordPart> without,
        boolean ends) {

    private static final String OWN = "own-";

    public Topic {
        kinds = Set.copyOf(kinds);
        with = List.copyOf(with);
        without = Set.copyOf(without);
    }

    /** The id of the topic that a measure has to itself. */
    static String own(String measureId) {
        return OWN + measureId;
    }

    /** Whether it is a measure's alone. */
    public boolean own() {
        return id.startsWith(OWN);
    }
}
