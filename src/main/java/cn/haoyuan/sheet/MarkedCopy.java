package cn.haoyuan.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row.MissingCellPolicy;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.util.Units;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * A copy of somebody's file in which the bad cells are red, say why in a comment, and every bad row says it in a last column 问题.
 * The workbook itself is kept with its looks where it is small enough to be held in memory; a larger one, and CSV, are written
 * anew, values only, row by row. Read the file with {@link SheetReader} first: that refuses what would exhaust the memory.
 */
public final class MarkedCopy {

    /** The heading of the last column; a file that comes back with it is understood all the same. */
    public static final String PROBLEMS = "问题";

    /** The most memory that a workbook may take, all its sheets with all they hold; a city of 1,200 kindergartens takes 60 MB. */
    private static final long LARGEST_KEPT = 96L * 1024 * 1024;

    /** One workbook in memory at a time. */
    private static final Semaphore ONE = new Semaphore(1, true);

    private MarkedCopy() {}

    /**
     * Writes the copy.
     *
     * @param headings the line of the headings, 1-based, where the last column is named; 0 for none
     */
    public static void write(Path file, List<Mark> marks, int headings, OutputStream out)
            throws IOException, UnreadableSheet {
        Extent extent = new Extent();
        SheetReader.read(file, extent::add);
        Map<Integer, List<Mark>> byLine =
                marks.stream().collect(Collectors.groupingBy(Mark::line, TreeMap::new, Collectors.toList()));
        ONE.acquireUninterruptibly();
        try {
            XSSFWorkbook whole = zipped(file) && XlsxBounds.check(file) <= LARGEST_KEPT ? whole(file) : null;
            if (whole == null) {
                anew(file, byLine, headings, extent.width, out);
            } else {
                keep(whole, byLine, headings, extent.width, out);
            }
        } catch (OpenXML4JRuntimeException broken) {
            throw new UnreadableSheet("文件已损坏，不能生成标注副本。", broken);
        } finally {
            ONE.release();
        }
    }

    /** How far a sheet reaches. */
    private static final class Extent {
        private int width;

        private void add(Line line) {
            width = Math.max(width, line.cells().size());
        }
    }

    private static boolean zipped(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.read() == 'P' && in.read() == 'K';
        }
    }

    /** Null where the workbook is broken in a way that only the reader forgives. */
    private static @Nullable XSSFWorkbook whole(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new XSSFWorkbook(in);
        } catch (IOException | RuntimeException broken) {
            return null;
        }
    }

    private static void keep(
            XSSFWorkbook whole, Map<Integer, List<Mark>> marks, int headings, int width, OutputStream out)
            throws IOException {
        try (XSSFWorkbook workbook = whole) {
            XSSFSheet sheet = visible(workbook);
            Map<XSSFCellStyle, XSSFCellStyle> red = new HashMap<>();
            if (headings > 0) {
                row(sheet, headings).createCell(width).setCellValue(PROBLEMS);
            }
            sheet.setColumnWidth(width, 60 * 256);
            marks.forEach((line, wrong) -> {
                XSSFRow row = row(sheet, line);
                for (Mark mark : wrong) {
                    if (mark.column() >= 0) {
                        XSSFCell cell = row.getCell(mark.column(), MissingCellPolicy.CREATE_NULL_AS_BLANK);
                        cell.setCellStyle(red.computeIfAbsent(cell.getCellStyle(), style -> red(workbook, style)));
                        comment(sheet, cell, mark.words());
                    }
                }
                row.createCell(width).setCellValue(SheetWriter.safe(words(wrong)));
            });
            workbook.write(out);
        }
    }

    private static XSSFSheet visible(XSSFWorkbook workbook) {
        for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
            if (workbook.getSheetVisibility(i) == SheetVisibility.VISIBLE) {
                return workbook.getSheetAt(i);
            }
        }
        return workbook.getSheetAt(0);
    }

    private static XSSFRow row(XSSFSheet sheet, int line) {
        XSSFRow row = sheet.getRow(line - 1);
        return row == null ? sheet.createRow(line - 1) : row;
    }

    private static XSSFCellStyle red(XSSFWorkbook workbook, XSSFCellStyle style) {
        XSSFCellStyle red = workbook.createCellStyle();
        red.cloneStyleFrom(style);
        red.setFillForegroundColor(IndexedColors.ROSE.getIndex());
        red.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        return red;
    }

    private static void comment(XSSFSheet sheet, XSSFCell cell, String message) {
        Comment there = cell.getCellComment();
        String words = there == null ? message : there.getString().getString() + "\n" + message;
        cell.removeCellComment();
        ClientAnchor place = sheet.getWorkbook().getCreationHelper().createClientAnchor();
        // a comment is at first that of the cell in which its box begins: of this one, not of its neighbour, which may
        // have its own
        place.setCol1(cell.getColumnIndex());
        place.setDx1((int) (sheet.getColumnWidthInPixels(cell.getColumnIndex()) * Units.EMU_PER_PIXEL));
        place.setCol2(cell.getColumnIndex() + 4);
        place.setRow1(cell.getRowIndex());
        place.setRow2(cell.getRowIndex() + 3);
        Comment comment = sheet.createDrawingPatriarch().createCellComment(place);
        comment.setString(sheet.getWorkbook().getCreationHelper().createRichTextString(words));
        comment.setAuthor("好园");
        cell.setCellComment(comment);
    }

    private static void anew(Path file, Map<Integer, List<Mark>> marks, int headings, int width, OutputStream out)
            throws IOException, UnreadableSheet {
        try (SheetWriter sheet = SheetWriter.open(out, "标注副本", List.of())) {
            SheetReader.read(
                    file,
                    line -> sheet.marked(
                            line,
                            marks.getOrDefault(line.number(), List.of()),
                            width,
                            line.number() == headings ? PROBLEMS : null));
        }
    }

    static String words(List<Mark> wrong) {
        return wrong.stream().map(Mark::words).collect(Collectors.joining("；"));
    }

    static @Nullable String at(List<Mark> wrong, int column) {
        List<Mark> here = wrong.stream().filter(mark -> mark.column() == column).toList();
        return here.isEmpty() ? null : words(here);
    }
}
