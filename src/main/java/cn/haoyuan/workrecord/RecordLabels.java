package cn.haoyuan.workrecord;

import cn.haoyuan.plan.EvidenceKind;
import cn.haoyuan.plan.RecordPart;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the fields of the form for a piece of work are called and hint at, by its kind and topics.
 *
 * @param known whether the unit has titles to choose from
 * @param drafted whether the form begins with words
 */
public record RecordLabels(@Nullable WorkOffer offer, RecordForm form, boolean known, boolean drafted) {

    /** When a title may be left out, and what is its title then. */
    public @Nullable String titleHint() {
        if (offer == null) {
            return null;
        }
        if (offer.titled() != null) {
            return "写课题的名称，各阶段写同一个名称" + (known ? "；本单位登记过的可以选" : "");
        }
        String named =
                (isWorded() && !onPaper() ? "主题、情况的开头" : "类型" + (offer.topics().isEmpty() ? "" : "、主题"))
                        + (offer.hasSubject() ? "、单位" : "");
        return switch (offer.subject()) {
                    case REQUIRED -> "可以不填";
                    case OPTIONAL -> "选了单位、写了情况或传了附件的可以不填";
                    case NONE -> offer.wants() == null ? "写了情况或传了附件的可以不填" : "可以不填";
                }
                + "，就用" + named.replaceFirst("、([^、]+)$", "和$1") + "作标题";
    }

    /** What place and words are called, with whether most leave them out. */
    public String noteLabel() {
        return noteLabel(isWorded());
    }

    /** The same where a topic is chosen that wants words, or none. */
    public String noteLabel(boolean worded) {
        boolean telling = worded || offer != null && offer.wantsWords(List.of());
        boolean wants = offer != null && offer.wants() != null || telling && onPaper();
        boolean placeless = offer != null
                && offer.spares(RecordPart.PLACE)
                && RecordForm.of(form.place()).isEmpty();
        String must = placeless ? "（要写" : "（要写情况";
        return (placeless ? "情况" : "地点和情况")
                + (drafted ? "" : telling && !onPaper() ? must + "）" : wants ? must + "，或传附件）" : "（一般可不填）");
    }

    /** What the words of such a record tell. */
    public String noteHint() {
        String what = offer != null && offer.wants() != null
                ? "写明数据、结果"
                : onPaper() ? "正文或要点" : visits() ? "看到什么、提了什么建议" : "做了什么、结果怎样";
        return what + "；最多 4000 字";
    }

    private boolean visits() {
        return offer == null || offer.kind() == EvidenceKind.VISIT;
    }

    private boolean onPaper() {
        return offer != null && offer.onPaper();
    }

    /** What files are called, with whether they may be left out. */
    public String filesLabel() {
        return wants() && (onPaper() || !isWorded()) ? "照片和附件（没写情况的要传）" : "照片和附件（可不传）";
    }

    boolean wants() {
        return offer != null && (offer.wants() != null || isWorded());
    }

    private boolean isWorded() {
        return offer != null && offer.wantsWords(form.topics());
    }
}
