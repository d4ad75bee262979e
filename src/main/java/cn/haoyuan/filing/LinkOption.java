package cn.haoyuan.filing;

/**
 * Something of the level above that a goal can link to.
 *
 * @param value the key of a measure or the id of a goal
 */
public record LinkOption(String value, String label) {}
