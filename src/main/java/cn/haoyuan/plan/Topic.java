package cn.haoyuan.plan;

import java.util.Set;

/**
 * What a piece of evidence is about, where its kind alone does not say: a visit about the day's routine, a letter of thanks.
 *
 * @param kinds the kinds of evidence that may carry it
 * @param alone whether what is about it is about nothing else, as a letter of thanks is no circular; a plan file says
 *     {@code alone: true}
 */
public record Topic(String id, String title, Set<EvidenceKind> kinds, boolean alone) {

    public Topic {
        kinds = Set.copyOf(kinds);
    }
}
