package cn.haoyuan.document;

import java.util.List;

/** A part of a paper, in reading order. Text is text: nothing in it is ever evaluated. */
public sealed interface Block {

    /** A heading of the first (一、), second (（一）) or third (1.) level; the number is part of the text. */
    record Heading(int level, String text) implements Block {
        public Heading {
            if (level < 1 || level > 3) {
                throw new IllegalArgumentException("no heading of level " + level);
            }
        }
    }

    /** Running text; each line of it is a paragraph. */
    record Text(String text) implements Block {}

    /** Whom a letter is sent to: a line of its own before the text, from the margin, which ends in a colon. */
    record Addressee(String unit) implements Block {}

    /** A line that begins with what it is about: {@code 报送单位：…}. */
    record Entry(String label, String text) implements Block {}

    /**
     * A table whose headings stand again on every page.
     *
     * @param rows cells in the order of the columns; what a row lacks is empty
     */
    record Table(List<Column> columns, List<List<String>> rows) implements Block {
        public Table {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }

        /** Whether so many columns are set in smaller type, and a day has no room in one line. */
        public static boolean dense(int columns) {
            return columns > 7;
        }
    }

    /**
     * A column of a table.
     *
     * @param weight its share of the width among all columns
     * @param number whether it holds figures, which stand in the middle
     */
    record Column(String heading, int weight, boolean number) {
        public static Column text(String heading, int weight) {
            return new Column(heading, weight, false);
        }

        public static Column number(String heading, int weight) {
            return new Column(heading, weight, true);
        }

        /** One whose width its cells tell, as in a {@link ListPaper}. */
        public static Column text(String heading) {
            return text(heading, 1);
        }

        public static Column number(String heading) {
            return number(heading, 1);
        }

        Column wide(int weight) {
            return new Column(heading, weight, number);
        }
    }

    /** Who issues the paper and when, at the end on the right. */
    record Signature(String unit, String day) implements Block {}
}
