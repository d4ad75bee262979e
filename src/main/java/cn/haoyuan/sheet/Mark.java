package cn.haoyuan.sheet;

/**
 * What is wrong with a cell of a file.
 *
 * @param line number of the row as the spreadsheet shows it, 1-based
 * @param column 0-based; negative where the whole row is meant
 * @param message a Chinese sentence
 */
public record Mark(int line, int column, String message) {}
