package cn.haoyuan.plan;

import java.util.Map;
import org.springframework.stereotype.Component;

/** What filings are called, wherever they are listed: by the titles of their forms in the plan in force. */
@Component
public class FormTitles {

    private final Plans plans;

    FormTitles(Plans plans) {
        this.plans = plans;
    }

    /** By the ids of forms. */
    public Map<String, String> all() {
        return plans.plan().map(Plan::formTitles).orElse(Map.of());
    }

    /** The form's id if the plan has it no more. */
    public String of(String form) {
        return all().getOrDefault(form, form);
    }
}
