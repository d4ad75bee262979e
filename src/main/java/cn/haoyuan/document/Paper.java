package cn.haoyuan.document;

import cn.haoyuan.document.Block.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A paper to be printed.
 *
 * @param title also the title in the file's properties
 * @param subtitle a line below the title, or ""
 * @param author the unit in the file's properties
 * @param wide whether the sheet lies on its side, for broad tables
 */
public record Paper(String title, String subtitle, String author, boolean wide, List<Block> blocks) {

    /** The most characters of a paper, all text together: about 300 pages. */
    static final int MOST_CHARACTERS = 200_000;

    /** So many rows of the last table stay with what follows it. */
    static final int KEPT_ROWS = 3;

    public Paper {
        blocks = List.copyOf(blocks);
    }

    /** The same, saying at its end that all in it is invented. */
    Paper invented() {
        List<Block> more = new ArrayList<>(blocks);
        more.add(new Block.Text("（演示城市，以上数据均为虚构。）"));
        return new Paper(title, subtitle, author, wide, more);
    }

    /** The table that nothing but notes and a signature follow; null where there is none. */
    @Nullable
    Block lastTable() {
        return blocks.reversed().stream()
                .filter(block -> !(block instanceof Block.Text || block instanceof Block.Signature))
                .findFirst()
                .filter(Table.class::isInstance)
                .orElse(null);
    }

    /** The block right before the signature; null where there is none. */
    @Nullable
    Block beforeSignature() {
        return blocks.stream()
                .takeWhile(block -> !(block instanceof Block.Signature))
                .reduce((_, last) -> last)
                .filter(last -> last != blocks.getLast())
                .orElse(null);
    }

    int rows() {
        return blocks.stream()
                .mapToInt(block -> block instanceof Table(var columns, var rows) ? rows.size() : 0)
                .sum();
    }

    /** What printing costs: one for a cell or forty characters of text. */
    int cost() {
        int cells = blocks.stream()
                .mapToInt(block -> block instanceof Table(var columns, var rows) ? rows.size() * columns.size() : 0)
                .sum();
        return (int) (cells + characters() / 40);
    }

    long characters() {
        return blocks.stream()
                .mapToLong(block -> switch (block) {
                    case Block.Heading(int level, String text) -> text.length();
                    case Block.Text(String text) -> text.length();
                    case Block.Addressee(String unit) -> unit.length();
                    case Block.Entry(String label, String text) -> label.length() + text.length();
                    case Block.Signature(String unit, String day) -> unit.length() + day.length();
                    case Table(var columns, var rows) ->
                        rows.stream()
                                .flatMap(List::stream)
                                .mapToLong(String::length)
                                .sum();
                })
                .sum();
    }

    /** A paper that is put together piece by piece. */
    public static Draft of(String title) {
        return new Draft(title);
    }

    /** See {@link Paper#of}. */
    public static final class Draft {
        private final String title;
        private final List<Block> blocks = new ArrayList<>();
        private String subtitle = "";
        private String author = "";
        private boolean wide;

        private Draft(String title) {
            this.title = title;
        }

        public Draft subtitle(String text) {
            subtitle = text;
            return this;
        }

        public Draft author(String unit) {
            author = unit;
            return this;
        }

        public Draft wide() {
            wide = true;
            return this;
        }

        public Draft add(Block block) {
            blocks.add(block);
            return this;
        }

        public Paper done() {
            return new Paper(title, subtitle, author, wide, blocks);
        }
    }

    /** Text that XML can hold, tabs as spaces. */
    static String clean(String text) {
        return text.codePoints()
                .map(c -> c == '\t' ? ' ' : c)
                .filter(c -> c >= 0x20 && c != 0xFFFE && c != 0xFFFF && !(c >= 0xD800 && c <= 0xDFFF) || c == '\n')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** The paragraphs of a text: its lines without the empty ones. */
    static List<String> paragraphs(String text) {
        return clean(text)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
