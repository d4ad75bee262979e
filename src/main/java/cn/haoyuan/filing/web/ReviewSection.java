package cn.haoyuan.filing.web;

import java.util.List;

/**
 * A section to be reviewed.
 *
 * @param changes what differs from the submission that it is compared with
 * @param said what was said to this section of that submission, or ""
 * @param settled whether it is compared, nothing in it changed, nothing was said to it and nothing is open in it, so that it need not be read again
 */
public record ReviewSection(SectionView view, List<FieldChange> changes, String said, boolean settled) {

    /** The name of the parameter of the remark on it. */
    public String remark() {
        return ReviewForm.REMARK + view.section().id();
    }
}
