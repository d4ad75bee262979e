package cn.haoyuan.filing;

import cn.haoyuan.plan.Field;
import cn.haoyuan.plan.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A draft comes in to be saved.
 *
 * @param version the version that the page was made from
 * @param was by field the mark of what that version held; empty where the page does not say
 * @param editor names the page; its own earlier saves are no clash
 * @param stamp rises with every save of the page
 * @param resolves the version that a clash was shown with and is now settled; null without a clash
 * @param drop the rows to leave out, as {@code field.row}
 */
public record SaveAttempt(
        Typed typed,
        int version,
        Map<String, String> was,
        String editor,
        long stamp,
        @Nullable Integer resolves,
        List<String> drop) {

    /** Which value a person takes where two pages clash: {@code pick.field=saved}; otherwise their own. */
    static final String PICK = "pick.";

    public static SaveAttempt of(Map<String, List<String>> parameters) {
        Typed typed = new Typed(parameters);
        String editor = typed.word("editor");
        return new SaveAttempt(
                typed,
                (int) number(typed, "version"),
                marks(typed.word("was")),
                editor.length() <= 40 ? editor : "",
                number(typed, "stamp"),
                parameters.containsKey("resolves") ? (int) number(typed, "resolves") : null,
                parameters.getOrDefault("drop", List.of()));
    }

    /** Whether this follows the latest save, so that nothing of anybody is overwritten. */
    boolean follows(Draft draft) {
        if (resolves != null) {
            return resolves == draft.version();
        }
        return version == draft.version()
                || !editor.isEmpty() && editor.equals(draft.editor()) && stamp > draft.stamp();
    }

    /** What is to be kept, given what is there. */
    Content content(Content before, Form form) {
        Content content = typed.over(before, form);
        for (String row : drop) {
            content = without(content, row);
        }
        for (Field field : form.fields()) {
            if (resolves != null && (picksSaved(field.id()) || was(field, content))) {
                content = content.with(field.id(), before.values().get(field.id()));
            }
        }
        return content;
    }

    public boolean picksSaved(String field) {
        return typed.parameters().getOrDefault(PICK + field, List.of()).contains("saved");
    }

    public boolean picksNothing(String field) {
        return !typed.parameters().containsKey(PICK + field);
    }

    /** Whether a field held just this in the version that the page was made from. */
    public boolean was(Field field, Content content) {
        return content.mark(field).equals(was.get(field.id()));
    }

    /** {@code field=mark field=mark}. */
    private static Map<String, String> marks(String text) {
        return Stream.of(text.split(" "))
                .map(each -> each.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (one, other) -> ""));
    }

    /** Rows in which nothing was typed are not in the content, so those before the dropped one do not count. */
    private Content without(Content content, String dropped) {
        int dot = dropped.lastIndexOf('.');
        if (dot < 0 || !dropped.substring(dot + 1).matches("[0-9]{1,5}")) {
            return content;
        }
        String field = dropped.substring(0, dot);
        int row = Integer.parseInt(dropped.substring(dot + 1));
        int index = typed.filledBefore(field, row);
        List<Map<String, String>> rows = new ArrayList<>(content.rows(field));
        if (!typed.filled(field, row) || index >= rows.size()) {
            return content;
        }
        rows.remove(index);
        return content.with(field, new Value.Rows(rows));
    }

    private static long number(Typed typed, String name) {
        String text = typed.word(name);
        return text.matches("[0-9]{1,15}") ? Long.parseLong(text) : 0;
    }
}
