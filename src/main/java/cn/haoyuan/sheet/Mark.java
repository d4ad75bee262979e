package cn.haoyuan.sheet;

/**
 * What is wrong with a cell of a file.
 *
 * @param line number of the row as the spreadsheet shows it, 1-based
 * @param column 0-based; negative where the whole row is meant, or a column that the file has not
 * @param heading what the column is called; "" where the whole row is meant
 * @param message a Chinese sentence
 */
public record Mark(int line, int column, String heading, String message) {

    public Mark(int line, int column, String message) {
        this(line, column, "", message);
    }

    /** The column as people call it; 整行 where the whole row is meant. */
    public String place() {
        return heading.isEmpty() ? "整行" : heading;
    }

    /** All of it, where the column is not plain from its place; the message may name it itself. */
    public String words() {
        return message.startsWith(heading) ? message : heading + "：" + message;
    }
}
