package cn.haoyuan.publication;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.plan.Edit;
import cn.haoyuan.plan.EditOutcome;
import cn.haoyuan.plan.Form;
import cn.haoyuan.plan.FormDrafts;
import cn.haoyuan.plan.FormReading;
import cn.haoyuan.plan.Plan;
import cn.haoyuan.plan.PlanFile;
import cn.haoyuan.plan.PlanVersion;
import cn.haoyuan.plan.TypedForm;
import cn.haoyuan.web.NotFound;
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

    FormDrafting(Drafting drafting, FormDrafts forms) {
        this.drafting = drafting;
        this.forms = forms;
    }

    @Transactional(readOnly = true)
    public FormPage page(int id, String key, String opened) {
        PlanVersion draft = drafting.draft(id);
        Edit<TypedForm> edit = forms.open(draft, key).orElseThrow(NotFound::new);
        return new FormPage(
                draft, drafting.current(draft), edit, edit.typed(), edit.base(), opened, List.of(), false, null);
    }

    @Transactional(readOnly = true)
    public PlanVersion draft(int id) {
        return drafting.draft(id);
    }

    @Transactional(readOnly = true)
    public Form form(int id, String key) {
        return drafting.draft(id).plan().form(key).orElseThrow(NotFound::new);
    }

    /** Adds a form, as another asks or with one question; answers its id. */
    public String add(Viewer viewer, int id, String like) {
        String key = forms.add(id, like).orElseThrow(NotFound::new);
        drafting.told(viewer, id, "添加表单：" + form(id, key).title());
        return key;
    }

    /** Takes a form's file into the draft; what is wrong with it. */
    public FormReading take(Viewer viewer, int id, PlanFile file) {
        FormReading reading = forms.take(id, file).orElseThrow(NotFound::new);
        if (reading instanceof FormReading.Accepted(Form form)) {
            drafting.told(viewer, id, "导入表单：" + form.title());
        }
        return reading;
    }

    /** Takes a form out of the draft; what to say of it. */
    public String drop(Viewer viewer, int id, String key) {
        PlanVersion draft = drafting.draft(id);
        String title = form(id, key).title();
        PlanVersion current = drafting.current(draft);
        Optional<String> refusal = forms.drop(id, key, current == null ? null : current.plan());
        if (refusal.isEmpty()) {
            drafting.told(viewer, id, "删去表单：" + title);
        }
        return refusal.map(why -> "没有删去：" + why).orElse("“" + title + "”已从草稿中删去");
    }

    public EditOutcome<TypedForm> keep(
            Viewer viewer, int id, String key, TypedForm typed, TypedForm laid, String base) {
        return forms.keep(id, key, typed, laid, base, viewer.name());
    }

    public EditOutcome<TypedForm> put(Viewer viewer, int id, String key, TypedForm typed, String base) {
        EditOutcome<TypedForm> outcome = forms.put(id, key, typed, base, viewer.name());
        if (outcome instanceof EditOutcome.Saved<?>) {
            drafting.told(viewer, id, "修改表单：" + typed.title());
        }
        return outcome;
    }

    /** Where a form of a draft that is gone says otherwise than the plan in force. */
    @Transactional(readOnly = true)
    public List<List<String>> changed(String key, TypedForm typed) {
        return drafting.inForce()
                .flatMap(plan -> plan.form(key))
                .map(there -> FormDifferences.of(TypedForm.of(there), typed))
                .orElseGet(() -> FormDifferences.of(
                        new TypedForm(typed.title(), typed.minutes(), typed.reader(), List.of()), typed));
    }

    public String forget(int id, String key) {
        forms.forget(id, key);
        return "已放弃未保存的修改";
    }

    public String restore(Viewer viewer, int id, String key) {
        PlanVersion draft = drafting.draft(id);
        Plan current = Optional.ofNullable(drafting.current(draft))
                .map(PlanVersion::plan)
                .orElseThrow(NotFound::new);
        Form before = current.form(key).orElseThrow(NotFound::new);
        Optional<String> refusal = forms.restore(id, key, current);
        if (refusal.isEmpty()) {
            drafting.told(viewer, id, "恢复表单：" + before.title());
        }
        return refusal.orElse("“" + before.title() + "”已恢复为现行版本的内容");
    }
}
