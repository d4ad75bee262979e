package cn.haoyuan.register;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.audit.Audit;
import cn.haoyuan.audit.Verb;
import cn.haoyuan.org.Kindergarten;
import cn.haoyuan.org.Kindergartens;
import cn.haoyuan.org.Unit;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.org.Units;
import cn.haoyuan.web.Merge;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.server.ResponseStatusException;

/** Shows and saves the profile of a kindergarten that the viewer may act on. */
@Component
class Profiles {

    private final Units units;
    private final Kindergartens kindergartens;
    private final Audit audit;
    private final Clock clock;

    Profiles(Units units, Kindergartens kindergartens, Audit audit, Clock clock) {
        this.units = units;
        this.kindergartens = kindergartens;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    ProfilePage page(Viewer viewer, int id) {
        Unit unit = kindergarten(viewer, id);
        return new ProfilePage(unit, form(id, kindergartens.find(id).orElse(null)), LocalDate.now(clock), null);
    }

    /** The page with its errors, or with what somebody else saved meanwhile; null once it is saved. */
    @Transactional
    @Nullable
    ProfilePage save(Viewer viewer, int id, ProfileForm sent) {
        Unit unit = kindergarten(viewer, id);
        LocalDate today = LocalDate.now(clock);
        Kindergarten before = kindergartens.findToChange(id).orElse(null);
        Merge merge = sent.beside(form(id, before));
        if (!merge.disputed().isEmpty() && sent.read(id, null, today) != null) {
            return new ProfilePage(unit, sent, today, merge.clash(ProfileForm::label, ProfileForm::words));
        }
        ProfileForm form = merge.disputed().isEmpty() ? sent.merged(merge) : sent;
        Kindergarten profile = form.read(id, before == null ? null : before.groupHeadId(), today);
        if (profile == null) {
            return new ProfilePage(unit, form, today, null);
        }
        if (!profile.equals(before)) {
            kindergartens.save(profile);
            audit.record(viewer, Verb.EDIT_PROFILE, "unit", id, id, "修改" + unit.name() + "的园所信息", "");
        }
        return null;
    }

    private ProfileForm form(int id, @Nullable Kindergarten profile) {
        return ProfileForm.of(profile, profile == null ? units.since(id).orElse(null) : null);
    }

    private Unit kindergarten(Viewer viewer, int id) {
        return units.find(id, LocalDate.now(clock))
                .filter(unit -> unit.kind() == UnitKind.KINDERGARTEN && UnitPages.mayEdit(viewer, unit))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
