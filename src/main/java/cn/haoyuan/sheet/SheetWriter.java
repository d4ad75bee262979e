package cn.haoyuan.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.dhatim.fastexcel.Color;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * Writes sheets of an xlsx file row by row, in bounded memory however many rows there are. Text is always text: what
 * could be taken for a formula once the file is saved as CSV gets an apostrophe in front. Columns are as wide as what the first rows
 * hold, and are filtered by their headings. On paper a sheet is A4 across, all columns on a page, under its headings.
 */
public final class SheetWriter implements AutoCloseable {

    /** Rows that a sheet holds below its headings; the format ends there. */
    public static final int MOST_ROWS = 1_048_575;

    private static final int LONGEST_TEXT = 32_767;
    private static final int FLUSH = 500;

    /** Widths of columns, in digits of the usual font. */
    private static final int NARROWEST = 8;

    private static final int WIDEST = 40;
    private static final int MARGIN = 2;
    /** What opens the filter stands in the heading's cell. */
    private static final int ARROW = 3;
    /** For a column in which nothing stood so far, but may further down. */
    private static final int UNKNOWN = 24;

    /** A percentage: a number that spreadsheets reckon with, shown with its sign. */
    public record Percent(double value, String format) {
        /** One of so many tenths. Null stays null: an empty cell. */
        public static @Nullable Percent ofTenths(@Nullable Integer tenths) {
            return tenths == null ? null : new Percent(tenths / 10.0, "0.0%");
        }
    }

    private final Workbook workbook;
    private Worksheet sheet;
    private int headings;
    private int[] least = {};
    private int[] widths = {};
    private int rows;
    /** The last row that the filter takes in; below it stand totals. */
    private int last;

    private SheetWriter(Workbook workbook, Worksheet sheet) {
        this.workbook = workbook;
        this.sheet = sheet;
    }

    /**
     * Begins the file with a sheet whose first row is the headings. The stream is not closed by {@link #close()}.
     *
     * @param sheetName at most 31 characters are kept
     */
    public static SheetWriter open(OutputStream out, String sheetName, List<String> headings) throws IOException {
        return open(out, sheetName, "", headings);
    }

    /** The same with a line above the headings that says what the sheet is, and of which day; none where empty. */
    public static SheetWriter open(OutputStream out, String sheetName, String title, List<String> headings)
            throws IOException {
        Workbook workbook = new Workbook(out, "Haoyuan", "1.0");
        SheetWriter writer = new SheetWriter(workbook, worksheet(workbook, sheetName));
        writer.head(title, headings);
        return writer;
    }

    /** Ends the sheet and goes on with another of the same file; names must differ. */
    public SheetWriter next(String sheetName, List<String> headings) throws IOException {
        end();
        sheet.finish();
        sheet = worksheet(workbook, sheetName);
        head("", headings);
        return this;
    }

    private static Worksheet worksheet(Workbook workbook, String sheetName) {
        String name = sheetName.replaceAll("[\\[\\]:*?/\\\\]", " ").strip();
        Worksheet sheet = workbook.newWorksheet(name.substring(0, Math.min(31, name.length())));
        sheet.paperSize(PaperSize.A4_PAPER);
        sheet.pageOrientation("landscape");
        sheet.setFitToPage(true);
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) 0);
        return sheet;
    }

    private void head(String title, List<String> headings) {
        rows = 0;
        if (!title.isEmpty()) {
            sheet.inlineString(0, 0, safe(title));
            sheet.style(0, 0).bold().fontSize(14).set();
            rows++;
        }
        for (int column = 0; column < headings.size(); column++) {
            String heading = headings.get(column);
            sheet.inlineString(rows, column, safe(heading));
            sheet.style(rows, column).bold().fillColor(Color.GRAY2).set();
        }
        least = headings.stream().mapToInt(heading -> width(heading) + ARROW).toArray();
        widths = new int[least.length];
        this.headings = rows++;
        last = this.headings;
        if (!headings.isEmpty()) {
            sheet.freezePane(0, rows);
            sheet.repeatRows(rows - 1);
        }
    }

    private void end() {
        fit();
        if (widths.length > 0) {
            sheet.setAutoFilter(headings, 0, last, widths.length - 1);
        }
    }

    /** Before the first rows go out; afterwards it changes nothing. */
    private void fit() {
        for (int column = 0; column < widths.length; column++) {
            int content = widths[column] == 0 && rows >= FLUSH ? UNKNOWN : widths[column];
            sheet.width(column, Math.clamp(Math.max(content, least[column]) + MARGIN, NARROWEST, WIDEST));
        }
    }

    /** A Chinese character takes two digits. */
    private static int width(@Nullable Object value) {
        return switch (value) {
            case null -> 0;
            case Percent _ -> "100.0%".length();
            case Boolean _ -> 2;
            case Double number -> width(Math.round(number)) + ".0".length();
            case LocalDate day -> "yyyy-mm-dd".length();
            case LocalDateTime moment -> "yyyy-mm-dd hh:mm".length();
            default ->
                value.toString()
                        .lines()
                        .mapToInt(line ->
                                line.codePoints().map(c -> c < 0x2000 ? 1 : 2).sum())
                        .max()
                        .orElse(0);
        };
    }

    /**
     * Adds a row: text, numbers (fractions shown to a tenth), percentages, days, moments, booleans (是 or 否); null leaves the cell empty, anything else is written as
     * its text.
     *
     * @throws IllegalStateException past {@link #MOST_ROWS}
     * @throws UncheckedIOException if the file goes nowhere any more
     */
    public void row(@Nullable Object... values) {
        add(values);
        last = rows - 1;
    }

    /** Adds a row that sums up those above, in bold: filtering and sorting leave it where it is. */
    public void total(@Nullable Object... values) {
        for (int column = 0; column < values.length; column++) {
            sheet.style(rows, column).bold().set();
        }
        add(values);
    }

    private void add(@Nullable Object... values) {
        if (rows > MOST_ROWS) {
            throw new IllegalStateException("a sheet holds no more than " + MOST_ROWS + " rows");
        }
        for (int column = 0; column < values.length; column++) {
            cell(column, values[column]);
            if (rows < FLUSH && column < widths.length) {
                widths[column] = Math.max(widths[column], width(values[column]));
            }
        }
        rowDone();
    }

    private void rowDone() {
        rows++;
        if (rows % FLUSH == 0) {
            try {
                fit();
                sheet.flush();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }

    private void cell(int column, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case Integer number -> sheet.value(rows, column, number);
            case Long number -> sheet.value(rows, column, number);
            case BigDecimal number -> sheet.value(rows, column, number);
            case Percent percent -> {
                sheet.value(rows, column, percent.value() / 100.0);
                sheet.style(rows, column).format(percent.format()).set();
            }
            case Double number -> {
                sheet.value(rows, column, number);
                sheet.style(rows, column).format("0.0").set();
            }
            case Number number -> sheet.value(rows, column, number.doubleValue());
            case Boolean yes -> sheet.inlineString(rows, column, yes ? "是" : "否");
            case LocalDate day -> {
                sheet.value(rows, column, day);
                sheet.style(rows, column).format("yyyy-mm-dd").set();
            }
            case LocalDateTime moment -> {
                sheet.value(rows, column, moment);
                sheet.style(rows, column).format("yyyy-mm-dd hh:mm").set();
            }
            default -> sheet.inlineString(rows, column, safe(value.toString()));
        }
    }

    /** Text that no spreadsheet takes for a formula, within the length of a cell and without what XML cannot hold. */
    static String safe(String text) {
        String kept = text.codePoints()
                .filter(c -> c >= 0x20 && c != 0xFFFE && c != 0xFFFF && !(c >= 0xD800 && c <= 0xDFFF)
                        || c == '\n'
                        || c == '\t')
                .limit(LONGEST_TEXT - 1L)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        String whole = risky(kept) ? "'" + kept : kept;
        return whole.length() > LONGEST_TEXT ? whole.substring(0, LONGEST_TEXT) : whole;
    }

    private static boolean risky(String text) {
        return text.length() > 1 && "=+-@\t\n＝＋－＠".indexOf(text.charAt(0)) >= 0;
    }

    /** What a cell said before it was made {@link #safe}. */
    static String plain(String cell) {
        return cell.startsWith("'") && risky(cell.substring(1)) ? cell.substring(1) : cell;
    }

    /** Adds a row as it was read, on its own line, with what is wrong with it in colour, in comments and in the last column. */
    void marked(Line line, List<Mark> wrong, int width, @Nullable String heading) {
        rows = line.number() - 1;
        for (int column = 0; column < Math.max(line.cells().size(), width); column++) {
            String text = line.cell(column);
            if (!text.isEmpty()) {
                sheet.inlineString(rows, column, safe(text));
            }
            String why = MarkedCopy.at(wrong, column);
            if (why != null) {
                sheet.style(rows, column).fillColor("FF99CC").set();
                sheet.comment(rows, column, why);
            }
        }
        if (heading != null || !wrong.isEmpty()) {
            sheet.inlineString(rows, width, heading != null ? heading : safe(MarkedCopy.words(wrong)));
        }
        rowDone();
    }

    /** Ends the file; without this it is not readable. */
    @Override
    public void close() throws IOException {
        end();
        workbook.finish();
    }
}
