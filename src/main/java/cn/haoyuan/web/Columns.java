package cn.haoyuan.web;

import gg.jte.Content;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The headings of a table from left to right; each method gives the same with one or more added. */
public record Columns(List<Column> all) {

    /**
     * One heading.
     *
     * @param number whether numbers stand below it, at the right
     * @param hidden whether only those hear it who do not see the page, as above buttons
     * @param marked whether the page is about this column
     * @param content what stands in place of the label; null for the label
     */
    public record Column(
            String label,
            boolean number,
            boolean hidden,
            boolean marked,
            @Nullable Content content) {

        Column(String label) {
            this(label, false, false, false, null);
        }
    }

    /** Columns of text. */
    public static Columns of(String... labels) {
        return new Columns(List.of()).and(labels);
    }

    public Columns and(String... labels) {
        return and(Arrays.asList(labels), label -> label);
    }

    /** A column of text for each. */
    public <T> Columns and(List<T> many, Function<T, String> label) {
        return with(many.stream().map(one -> new Column(label.apply(one))));
    }

    /** Columns of text that are there only where it is so. */
    public Columns when(boolean so, String... labels) {
        return so ? and(labels) : this;
    }

    /** A column, there only where it is so, whose heading is more than a word. */
    public Columns when(boolean so, Content content) {
        return so ? with(Stream.of(new Column("", false, false, false, content))) : this;
    }

    /** Columns of numbers. */
    public Columns numbers(String... labels) {
        return numbers(Arrays.asList(labels), label -> label, null);
    }

    /** A column of numbers for each; {@code marked}: the one that the page is about, null for none. */
    public <T> Columns numbers(List<T> many, Function<T, String> label, @Nullable T marked) {
        return with(many.stream().map(one -> new Column(label.apply(one), true, false, one.equals(marked), null)));
    }

    /** A last column of buttons. */
    public Columns acts() {
        return with(Stream.of(new Column("操作", false, true, false, null)));
    }

    private Columns with(Stream<Column> more) {
        return new Columns(Stream.concat(all.stream(), more).toList());
    }
}
