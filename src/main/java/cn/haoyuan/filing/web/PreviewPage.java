package cn.haoyuan.filing.web;

import cn.haoyuan.plan.Form;
import java.util.List;

/**
 * A form that nobody fills in yet.
 *
 * @param draft id of the draft of the plan that it belongs to
 */
public record PreviewPage(int draft, Form form, List<SectionView> sections) {

    /** Where it is changed. */
    public String address() {
        return "/plan/drafts/" + draft + "/forms/" + form.id();
    }
}
