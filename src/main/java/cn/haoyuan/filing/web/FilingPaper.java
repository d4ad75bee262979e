package cn.haoyuan.filing.web;

import cn.haoyuan.calendar.DayInWords;
import cn.haoyuan.document.Block;
import cn.haoyuan.document.Block.Column;
import cn.haoyuan.document.Numeral;
import cn.haoyuan.document.Paper;
import cn.haoyuan.files.Attachment;
import cn.haoyuan.filing.ChineseDay;
import cn.haoyuan.filing.Filing;
import cn.haoyuan.filing.FilingAct;
import cn.haoyuan.filing.FilingVerb;
import cn.haoyuan.filing.Typed;
import cn.haoyuan.plan.ColumnType;
import cn.haoyuan.plan.Field;
import cn.haoyuan.plan.FieldType;
import cn.haoyuan.plan.Section;
import cn.haoyuan.web.Day;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** A filing as a paper: what its page shows, in the order of its form, with its attachments by name and its acts. */
final class FilingPaper {

    private FilingPaper() {}

    static Paper of(FilingPage page) {
        Filing filing = page.filing();
        Paper.Draft paper = Paper.of(page.form().title())
                .subtitle("（" + filing.label() + (page.shown() == null ? "，草稿，尚未提交）" : "）"))
                .author(filing.unitName())
                .add(new Block.Entry("填报单位", filing.unitName()))
                .add(new Block.Entry("接收单位", filing.receiverName()))
                .add(new Block.Entry("状态", filing.status()));
        for (int i = 0; i < page.sections().size(); i++) {
            section(paper, Numeral.of(i + 1), page.sections().get(i));
        }
        paper.add(new Block.Signature(filing.unitName(), submitted(page)));
        if (!page.acts().isEmpty()) {
            paper.add(new Block.Heading(1, "附：办理经过")).add(acts(page));
        }
        return paper.done();
    }

    /** The name of its file. */
    static String name(FilingPage page) {
        Integer no = page.shown();
        return page.filing().unitName() + " " + page.form().title() + (no == null ? "（草稿）" : "（第" + no + "次报送）");
    }

    /** The day on which what it shows was submitted, in words, or "". */
    private static String submitted(FilingPage page) {
        return page.acts().stream()
                .filter(act -> act.verb() == FilingVerb.SUBMIT)
                .filter(act -> Objects.equals(act.submissionNo(), page.shown()))
                .map(act -> DayInWords.of(ChineseDay.day(act.at())))
                .findFirst()
                .orElse("");
    }

    private static void section(Paper.Draft paper, String place, SectionView view) {
        paper.add(new Block.Heading(1, place + "、" + view.section().title()));
        // where one of several has a heading, each has its number
        boolean numbered = view.fields().size() > 1 && view.fields().stream().anyMatch(FilingPaper::headed);
        int number = 0;
        for (FieldView field : view.fields()) {
            String label = (numbered ? "（" + Numeral.of(++number) + "）" : "")
                    + field.field().label();
            if (!headed(field)) {
                paper.add(new Block.Entry(label, field.blank() ? "（未填写）" : words(field)));
            } else {
                paper.add(new Block.Heading(2, label));
                paper.add(field.tabular() ? table(field) : new Block.Text(words(field)));
            }
        }
    }

    /** Whether it stands under a heading of its own; what is short, or blank, stands in a line. */
    private static boolean headed(FieldView view) {
        return !view.blank() && (view.tabular() || view.field().type() == FieldType.LONG_TEXT);
    }

    private static String words(FieldView view) {
        return switch (view.field().type()) {
            case CHOICES -> String.join("、", view.chosen());
            case ATTACHMENTS -> view.files().stream().map(Attachment::name).collect(Collectors.joining("；"));
            default -> view.words();
        };
    }

    private static Block.Table table(FieldView view) {
        Field field = view.field();
        boolean goals = field.type() == FieldType.GOALS;
        List<Column> columns = new ArrayList<>();
        columns.add(Column.number("序号", 3));
        if (goals) {
            columns.add(Column.text(Typed.GOAL_COLUMN.label(), 10));
            columns.add(Column.text(Typed.linkColumn(field).label(), 8));
        }
        // a day has one line where there is room, else its month and day have one of their own
        boolean dense = Block.Table.dense(columns.size() + field.columns().size());
        field.columns()
                .forEach(column -> columns.add(Column.text(column.label(), column.type() == ColumnType.DATE ? 9 : 6)));
        List<List<String>> rows = new ArrayList<>();
        for (Map<String, String> typed : view.rows()) {
            List<String> row = new ArrayList<>();
            row.add(Integer.toString(rows.size() + 1));
            if (goals) {
                row.add(typed.getOrDefault(Typed.GOAL, ""));
                row.add(view.linkWords(typed.getOrDefault(Typed.LINK, "")));
            }
            field.columns().forEach(column -> {
                String words = view.undone(typed, column) ? FieldView.UNDONE : view.words(typed, column);
                row.add(dense && column.type() == ColumnType.DATE ? words.replace("年", "年\n") : words);
            });
            rows.add(row);
        }
        return new Block.Table(columns, rows);
    }

    private static Block.Table acts(FilingPage page) {
        return new Block.Table(
                List.of(Column.text("时间", 6), Column.text("办理", 4), Column.text("经办", 7), Column.text("意见", 10)),
                page.acts().stream()
                        .map(act -> List.of(
                                act.when(),
                                act.what(),
                                act.who(),
                                said(act, page.form().sections())))
                        .toList());
    }

    private static String said(FilingAct act, List<Section> sections) {
        List<String> lines = new ArrayList<>();
        if (!act.reason().isEmpty()) {
            lines.add(act.reason());
        }
        sections.stream()
                .filter(section -> act.remarks().containsKey(section.id()))
                .forEach(section ->
                        lines.add(section.title() + "：" + act.remarks().get(section.id())));
        if (act.replyBy() != null) {
            lines.add("请于" + Day.of(act.replyBy()) + "（含当天）以前重新提交");
        }
        return String.join("\n", lines);
    }
}
