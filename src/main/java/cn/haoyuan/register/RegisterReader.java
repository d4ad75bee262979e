package cn.haoyuan.register;

import static cn.haoyuan.register.RegisterColumn.*;

import cn.haoyuan.org.RegisterRow;
import cn.haoyuan.org.Sponsor;
import cn.haoyuan.org.Unit;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.org.UnitRules;
import cn.haoyuan.sheet.LikelyHeadings;
import cn.haoyuan.sheet.Line;
import cn.haoyuan.sheet.SheetReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes rows of the register out of the lines of a file, and gathers what is wrong with the others. */
final class RegisterReader {

    private static final int HEADINGS_WITHIN = 20;
    private static final int BATCH = 1000;

    private final Territory territory;
    private final LocalDate today;
    private final Consumer<List<RegisterRow>> rows;
    private final Problems problems;
    private final Understood understood = new Understood();
    private final Problems doubts = new Problems();
    private final List<RegisterRow> batch = new ArrayList<>();
    private @Nullable Headings headings;
    private @Nullable Line headingLine;
    private LikelyHeadings likely = LikelyHeadings.NONE;
    private int before;
    private int read;

    RegisterReader(Territory territory, LocalDate today, Problems problems, Consumer<List<RegisterRow>> rows) {
        this.territory = territory;
        this.today = today;
        this.problems = problems;
        this.rows = rows;
    }

    /** How many rows of kindergartens there were, good or bad. */
    int read() {
        return read;
    }

    /** What is unlikely in the rows that are good. */
    Problems doubts() {
        return doubts;
    }

    /** Headings that mean nothing here. */
    List<String> ignored() {
        return headings == null ? List.of() : headings.ignored();
    }

    /** What was understood of other words. */
    List<ImportPage.Taken> understood() {
        return understood.list();
    }

    /** The line of the headings, or 0. */
    int headings() {
        return headings == null ? 0 : headings.line();
    }

    /** Where each column stands, 0-based, by the heading that problems name. */
    Map<String, Integer> positions() {
        return headings == null
                ? Map.of()
                : headings.columns().entrySet().stream()
                        .collect(Collectors.toMap(column -> column.getKey().heading(), Map.Entry::getValue));
    }

    void line(Line line) {
        if (headings == null) {
            look(line);
            return;
        }
        if (headingLine != null) {
            Optional<Headings> both = Headings.of(headingLine, line, headings);
            headingLine = null;
            headings = both.orElse(headings);
            complain(headings);
            if (both.isPresent()) {
                return;
            }
        }
        if (foot(line, headings) || headings.otherKind(line)) {
            return;
        }
        read++;
        row(line, headings);
    }

    /** After the last line. {@code sheet}: which sheet it was, as {@link SheetReader} says it. */
    void end(String sheet) {
        if (headings == null) {
            problems.add(
                    1,
                    "表头",
                    sheet
                            + "前 %d 行里没有找到表头。这一行要有%s，再加要更新的列（共至少 %d 列）；有新幼儿园的，还要有%s。"
                                    .formatted(
                                            HEADINGS_WITHIN,
                                            named(this::needed),
                                            Headings.FEWEST,
                                            named(RegisterColumn::neededOfNew))
                            + likely.words());
        } else if (read == 0) {
            problems.add(headings.line(), "表头", "表头之下没有数据。");
        }
        flush();
    }

    private void look(Line line) {
        if (before++ >= HEADINGS_WITHIN) {
            return;
        }
        Headings found = Headings.of(line);
        likely = likely.or(found.likely());
        if (found.head()) {
            headings = found;
            headingLine = line;
        }
    }

    private void complain(Headings found) {
        for (RegisterColumn column : RegisterColumn.values()) {
            if (needed(column) && !found.has(column)) {
                problems.add(found.line(), column.heading(), "缺少“" + column.heading() + "”列。");
            }
        }
        for (String twice : found.doubled()) {
            problems.add(found.line(), twice, "有两列都是“" + twice + "”，请只留一列。");
        }
    }

    private boolean needed(RegisterColumn column) {
        return column.neededOfAll() && (column != COUNTY || territory.only().isEmpty());
    }

    private static String named(Predicate<RegisterColumn> which) {
        return Arrays.stream(RegisterColumn.values())
                .filter(which)
                .map(column -> "“" + column.heading() + "”")
                .collect(Collectors.joining());
    }

    /** A line of totals or remarks. */
    private static boolean foot(Line line, Headings headings) {
        String code = headings.cell(line, CODE);
        String name = headings.cell(line, NAME);
        if (code.chars().anyMatch(Character::isDigit)) {
            return false;
        }
        long filled = line.cells().stream().filter(cell -> !cell.isEmpty()).count();
        return code.isEmpty() && name.isEmpty() && filled <= 2
                || line.cells().stream().anyMatch(cell -> cell.matches("(合|总|小)\\s*计.*"));
    }

    private void row(Line line, Headings found) {
        int known = problems.count();
        RowCells cells = new RowCells(line, found, territory, problems, understood);
        String code = cells.text(CODE, 40).replaceFirst("^'", "");
        String name = UnitRules.tidyName(cells.text(NAME, 200));
        if (found.has(CODE)) {
            String tidy = UnitRules.tidyCode(Cells.plain(code));
            code = tidy == null ? "" : tidy;
            UnitRules.codeProblem(UnitKind.KINDERGARTEN, code.isEmpty() ? null : code)
                    .ifPresent(problem -> problems.add(line.number(), CODE.heading(), problem));
        }
        if (found.has(NAME)) {
            UnitRules.nameProblem(name).ifPresent(problem -> problems.add(line.number(), NAME.heading(), problem));
        }
        Unit county = cells.county();
        Unit area = county == null ? null : cells.area(county);
        Sponsor sponsor = cells.read(SPONSOR, Cells::sponsor);
        Boolean inclusive = cells.read(INCLUSIVE, Cells::yes);
        if (inclusive == null && sponsor == Sponsor.PRIVATE) {
            String words = Cells.plain(found.cell(line, SPONSOR));
            inclusive = words.contains("普惠") ? Boolean.valueOf(!words.contains("非普惠")) : null;
            if (inclusive != null) {
                understood.add(INCLUSIVE, words, inclusive);
            }
        }
        RegisterRow row = new RegisterRow(
                line.number(),
                code,
                name,
                county == null ? 0 : county.id(),
                area == null ? null : area.id(),
                sponsor,
                inclusive,
                cells.read(GRADE, Cells::grade),
                cells.read(TERRAIN, Cells::terrain),
                cells.read(LOCALITY, Cells::locality),
                cells.read(TOWNSHIP_CENTRE, Cells::yes),
                cells.read(MICRO, Cells::yes),
                cells.code(GROUP_HEAD),
                cells.read(OPENED_ON, text -> Cells.day(text, today)),
                cells.address(),
                cells.count(CLASSES_SMALL),
                cells.count(CLASSES_MIDDLE),
                cells.count(CLASSES_TOP),
                cells.count(CLASSES_MIXED),
                cells.count(CHILDREN_SMALL),
                cells.count(CHILDREN_MIDDLE),
                cells.count(CHILDREN_TOP),
                cells.count(CHILDREN_MIXED),
                cells.count(PRINCIPALS),
                cells.count(TEACHERS),
                cells.count(CARE_WORKERS),
                cells.count(HEALTH_WORKERS),
                cells.count(COOKS),
                cells.count(GUARDS),
                cells.read(PRINCIPAL_SINCE, text -> Cells.day(text, today)));
        Doubts.of(cells.taken()::get, today)
                .forEach((column, doubt) -> doubts.add(line.number(), column.heading(), doubt));
        if (problems.count() == known && county != null && found.has(CODE) && found.has(NAME)) {
            batch.add(row);
            if (batch.size() == BATCH) {
                flush();
            }
        }
    }

    private void flush() {
        rows.accept(List.copyOf(batch));
        batch.clear();
    }
}
