package cn.haoyuan.register;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.database.Cut;
import cn.haoyuan.org.Kindergartens;
import cn.haoyuan.org.Unit;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.org.Units;
import cn.haoyuan.web.NotFound;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where a kindergarten, which may not change its profile itself, asks for that. */
@Component
class CorrectionPages {

    private final Units units;
    private final Kindergartens kindergartens;
    private final Corrections corrections;
    private final Clock clock;

    CorrectionPages(Units units, Kindergartens kindergartens, Corrections corrections, Clock clock) {
        this.units = units;
        this.kindergartens = kindergartens;
        this.corrections = corrections;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    CorrectionsPage page(Viewer viewer, int id) {
        return page(own(viewer, id), "", null);
    }

    /** The page with what is wrong with the words; null once they are on their way. */
    @Transactional
    @Nullable
    CorrectionsPage ask(Viewer viewer, int id, String words) {
        Unit unit = own(viewer, id);
        String error = wrong(words);
        if (error != null) {
            return page(unit, words, error);
        }
        corrections.ask(viewer, unit, words.strip());
        return null;
    }

    /** Why these are no words to send; null where they are. */
    static @Nullable String wrong(String words) {
        String said = words.strip();
        return said.isEmpty()
                ? "请写明是哪一项、应是多少，或者为什么不改。"
                : Cut.tooLong(Corrections.LONGEST, said).map(why -> why + "。").orElse(null);
    }

    private CorrectionsPage page(Unit unit, String typed, @Nullable String error) {
        return new CorrectionsPage(
                unit, kindergartens.find(unit.id()).orElse(null), corrections.of(unit.id()), typed, error);
    }

    private Unit own(Viewer viewer, int id) {
        return units.find(id, LocalDate.now(clock))
                .filter(unit -> unit.id() == viewer.unitId() && unit.kind() == UnitKind.KINDERGARTEN)
                .orElseThrow(NotFound::new);
    }
}
