package cn.haoyuan.plan;

import java.util.Set;

/**
 * What a piece of evidence is about, where its kind alone does not say: a visit about the day's routine, a letter of thanks.
 *
 * @param kinds the kinds of evidence that may carry it
 */
public record Topic(String id, String title, Set<EvidenceKind> kinds) {

    public Topic {
        kinds = Set.copyOf(kinds);
    }
}
