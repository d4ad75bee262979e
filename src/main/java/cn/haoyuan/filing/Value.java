package cn.haoyuan.filing;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a field of a form holds, as it was typed. */
public sealed interface Value {

    /** Whether nothing was typed. */
    boolean blank();

    /** Text, number, date, one choice. */
    record Text(String text) implements Value {
        @Override
        public boolean blank() {
            return text.isBlank();
        }
    }

    /** Several choices; the ids of attachments. */
    record Items(List<String> items) implements Value {
        public Items {
            items = List.copyOf(items);
        }

        @Override
        public boolean blank() {
            return items.isEmpty();
        }
    }

    /**
     * The rows of a table or of goals: cells by the id of their column. Rows in which nothing was typed are left out, as are empty cells;
     * cells lie in the order of their ids, since the database keeps no other, so that equal rows have equal {@link Content#mark marks}.
     */
    record Rows(List<Map<String, String>> rows) implements Value {
        public Rows {
            rows = rows.stream()
                    .filter(row -> row.values().stream().anyMatch(cell -> !cell.isBlank()))
                    .map(Rows::filled)
                    .toList();
        }

        private static Map<String, String> filled(Map<String, String> row) {
            Map<String, String> cells = new TreeMap<>(row);
            cells.values().removeIf(String::isEmpty);
            return cells;
        }

        @Override
        public boolean blank() {
            return rows.isEmpty();
        }
    }
}
