package cn.haoyuan.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one field of a form. */
final class FieldReader {

    /** Takes note of a reference to a field of another form, to be checked later. */
    interface References {
        void refersTo(YamlMap map, String key, FieldRef ref, FieldType type);
    }

    private static final int LONGEST_OPTION = 60;

    private static final int MOST_OPTIONS = 50;

    private static final int MOST_YEARS = 20;

    private final References references;

    FieldReader(References references) {
        this.references = references;
    }

    Field read(YamlMap map) {
        String id = map.id("id");
        String label = map.text("label", 60);
        FieldType type = map.word("type", FieldType.class);
        List<String> options = options(map, type);
        List<Column> columns = columns(map, type);
        Prefill prefill = prefill(map, type, columns);
        Field field = new Field(
                id,
                label,
                type,
                map.flag("required"),
                map.optionalWhole("max", 1, FieldType.NUMBER.defaultMax()).orElse(type.defaultMax()),
                map.optionalText("hint", 200).orElse(""),
                options,
                alone(map, type, options),
                columns,
                links(map, type),
                source(map, type),
                prefill,
                announces(map, type, columns),
                past(map, type),
                anew(map, type, prefill));
        map.done();
        return field;
    }

    private static List<String> options(YamlMap map, FieldType type) {
        List<String> options = new ArrayList<>();
        for (YamlText option : map.texts("options")) {
            if (options.contains(option.value())) {
                option.refuse("选项“%s”重复".formatted(option.value()));
            }
            if (option.value().length() > LONGEST_OPTION) {
                option.refuse("一个选项最多%d个字，现有%d个字"
                        .formatted(LONGEST_OPTION, option.value().length()));
            }
            options.add(option.value());
        }
        if (map.isRefused("type")) {
            return options;
        }
        if (!type.hasOptions() && map.has("options")) {
            map.refuse("options", needless(type));
        } else if (type.hasOptions() && (options.size() < 2 || options.size() > MOST_OPTIONS)) {
            map.refuse("options", "要有2到%d个选项，一行一个".formatted(MOST_OPTIONS));
        }
        return options;
    }

    private static List<String> alone(YamlMap map, FieldType type, List<String> options) {
        List<YamlText> alone = map.texts("alone");
        alone.stream()
                .filter(one -> !options.contains(one.value()))
                .forEach(one -> one.refuse("没有选项“%s”".formatted(one.value())));
        if (type != FieldType.CHOICES && map.has("alone") && !map.isRefused("type")) {
            map.refuse("alone", needless(type));
        }
        return alone.stream().map(YamlText::value).toList();
    }

    private static List<Column> columns(YamlMap map, FieldType type) {
        Set<String> ids = new HashSet<>();
        List<Column> columns = new ArrayList<>();
        for (YamlMap column : map.maps("columns")) {
            Column read = new Column(
                    column.id("id"),
                    column.text("label", 40),
                    column.word("type", ColumnType.class),
                    column.flag("required"),
                    column.optionalWhole("max", 1, FieldType.NUMBER.defaultMax())
                            .orElse(null),
                    against(column, columns, "after", ColumnType.DATE),
                    other(column, "unlike", columns),
                    against(column, columns, "within", ColumnType.NUMBER),
                    ahead(column),
                    column.flag("past"),
                    other(column, "unless", columns),
                    column.optionalWord("becomes", RecordPart.class).orElse(null));
            if (read.becomes() != null && read.becomes().type() != read.type()) {
                column.refuse(
                        "becomes", "这一列应是%s".formatted(Words.said(read.becomes().type())));
            }
            if (read.max() != null && read.type() != ColumnType.NUMBER) {
                column.refuse("max", onlyFor(ColumnType.NUMBER));
            }
            if (read.ahead() != null && read.type() != ColumnType.DATE) {
                column.refuse("ahead", onlyFor(ColumnType.DATE));
            }
            if (read.past() && (read.ahead() != null || read.type() != ColumnType.DATE)) {
                column.refuse("past", onlyFor(ColumnType.DATE) + "，不能与以后的日期〔ahead〕同时写");
            }
            column.done();
            if (!ids.add(read.id())) {
                column.refuse("id", "标识“%s”重复".formatted(read.id()));
            }
            columns.add(read);
        }
        if (map.isRefused("type")) {
            return columns;
        }
        if (!type.hasColumns() && map.has("columns")) {
            map.refuse("columns", needless(type));
        } else if (type == FieldType.TABLE && columns.isEmpty()) {
            map.refuse("columns", "表格至少要有一列");
        }
        return columns;
    }

    /** {@code true} for the usual years, or how many. */
    private static @Nullable Integer ahead(YamlMap column) {
        return switch (column.scalar("ahead").orElse("")) {
            case "true" -> Column.YEARS;
            case "", "false" -> null;
            default -> column.optionalWhole("ahead", 1, MOST_YEARS).orElse(null);
        };
    }

    /** The column that a key names, which stands before this one. */
    private static @Nullable String other(YamlMap column, String key, List<Column> before) {
        String other = column.optionalText(key, 60).orElse(null);
        if (other != null && before.stream().noneMatch(each -> each.id().equals(other))) {
            column.refuse(key, "应写前面一列的标识，现为“%s”".formatted(other));
        }
        return other;
    }

    /** The column of the same type that this one is held against, which stands before it. */
    private static @Nullable String against(YamlMap column, List<Column> before, String key, ColumnType type) {
        String other = column.optionalText(key, 60).orElse(null);
        boolean fits = column.word("type", ColumnType.class) == type
                && before.stream().anyMatch(each -> each.id().equals(other) && each.type() == type);
        if (other != null && !fits) {
            column.refuse(key, "%s，并应写前面同类一列的标识，现为“%s”".formatted(onlyFor(type), other));
        }
        return other;
    }

    private @Nullable GoalLinks links(YamlMap map, FieldType type) {
        Optional<String> word = map.optionalText("links", 130);
        onlyFor(map, "links", type == FieldType.GOALS, type);
        if (word.isEmpty()) {
            return null;
        }
        if (word.get().equals("measures")) {
            return new GoalLinks.Measures();
        }
        if (word.get().matches(FieldRef.SHAPE)) {
            FieldRef ref = FieldRef.of(word.get());
            references.refersTo(map, "links", ref, FieldType.GOALS);
            return new GoalLinks.Goals(ref);
        }
        map.refuse("links", "应写 measures 或“表单/字段”，现为“%s”".formatted(word.get()));
        return null;
    }

    private static @Nullable KnownSource source(YamlMap map, FieldType type) {
        KnownSource source = map.optionalWord("source", KnownSource.class).orElse(null);
        onlyFor(map, "source", type == FieldType.KNOWN, type);
        if (type == FieldType.KNOWN && map.flag("required")) {
            map.refuse("required", "已有信息不用填写，不能设为必填");
        }
        return source;
    }

    private @Nullable Prefill prefill(YamlMap map, FieldType type, List<Column> columns) {
        Optional<String> word = map.optionalText("prefill", 130);
        if (word.isEmpty()) {
            return null;
        }
        if (word.get().equals("last")) {
            return new Prefill.Last();
        }
        if (word.get().equals("event")) {
            if (type == FieldType.TABLE
                    && !columns.isEmpty()
                    && columns.getFirst().type() == ColumnType.TEXT) {
                return new Prefill.Event();
            }
            map.refuse("prefill", "所依据的记录只能带入第一列是文字〔text〕的表格〔table〕");
            return null;
        }
        if (word.get().startsWith("register:")) {
            return register(map, word.get().substring(9), type, columns);
        }
        String ref = word.get().startsWith("form:") ? word.get().substring(5) : "";
        if (ref.matches(FieldRef.SHAPE)) {
            references.refersTo(map, "prefill", FieldRef.of(ref), type);
            return new Prefill.FromForm(FieldRef.of(ref));
        }
        map.refuse("prefill", "应写 last、event、“form:表单/字段”或“register:名册表”，现为“%s”".formatted(word.get()));
        return null;
    }

    private static @Nullable Prefill register(YamlMap map, String word, FieldType type, List<Column> columns) {
        KnownTable table = Words.find(KnownTable.class, word).orElse(null);
        Column lacked = table == null ? null : table.lackedBy(columns);
        if (table == null) {
            map.refuse("prefill", "名册没有表“%s”，可写：%s".formatted(word, Words.all(KnownTable.class)));
        } else if (type != FieldType.TABLE) {
            map.refuse("prefill", "名册的表只能带入表格〔table〕");
        } else if (lacked != null) {
            map.refuse("prefill", "表格要有列 %s（%s，%s）".formatted(lacked.id(), lacked.label(), Words.said(lacked.type())));
        } else {
            return new Prefill.Register(table);
        }
        return null;
    }

    private static @Nullable EvidenceKind announces(YamlMap map, FieldType type, List<Column> columns) {
        EvidenceKind kind = map.optionalWord("announces", EvidenceKind.class).orElse(null);
        boolean dated = columns.stream().anyMatch(column -> column.becomes() == RecordPart.DAY);
        if (kind != null && (type != FieldType.TABLE || kind == EvidenceKind.FILING || !dated)) {
            map.refuse("announces", "只用于表格〔table〕，其中要有一列是工作的日期〔becomes: day〕");
        } else if (kind == null && columns.stream().anyMatch(column -> column.becomes() != null)) {
            map.refuse("columns", "有的列写了预告的内容〔becomes〕，就要写明预告哪种工作〔announces〕");
        }
        return kind;
    }

    private static boolean past(YamlMap map, FieldType type) {
        boolean past = map.flag("past");
        if (past && type != FieldType.DATE) {
            map.refuse("past", needless(type));
        }
        return past;
    }

    private static boolean anew(YamlMap map, FieldType type, @Nullable Prefill prefill) {
        boolean anew = map.flag("anew");
        if (anew && (prefill != null || type == FieldType.KNOWN || type == FieldType.ATTACHMENTS)) {
            map.refuse("anew", prefill == null ? needless(type) : "不能与带入〔prefill〕同时写");
        }
        return anew;
    }

    private static String needless(FieldType type) {
        return "类型为%s时不用写".formatted(Words.said(type));
    }

    private static String onlyFor(ColumnType type) {
        return "只用于%s".formatted(Words.said(type));
    }

    private static void onlyFor(YamlMap map, String key, boolean wanted, FieldType type) {
        if (map.isRefused("type")) {
            return;
        }
        if (wanted && !map.has(key)) {
            map.refuse(key, "类型为%s时要写".formatted(Words.said(type)));
        } else if (!wanted && map.has(key)) {
            map.refuse(key, needless(type));
        }
    }
}
