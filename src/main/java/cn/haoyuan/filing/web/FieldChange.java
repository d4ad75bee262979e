package cn.haoyuan.filing.web;

import java.util.List;

/**
 * A field that differs between two submissions.
 *
 * @param spans its text, with what came and went
 * @param rows of a table or of goals: the rows that differ
 */
public record FieldChange(String label, List<Span> spans, List<Row> rows) {

    /** A row that came, went, or was changed; a changed one has only the cells that differ, after the one that names it. */
    public record Row(Span.Kind kind, List<Cell> cells) {

        /** What happened to it, in a word. */
        public String word() {
            return switch (kind) {
                case ADDED -> "新增一行";
                case REMOVED -> "删去一行";
                case KEPT, SKIPPED -> "改动一行";
            };
        }
    }

    /** A cell of a row. */
    public record Cell(String label, List<Span> spans) {}
}
