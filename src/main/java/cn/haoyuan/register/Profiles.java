package cn.haoyuan.register;

import cn.haoyuan.access.Appointments;
import cn.haoyuan.access.Appointments.Since;
import cn.haoyuan.access.Role;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.audit.Audit;
import cn.haoyuan.audit.Verb;
import cn.haoyuan.org.Kindergarten;
import cn.haoyuan.org.Kindergartens;
import cn.haoyuan.org.Unit;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.org.Units;
import cn.haoyuan.web.Merge;
import cn.haoyuan.web.NotFound;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shows and saves the profile of a kindergarten that the viewer may act on. */
@Component
class Profiles {

    /** What the field of the head says where it stands no more or lies out of scope. */
    private static final String OUT_OF_SIGHT = "（不在册或在范围以外）";

    private final Units units;
    private final Kindergartens kindergartens;
    private final Appointments appointments;
    private final Corrections corrections;
    private final Audit audit;
    private final Clock clock;

    Profiles(
            Units units,
            Kindergartens kindergartens,
            Appointments appointments,
            Corrections corrections,
            Audit audit,
            Clock clock) {
        this.units = units;
        this.kindergartens = kindergartens;
        this.appointments = appointments;
        this.corrections = corrections;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    ProfilePage page(Viewer viewer, int id) {
        Unit unit = kindergarten(viewer, id);
        Kindergarten profile = kindergartens.find(id).orElse(null);
        return ProfilePage.of(unit, form(id, profile), office(id, profile), corrections.of(id));
    }

    /** The page with its errors, with what somebody else saved meanwhile or with what is to be confirmed; null once it is saved. */
    @Transactional
    @Nullable
    ProfilePage save(Viewer viewer, int id, ProfileForm sent) {
        Unit unit = kindergarten(viewer, id);
        LocalDate today = LocalDate.now(clock);
        Kindergarten before = kindergartens.findToChange(id).orElse(null);
        ProfileForm saved = form(id, before);
        Answers answers = Answers.of(sent.typed());
        List<Correction> wanted = corrections.of(id);
        Merge merge = sent.beside(saved);
        if (!merge.disputed().isEmpty() && sent.read(id, head(id, sent, saved, before, today), today) != null) {
            Merge.Clash clash = merge.clash(ProfileFields::label, ProfileFields::words);
            clash.again().putAll(answers.typed());
            return new ProfilePage(unit, sent, clash, Map.of(), null, List.of(), answers);
        }
        ProfileForm form = merge.disputed().isEmpty() ? sent.merged(merge) : sent;
        boolean changed = !merge.values().equals(merge.saved());
        answers.check(form, waiting(wanted));
        if (answers.any() && answers.inWords() && !changed && form.errors().isEmpty()) {
            answer(viewer, unit, wanted, answers, "");
            return null;
        }
        Kindergarten profile = form.read(id, head(id, form, saved, before, today), today);
        if (profile != null && profile.equals(before)) {
            answers.refuse(form);
        }
        if (profile == null || !form.errors().isEmpty()) {
            return new ProfilePage(unit, form, null, Map.of(), office(id, before), wanted, answers);
        }
        ProfilePage asking =
                new ProfilePage(unit, form, null, asks(before, profile, today), office(id, before), wanted, answers);
        if (!asking.confirmed(sent.value(ProfilePage.SURE))) {
            return asking;
        }
        String saves = "";
        if (!profile.equals(before)) {
            kindergartens.save(profile);
            saves = form(id, profile).changes(saved);
            audit.record(
                    viewer,
                    Verb.EDIT_PROFILE,
                    "unit",
                    id,
                    id,
                    "修改" + unit.name() + "的园所信息。" + saves + (asking.sure().isEmpty() ? "" : "。已确认：" + asking.sure()),
                    "");
        }
        answer(viewer, unit, wanted, answers, saves);
        return null;
    }

    /** Answers what of that the form says something to. */
    private void answer(Viewer viewer, Unit unit, List<Correction> wanted, Answers answers, String changes) {
        for (Correction asked : waiting(wanted)) {
            if (answers.to(asked)) {
                String words = answers.answer(asked, changes);
                corrections.answer(unit, asked, words);
                audit.record(
                        viewer,
                        Verb.ANSWER_CORRECTION,
                        "unit",
                        unit.id(),
                        unit.id(),
                        "答复" + unit.name() + "“" + asked.words() + "”：" + words,
                        "");
            }
        }
    }

    private static List<Correction> waiting(List<Correction> wanted) {
        return wanted.stream().filter(Correction::waits).toList();
    }

    /** What is unlikely in the profile and was not so before. */
    private static Map<String, String> asks(@Nullable Kindergarten before, Kindergarten profile, LocalDate today) {
        Map<RegisterColumn, String> doubts = Doubts.of(profile, today);
        if (before != null) {
            doubts.values().removeAll(Doubts.of(before, today).values());
        }
        Map<String, String> asks = new LinkedHashMap<>();
        doubts.forEach((column, doubt) -> asks.put(ProfileFields.field(column), doubt));
        return asks;
    }

    /** The head of the group that the form names, as the register's import takes it; one out of sight stays as long as nobody writes over it. */
    private @Nullable Integer head(
            int id, ProfileForm form, ProfileForm saved, @Nullable Kindergarten before, LocalDate today) {
        String typed = form.value(ProfileFields.HEAD);
        if (before != null && typed.equals(saved.value(ProfileFields.HEAD))) {
            return before.groupHeadId();
        }
        if (Cells.empty(typed)) {
            return null;
        }
        String code = Cells.plain(typed).toUpperCase(Locale.ROOT);
        Integer head = units.findByCode(code, today)
                .filter(unit -> unit.kind() == UnitKind.KINDERGARTEN)
                .map(Unit::id)
                .orElse(null);
        if (head == null || head == id) {
            form.refuse(ProfileFields.HEAD, head == null ? "没有标识码为 " + Cells.brief(code) + " 的幼儿园。" : "总园不能是本园。");
        }
        return head;
    }

    private ProfileForm form(int id, @Nullable Kindergarten profile) {
        Integer head = profile == null ? null : profile.groupHeadId();
        String named = head == null
                ? ""
                : units.find(head, LocalDate.now(clock)).map(Unit::code).orElse(OUT_OF_SIGHT);
        return profile == null
                ? ProfileForm.of(null, units.since(id).orElse(null), office(id, null), named)
                : ProfileForm.of(profile, null, null, named);
    }

    /** Since when its only principal holds the post, where the profile does not say since when they are in office. */
    private @Nullable LocalDate office(int id, @Nullable Kindergarten profile) {
        return profile != null && profile.principalSince() != null
                ? null
                : appointments.since(List.of(id), Role.PRINCIPAL).stream()
                        .filter(Since::alone)
                        .map(Since::day)
                        .findFirst()
                        .orElse(null);
    }

    private Unit kindergarten(Viewer viewer, int id) {
        return units.find(id, LocalDate.now(clock))
                .filter(unit -> unit.kind() == UnitKind.KINDERGARTEN && UnitPages.mayEdit(viewer, unit))
                .orElseThrow(NotFound::new);
    }
}
