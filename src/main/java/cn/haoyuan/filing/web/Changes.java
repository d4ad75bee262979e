package cn.haoyuan.filing.web;

import cn.haoyuan.files.Attachment;
import cn.haoyuan.filing.Typed;
import cn.haoyuan.filing.web.Span.Kind;
import cn.haoyuan.plan.Column;
import cn.haoyuan.plan.FieldType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What differs between two submissions of one form, section by section and field by field. */
final class Changes {

    private Changes() {}

    /** By the id of the section; a section without changes is left out. */
    static Map<String, List<FieldChange>> between(List<SectionView> before, List<SectionView> after) {
        Map<String, List<FieldChange>> changes = new LinkedHashMap<>();
        for (int i = 0; i < after.size(); i++) {
            List<FieldView> was = before.get(i).fields();
            List<FieldView> is = after.get(i).fields();
            List<FieldChange> own = new ArrayList<>();
            for (int k = 0; k < is.size(); k++) {
                FieldChange change = change(was.get(k), is.get(k));
                if (!change.spans().isEmpty() || !change.rows().isEmpty()) {
                    own.add(change);
                }
            }
            if (!own.isEmpty()) {
                changes.put(after.get(i).section().id(), own);
            }
        }
        return changes;
    }

    private static FieldChange change(FieldView was, FieldView is) {
        String label = is.field().label();
        return switch (is.field().type()) {
            case TEXT, LONG_TEXT -> new FieldChange(label, text(was.text(), is.text()), List.of());
            case NUMBER, DATE, CHOICE, KNOWN -> new FieldChange(label, whole(was.words(), is.words()), List.of());
            case CHOICES -> new FieldChange(label, items(was.chosen(), is.chosen()), List.of());
            case ATTACHMENTS -> new FieldChange(label, items(names(was), names(is)), List.of());
            case TABLE, GOALS -> new FieldChange(label, List.of(), rows(was, is));
        };
    }

    private static List<Span> text(String before, String after) {
        return before.strip().equals(after.strip()) ? List.of() : TextDiff.brief(before, after);
    }

    private static List<Span> whole(String before, String after) {
        return before.strip().equals(after.strip()) ? List.of() : replaced(before, after);
    }

    private static List<Span> replaced(String before, String after) {
        List<Span> spans = new ArrayList<>();
        if (!before.isBlank()) {
            spans.add(new Span(Kind.REMOVED, before));
        }
        if (!after.isBlank()) {
            spans.add(new Span(Kind.ADDED, after));
        }
        return spans;
    }

    private static List<Span> items(List<String> before, List<String> after) {
        List<Span> spans = new ArrayList<>();
        before.stream().filter(item -> !after.contains(item)).forEach(item -> spans.add(new Span(Kind.REMOVED, item)));
        after.stream().filter(item -> !before.contains(item)).forEach(item -> spans.add(new Span(Kind.ADDED, item)));
        return spans;
    }

    private static List<String> names(FieldView view) {
        return view.files().stream().map(Attachment::name).toList();
    }

    private static List<FieldChange.Row> rows(FieldView was, FieldView is) {
        List<FieldChange.Row> rows = new ArrayList<>();
        for (TextDiff.Edit<Map<String, String>> edit : TextDiff.edits(cells(was), cells(is))) {
            List<Map<String, String>> gone = edit.gone();
            List<Map<String, String>> come = edit.come();
            int pairs = Math.min(gone.size(), come.size());
            for (int i = 0; i < pairs; i++) {
                rows.add(changed(gone.get(i), come.get(i)));
            }
            gone.subList(pairs, gone.size()).forEach(row -> rows.add(row(Kind.REMOVED, row)));
            come.subList(pairs, come.size()).forEach(row -> rows.add(row(Kind.ADDED, row)));
        }
        return rows;
    }

    private static FieldChange.Row row(Kind kind, Map<String, String> cells) {
        List<FieldChange.Cell> shown = new ArrayList<>();
        cells.forEach((label, cell) -> {
            if (!cell.isBlank()) {
                shown.add(new FieldChange.Cell(label, List.of(new Span(kind, cell))));
            }
        });
        return new FieldChange.Row(kind, shown);
    }

    private static FieldChange.Row changed(Map<String, String> before, Map<String, String> after) {
        List<FieldChange.Cell> shown = new ArrayList<>();
        after.forEach((label, cell) -> {
            String old = before.getOrDefault(label, "");
            if (!Objects.equals(old, cell)) {
                shown.add(new FieldChange.Cell(label, TextDiff.of(old, cell)));
            } else if (shown.isEmpty() && !cell.isBlank()) {
                shown.add(new FieldChange.Cell(label, List.of(new Span(Kind.KEPT, cell))));
            }
        });
        return new FieldChange.Row(Kind.KEPT, shown);
    }

    /** The rows of a field as they are read: cells by the heading of their column. */
    private static List<Map<String, String>> cells(FieldView view) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (Map<String, String> row : view.rows()) {
            Map<String, String> cells = new LinkedHashMap<>();
            if (view.field().type() == FieldType.GOALS) {
                cells.put("目标", row.getOrDefault(Typed.GOAL, ""));
                cells.put("对应", view.linkWords(row.getOrDefault(Typed.LINK, "")));
            }
            for (Column column : view.field().columns()) {
                cells.put(column.label(), view.words(row, column));
            }
            rows.add(cells);
        }
        return rows;
    }
}
