package cn.haoyuan.org;

/**
 * What is wrong with a row of a file.
 *
 * @param line number of the row as the spreadsheet shows it
 * @param column heading of the column
 * @param message a Chinese sentence
 */
public record RowProblem(int line, String column, String message) {}
