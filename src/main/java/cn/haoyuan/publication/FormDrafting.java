package cn.haoyuan.publication;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.audit.Audit;
import cn.haoyuan.audit.Verb;
import cn.haoyuan.plan.Edit;
import cn.haoyuan.plan.EditOutcome;
import cn.haoyuan.plan.Form;
import cn.haoyuan.plan.FormDrafts;
import cn.haoyuan.plan.Plan;
import cn.haoyuan.plan.PlanVersion;
import cn.haoyuan.plan.TypedForm;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changing the forms of a draft in pages. */
@Service
@Transactional
class FormDrafting {

    private final Drafting drafting;
    private final FormDrafts forms;
    private final Audit audit;

    FormDrafting(Drafting drafting, FormDrafts forms, Audit audit) {
        this.drafting = drafting;
        this.forms = forms;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public FormPage page(int id, String key, String opened) {
        PlanVersion draft = drafting.draft(id);
        Edit<TypedForm> edit = forms.open(draft, key).orElseThrow(Drafting::unknown);
        return new FormPage(
                draft, drafting.current(draft), edit, edit.typed(), edit.base(), opened, List.of(), false, null);
    }

    @Transactional(readOnly = true)
    public Form form(int id, String key) {
        return drafting.draft(id).plan().form(key).orElseThrow(Drafting::unknown);
    }

    public EditOutcome<TypedForm> keep(
            Viewer viewer, int id, String key, TypedForm typed, TypedForm laid, String base) {
        return forms.keep(id, key, typed, laid, base, viewer.name());
    }

    public EditOutcome<TypedForm> put(Viewer viewer, int id, String key, TypedForm typed, String base) {
        EditOutcome<TypedForm> outcome = forms.put(id, key, typed, base, viewer.name());
        if (outcome instanceof EditOutcome.Saved<?>) {
            audit.record(viewer, Verb.EDIT_PLAN, "plan", id, viewer.unitId(), "修改表单：" + typed.title(), "");
        }
        return outcome;
    }

    public String forget(int id, String key) {
        forms.forget(id, key);
        return "已放弃未保存的修改";
    }

    public String restore(Viewer viewer, int id, String key) {
        PlanVersion draft = drafting.draft(id);
        Plan current = Optional.ofNullable(drafting.current(draft))
                .map(PlanVersion::plan)
                .orElseThrow(Drafting::unknown);
        Form before = current.form(key).orElseThrow(Drafting::unknown);
        Optional<String> refusal = forms.restore(id, key, current);
        if (refusal.isEmpty()) {
            audit.record(viewer, Verb.EDIT_PLAN, "plan", id, viewer.unitId(), "恢复表单：" + before.title(), "");
        }
        return refusal.orElse("“" + before.title() + "”已恢复为现行版本的内容");
    }
}
