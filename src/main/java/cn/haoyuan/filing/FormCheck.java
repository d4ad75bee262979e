package cn.haoyuan.filing;

import cn.haoyuan.calendar.DayInWords;
import cn.haoyuan.database.Cut;
import cn.haoyuan.files.Attachment;
import cn.haoyuan.plan.Column;
import cn.haoyuan.plan.Field;
import cn.haoyuan.plan.FieldType;
import cn.haoyuan.plan.Form;
import cn.haoyuan.web.NumberInWords;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is wrong with a filled-in form.
 *
 * @param links what the goals of each field may link to
 * @param attachments those of the content that exist and may be seen, by id
 * @param ahead the days of what is still to be done
 * @param today the last day of what is done
 */
public record FormCheck(
        Form form,
        Map<String, List<LinkOption>> links,
        Map<Long, Attachment> attachments,
        Ahead ahead,
        LocalDate today) {

    /** The most characters of a cell. */
    public static final int CELL = 500;

    /** The most characters of a goal. */
    public static final int GOAL = 300;

    /** Everything that keeps it from being submitted. */
    List<FieldProblem> whole(Content content) {
        List<FieldProblem> problems = new ArrayList<>();
        for (Field field : form.fields()) {
            if (field.required() && content.blank(field.id())) {
                problems.add(problem(field, missing(field)));
            } else {
                Stream.concat(problems(field, content).stream(), gaps(field, content.rows(field.id())).stream())
                        .sorted(Comparator.comparing(problem -> problem.row(field)))
                        .forEach(problems::add);
            }
        }
        return problems;
    }

    /** What the rows that say something leave out. */
    public static List<FieldProblem> gaps(Field field, List<Map<String, String>> rows) {
        List<FieldProblem> problems = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            Map<String, String> cells = rows.get(row);
            if (cells.values().stream().allMatch(String::isBlank)) {
                continue;
            }
            Set<String> told = new HashSet<>();
            for (Column column : field.columns()) {
                Column instead = column.unless() == null ? null : field.column(column.unless());
                boolean lacking = instead != null && blank(cells, instead.id()) && !told.contains(instead.id());
                if (blank(cells, column.id()) && (column.required() || lacking)) {
                    told.add(column.id());
                    problems.add(problem(
                            field,
                            row,
                            column,
                            column.required() || instead == null
                                    ? "请填写；整行不要的，请删除这一行。"
                                    : "“%s”空着时，这里要填写。".formatted(instead.label())));
                }
            }
        }
        return problems;
    }

    private static boolean blank(Map<String, String> cells, String column) {
        return cells.getOrDefault(column, "").isBlank();
    }

    /** What is wrong with what is there already, so that one learns of it while writing. */
    public List<FieldProblem> soFar(Content content) {
        return form.fields().stream()
                .flatMap(field -> problems(field, content).stream())
                .toList();
    }

    private List<FieldProblem> problems(Field field, Content content) {
        if (content.blank(field.id())) {
            return List.of();
        }
        return switch (field.type()) {
            case TEXT, LONG_TEXT -> list(field, tooLong(content.text(field.id()), field.max()));
            case NUMBER -> list(field, number(content.text(field.id()), field.label(), field.max()));
            case DATE ->
                list(
                        field,
                        date(content.text(field.id()))
                                .or(() -> field.past()
                                        ? CellsOfRow.coming(content.text(field.id()), today)
                                        : Optional.empty()));
            case CHOICE -> list(field, among(field, List.of(content.text(field.id()))));
            case CHOICES ->
                list(
                        field,
                        among(field, content.items(field.id()))
                                .or(() -> alone(field, content.items(field.id())))
                                .or(() -> tooMany(content.items(field.id()).size(), field.max(), "项")));
            case ATTACHMENTS -> list(field, files(field, content));
            case TABLE, GOALS -> rows(field, content.rows(field.id()));
            case KNOWN -> List.of();
        };
    }

    private List<FieldProblem> rows(Field field, List<Map<String, String>> rows) {
        List<FieldProblem> problems = new ArrayList<>(list(field, tooMany(rows.size(), field.max(), "行")));
        for (int i = 0; i < rows.size(); i++) {
            int row = i;
            Map<String, String> cells = rows.get(i);
            for (Column column : Typed.columns(field)) {
                cell(field, column, cells.getOrDefault(column.id(), ""))
                        .or(() -> new CellsOfRow(field, cells, ahead, today).problem(column))
                        .ifPresent(why -> problems.add(problem(field, row, column, why)));
            }
        }
        return problems;
    }

    private Optional<String> cell(Field field, Column column, String text) {
        boolean goals = field.type() == FieldType.GOALS;
        return goals && column.id().equals(Typed.GOAL)
                ? goal(field, text)
                : goals && column.id().equals(Typed.LINK) ? link(field, text) : cell(column, text);
    }

    /** What is wrong with a cell of a column. */
    static Optional<String> cell(Column column, String text) {
        return text.isBlank()
                ? Optional.empty()
                : switch (column.type()) {
                    case TEXT -> tooLong(text, CELL);
                    case NUMBER ->
                        number(
                                text,
                                column.label(),
                                Objects.requireNonNullElse(column.max(), FieldType.NUMBER.defaultMax()));
                    case DATE -> date(text);
                };
    }

    private static Optional<String> goal(Field field, String text) {
        return text.isBlank() ? Optional.of("请写出这个" + field.label() + "。") : tooLong(text, GOAL);
    }

    private Optional<String> link(Field field, String value) {
        List<LinkOption> offered = links.getOrDefault(field.id(), List.of());
        if (value.isBlank()) {
            return offered.isEmpty() ? Optional.empty() : Optional.of("请选择它对应哪一项。");
        }
        return offered.stream().anyMatch(option -> option.value().equals(value))
                ? Optional.empty()
                : Optional.of("所选的上级目标已调整，请重新选择。");
    }

    private Optional<String> files(Field field, Content content) {
        List<String> items = content.items(field.id());
        List<Long> ids = content.attachments(field.id());
        return ids.size() == items.size() && attachments.keySet().containsAll(ids)
                ? tooMany(items.size(), field.max(), "个")
                : Optional.of("有附件已不存在，请重新上传。");
    }

    private static Optional<String> among(Field field, List<String> chosen) {
        return field.options().containsAll(chosen) ? Optional.empty() : Optional.of("所选的内容不在选项中，请重新选择。");
    }

    private static Optional<String> alone(Field field, List<String> chosen) {
        return chosen.stream()
                .filter(option -> chosen.size() > 1 && field.alone().contains(option))
                .findFirst()
                .map("“%s”不能与别的选项同时选，请只留它或去掉它。"::formatted);
    }

    /** Whether a text is longer than {@code max} characters. */
    public static boolean exceeds(String text, int max) {
        return Cut.exceeds(max, text.strip());
    }

    private static Optional<String> tooLong(String text, int max) {
        return Cut.tooLong(max, text.strip()).map(why -> why + "，请删去 %d 字。".formatted(Cut.length(text.strip()) - max));
    }

    private static Optional<String> tooMany(int count, int max, String measureWord) {
        return count <= max
                ? Optional.empty()
                : Optional.of("最多 %d %s，现有 %d %s。".formatted(max, measureWord, count, measureWord));
    }

    private static Optional<String> number(String text, String label, int max) {
        Optional<BigDecimal> number = parse(text);
        if (number.isEmpty()) {
            return Optional.of("“%s”不是数字，请只填%s。".formatted(brief(text), NumberInWords.example(label)));
        }
        boolean fits = number.get().signum() >= 0 && number.get().compareTo(BigDecimal.valueOf(max)) <= 0;
        return fits
                ? Optional.empty()
                : Optional.of(
                        number.get().signum() < 0 && max == FieldType.NUMBER.defaultMax()
                                ? "不能是负数。"
                                : "应在 0 到 %d 之间。".formatted(max));
    }

    /** Full-width digits and commas between thousands count as what they mean; an exponent does not. */
    static Optional<BigDecimal> parse(String text) {
        String plain = Normalizer.normalize(text.strip(), Normalizer.Form.NFKC).replace(",", "");
        return plain.matches("[+-]?[0-9]{1,15}(\\.[0-9]{1,6})?")
                ? Optional.of(new BigDecimal(plain))
                : Optional.empty();
    }

    private static Optional<String> date(String text) {
        LocalDate day = DayInWords.read(text);
        if (day == null) {
            return Optional.of(DayInWords.wrong("", brief(text)) + "。");
        }
        return day.getYear() >= 1900 && day.getYear() <= 2100 ? Optional.empty() : Optional.of("年份应在 1900 到 2100 之间。");
    }

    private static String brief(String text) {
        return Cut.to(21, text.strip());
    }

    private static String missing(Field field) {
        return switch (field.type()) {
            case CHOICE, CHOICES -> "请选择。";
            case ATTACHMENTS -> "请上传附件。";
            case TABLE, GOALS -> "请至少填写一行。";
            case TEXT, LONG_TEXT, NUMBER, DATE, KNOWN -> "请填写。";
        };
    }

    private static List<FieldProblem> list(Field field, Optional<String> why) {
        return why.map(reason -> List.of(problem(field, reason))).orElse(List.of());
    }

    private static FieldProblem problem(Field field, String why) {
        return new FieldProblem(FieldProblem.at(field.id()), field.label(), why);
    }

    private static FieldProblem problem(Field field, int row, Column column, String why) {
        return new FieldProblem(
                FieldProblem.at(field.id(), row, column.id()),
                "%s第 %d 行“%s”".formatted(field.label(), row + 1, column.label()),
                why);
    }
}
