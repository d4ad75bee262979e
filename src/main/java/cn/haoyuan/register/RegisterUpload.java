package cn.haoyuan.register;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.audit.Audit;
import cn.haoyuan.audit.Verb;
import cn.haoyuan.org.RegisterChange;
import cn.haoyuan.org.RegisterCheck;
import cn.haoyuan.org.RegisterImport;
import cn.haoyuan.org.RowProblem;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.org.Units;
import cn.haoyuan.sheet.SheetReader;
import cn.haoyuan.sheet.UnreadableSheet;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** Takes an uploaded register file in, or only says what it would do. All in one transaction, which bad rows undo. */
@Component
class RegisterUpload {

    /**
     * What became of a file.
     *
     * @param entered whether the register was changed or found to be just so
     * @param rows kindergartens in the file
     * @param problems the first thousand, by line
     * @param problemCount how many there were at least
     * @param ignored headings that mean nothing here
     * @param understood what was understood of other words
     * @param doubts what is unlikely in the rows
     * @param headings the line of the headings; 0 where there are none
     * @param changes the first of what the file would change, where it was checked only
     * @param changesKey the key of all of it; null where nothing would change
     * @param positions in which column of the file, 0-based, each heading of {@code problems} stands
     */
    record Outcome(
            boolean entered,
            int rows,
            RegisterCheck check,
            List<RowProblem> problems,
            int problemCount,
            List<String> ignored,
            List<ImportPage.Taken> understood,
            Problems doubts,
            List<RegisterChange> changes,
            @Nullable String changesKey,
            int headings,
            Map<String, Integer> positions) {}

    /** So many kindergartens that would change stand on the page. */
    private static final int SHOWN = 50;

    private final Units units;
    private final RegisterImport register;
    private final KeptFiles kept;
    private final Audit audit;
    private final Clock clock;

    RegisterUpload(Units units, RegisterImport register, KeptFiles kept, Audit audit, Clock clock) {
        this.units = units;
        this.register = register;
        this.kept = kept;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(rollbackFor = Exception.class)
    Outcome take(Viewer viewer, Path file, String name, boolean enter) throws IOException, UnreadableSheet {
        LocalDate today = LocalDate.now(clock);
        register.begin();
        Territory territory = territory(viewer, today);
        Problems problems = new Problems();
        RegisterReader reader = new RegisterReader(territory, today, problems, register::add);
        reader.end(SheetReader.read(file, name, reader::line));
        RegisterCheck check = register.check(Problems.MOST);
        problems.addAll(check.problems());
        boolean good = problems.count() == 0;
        List<RegisterChange> changes = new ArrayList<>();
        String key = null;
        if (good && !enter && check.opened() + check.changed() > 0) {
            key = kept.keep(
                    viewer,
                    out -> ChangeSheet.write(
                            out,
                            each -> register.changes(change -> {
                                if (changes.size() < SHOWN) {
                                    changes.add(change);
                                }
                                each.accept(change);
                            })));
        }
        ImportWords done = new ImportWords();
        if (good && enter) {
            register.changes(done::add);
            problems.addAll(register.apply());
            good = problems.count() == 0;
        }
        if (good && enter && check.opened() + check.changed() > 0) {
            audit.record(
                    viewer,
                    Verb.IMPORT_REGISTER,
                    "register",
                    viewer.unitId(),
                    viewer.unitId(),
                    words(name, check) + "。" + done,
                    "");
        } else {
            // also where nothing would change: then there is nothing to keep
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        }
        return new Outcome(
                good && enter,
                reader.read(),
                check,
                problems.byLine(),
                problems.count(),
                reader.ignored(),
                reader.understood(),
                reader.doubts(),
                changes,
                key,
                reader.headings(),
                reader.positions());
    }

    /** An empty file to be filled in. */
    void template(Viewer viewer, OutputStream out) throws IOException {
        RegisterTemplate.write(territory(viewer, LocalDate.now(clock)), out);
    }

    /** Whether there is any county in which a kindergarten could stand. */
    @Transactional(readOnly = true)
    boolean hasCounties(Viewer viewer) {
        return !territory(viewer, LocalDate.now(clock)).counties().isEmpty();
    }

    private Territory territory(Viewer viewer, LocalDate today) {
        return new Territory(
                units.below(viewer.unitId(), UnitKind.COUNTY, today),
                units.below(viewer.unitId(), UnitKind.COUNTY_AREA, today));
    }

    private static String words(String name, RegisterCheck check) {
        return "导入名册“%s”：新增 %d 所，更新 %d 所，未变 %d 所"
                .formatted(Cells.brief(name), check.opened(), check.changed(), check.unchanged());
    }
}
