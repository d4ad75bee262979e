package cn.haoyuan.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockMultipartFile;

/** What is no sheet is told for what it was meant to be, with what to do. */
class SheetReaderTest {

    @TempDir
    Path folder;

    @Test
    void aBrokenWorkbookIsNotTakenForCsv() throws IOException {
        byte[] noise = {6, 0x5A, 0x50, 0x71, 0x68, (byte) 0x9C, 3, (byte) 0x9A, 0, 1};
        assertRefused("名册.xlsx", noise, "不是能打开的 .xlsx", "另存为 .xlsx");
        assertRefused("名册.xlsx", "姓名,账号\n".getBytes(StandardCharsets.UTF_8), "不是能打开的 .xlsx");
        byte[] whole = workbook();
        assertRefused("名册.xlsx", Arrays.copyOf(whole, whole.length / 2), "不是能打开的 .xlsx");
        assertRefused("名册.csv", noise, "不是表格文件");
    }

    @Test
    void oldAndLockedWorkbooksAndWebPagesAreToldApart() throws IOException {
        assertRefused("旧.xls", container("Workbook"), "旧版 .xls", "另存为 .xlsx");
        assertRefused("改名.xlsx", container("Workbook"), "旧版 .xls");
        assertRefused("加密.xlsx", container("EncryptedPackage"), "打开密码");
        assertRefused("系统导出.xls", "\uFEFF <html><table></table></html>".getBytes(StandardCharsets.UTF_8), "网页格式");
        assertRefused("空.xlsx", new byte[0], "空的");
    }

    @Test
    void ofAnUploadThatBreaksOffNothingIsLeftBehind() {
        List<Path> begun = new ArrayList<>();
        MockMultipartFile broken = new MockMultipartFile("file", "名册.xlsx", null, new byte[] {1}) {
            @Override
            public void transferTo(Path path) throws IOException {
                begun.add(path);
                throw new IOException("No space left on device");
            }
        };
        assertThatThrownBy(() -> SentSheet.of(broken, 1)).isInstanceOf(IOException.class);
        assertThat(begun).singleElement().satisfies(path -> assertThat(path).doesNotExist());
    }

    @Test
    void textNamedAsAnOldWorkbookIsReadAllTheSame() throws Exception {
        List<Line> lines = new ArrayList<>();
        Path file = file("姓名\t账号\n李\tli\n".getBytes("GBK"));
        SheetReader.read(file, "导出.xls", lines::add);
        assertThat(lines).extracting(line -> line.cell(1)).containsExactly("账号", "li");
        lines.clear();
        Files.write(file, workbook());
        SheetReader.read(file, "随便.dat", lines::add);
        assertThat(lines).extracting(line -> line.cell(0)).containsExactly("姓名", "李");
    }

    @Test
    void aDayThatIsShownAsItsMonthIsReadAsOne() throws Exception {
        Path file = folder.resolve("月份.xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            XSSFRow row = workbook.createSheet().createRow(0);
            day(row, 0, "yyyy\"年\"m\"月\"", LocalDate.of(2022, 9, 1));
            day(row, 1, "yyyy-mm", LocalDate.of(2022, 9, 15));
            day(row, 2, "yyyy-mm-dd", LocalDate.of(2022, 9, 1));
            for (int format : new int[] {17, 57, 58, 14}) {
                day(row, row.getLastCellNum(), "", LocalDate.of(2022, 9, 1)).setDataFormat(format);
            }
            workbook.write(out);
        }
        List<Line> lines = new ArrayList<>();
        SheetReader.read(file, "月份.xlsx", lines::add);
        assertThat(lines.getFirst().cells())
                .as("one that is no first day says more than it shows")
                .containsExactly(
                        "2022-09", "2022-09-15", "2022-09-01", "2022-09", "2022-09", "2022-09-01", "2022-09-01");
    }

    private static XSSFCellStyle day(XSSFRow row, int column, String format, LocalDate day) {
        XSSFWorkbook workbook = row.getSheet().getWorkbook();
        XSSFCellStyle style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat(format.isEmpty() ? "General" : format));
        XSSFCell cell = row.createCell(column);
        cell.setCellValue(day);
        cell.setCellStyle(style);
        return style;
    }

    /** A workbook says itself which of its parts is a sheet. */
    @Test
    void whatAPartMayHoldIsBoundedWhateverItIsCalled() throws IOException {
        String cell = "<c><v>1</v></c>";
        assertRefused(
                "藏.xlsx",
                repacked(
                        "worksheets/sheet1.xml",
                        "other/data.xml",
                        "</sheetData>",
                        "<row>" + cell.repeat(300) + "</row></sheetData>"),
                "超过 256 列");
        assertRefused(
                "深.xlsx", repacked("<sheetData>", "<x>".repeat(100) + "</x>".repeat(100) + "<sheetData>"), "解压后过大");
        assertRefused(
                "长.xlsx", repacked("<sheetData>", "<sheetData x=\"" + "y".repeat(1_500_000) + "\">"), "不是能打开的 .xlsx");
        assertRefused(
                "样式.xlsx", repacked("<cellXfs ", "<x>" + "<y z=\"\"/>".repeat(1_600_000) + "</x><cellXfs "), "解压后过大");
    }

    /** Told by the name of the stream, wherever it stands; the container need not be one that can be walked through. */
    @Test
    void aLockedWorkbookIsKnownWithoutItsDirectory() throws IOException {
        byte[] file = Arrays.copyOf(container("Workbook"), 200_000);
        byte[] name = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
        System.arraycopy(name, 0, file, (1 << 16) - 7, name.length);
        assertRefused("加密.xlsx", file, "打开密码");
    }

    @Test
    void aCopyIsMarkedAlsoOfAWorkbookThatOnlyTheReaderForgives() throws Exception {
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        MarkedCopy.write(file(repacked("styleSheet", "sheetOfStyles")), List.of(new Mark(2, 0, "不对")), 1, copy);
        List<Line> lines = new ArrayList<>();
        SheetReader.read(file(copy.toByteArray()), lines::add);
        assertThat(lines).extracting(line -> line.cell(1)).containsExactly("问题", "不对");
    }

    @Test
    void aWorkbookWithoutAPartOfStylesIsReadAndMarkedAllTheSame() throws Exception {
        Path bare = file(repacked(
                "xl/styles.xml",
                "xl/other.xml",
                "spreadsheetml.styles+xml",
                "spreadsheetml.x+xml",
                "relationships/styles",
                "x"));
        List<Line> lines = new ArrayList<>();
        SheetReader.read(bare, lines::add);
        assertThat(lines).extracting(line -> line.cell(0)).containsExactly("姓名", "李");
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        MarkedCopy.write(bare, List.of(new Mark(2, 0, "不对")), 1, copy);
        lines.clear();
        SheetReader.read(file(copy.toByteArray()), lines::add);
        assertThat(lines).extracting(line -> line.cell(1)).containsExactly("问题", "不对");
    }

    private enum Column implements FilledColumn {
        姓名,
        单位,
        备注;

        @Override
        public As as() {
            return new As(name(), name(), false, "", Set.of());
        }
    }

    @Test
    void aFilledFileHoldsNoMoreTextThanFitsInMemory() throws Exception {
        String line = "李,城北区," + "字".repeat(32_000) + "\n";
        Path file = file(("姓名,单位,备注\n" + line.repeat(200)).getBytes(StandardCharsets.UTF_8));
        FilledFile<Column> filled = FilledFile.read(file, "长.csv", Column.class, 1000);
        assertThat(filled.problems()).extracting(Mark::message).containsExactly("文字太多，请分成几个文件");
        assertThat(filled.lines()).hasSizeLessThan(200);
    }

    private void assertRefused(String name, byte[] content, String... words) throws IOException {
        Path file = file(content);
        assertThatThrownBy(() -> SheetReader.read(file, name, line -> {}))
                .as(name)
                .isInstanceOf(UnreadableSheet.class)
                .hasMessageContainingAll(words);
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(Files.createTempFile(folder, "sheet", ".upload"), content);
    }

    @Test
    void onPaperASheetLiesAcrossWithAllItsColumnsUnderItsHeadings() throws IOException {
        try (ZipFile in = new ZipFile(file(workbook()).toFile())) {
            assertThat(text(in, "xl/worksheets/sheet1.xml"))
                    .contains("paperSize=\"9\"", "orientation=\"landscape\"", "fitToWidth=\"1\"", "fitToHeight=\"0\"");
            assertThat(text(in, "xl/workbook.xml")).contains("_xlnm.Print_Titles");
        }
    }

    @Test
    void columnsHoldWhatStandsInThemAndAreFilteredByTheirHeadings() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SheetWriter sheet = SheetWriter.open(out, "事项", "截至某日的事项，这一行不算", List.of("时段", "期限", "内容", "对象"))) {
            for (int row = 0; row < 1200; row++) {
                sheet.row(
                        "2022—2023 学年第一学期第 3 周", LocalDate.of(2022, 9, 23), "字".repeat(200), row < 600 ? null : "幼儿园");
            }
            sheet.next("另一张", List.of("一")).row("二");
        }
        try (ZipFile in = new ZipFile(file(out.toByteArray()).toFile())) {
            assertThat(text(in, "xl/worksheets/sheet1.xml"))
                    .contains("<autoFilter ref=\"A2:D1202\"")
                    .containsPattern("<cols><col min=\"1\" max=\"1\" width=\"32(\\.\\d+)?\"")
                    .containsPattern("<col min=\"2\" max=\"2\" width=\"12(\\.\\d+)?\"")
                    .containsPattern("<col min=\"3\" max=\"3\" width=\"40(\\.\\d+)?\"")
                    .as("nothing in the first rows")
                    .containsPattern("<col min=\"4\" max=\"4\" width=\"26(\\.\\d+)?\"");
            assertThat(text(in, "xl/worksheets/sheet2.xml")).contains("<autoFilter ref=\"A1:A2\"");
        }
    }

    private static String text(ZipFile zip, String part) throws IOException {
        return new String(zip.getInputStream(zip.getEntry(part)).readAllBytes(), StandardCharsets.UTF_8);
    }

    private static byte[] workbook() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SheetWriter sheet = SheetWriter.open(out, "人", List.of("姓名"))) {
            sheet.row("李");
        }
        return out.toByteArray();
    }

    /** A workbook in whose parts and their names one text stands for another. */
    private byte[] repacked(String... words) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipFile in = new ZipFile(file(workbook()).toFile());
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setLevel(Deflater.NO_COMPRESSION);
            for (ZipEntry entry : Collections.list(in.entries())) {
                String name = entry.getName();
                String text = new String(in.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                for (int i = 0; i < words.length; i += 2) {
                    name = name.replace(words[i], words[i + 1]);
                    text = text.replace(words[i], words[i + 1]);
                }
                zip.putNextEntry(new ZipEntry(name));
                zip.write(text.getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }

    private static byte[] container(String stream) throws IOException {
        try (POIFSFileSystem inside = new POIFSFileSystem();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            inside.createDocument(new ByteArrayInputStream(new byte[] {1, 2, 3}), stream);
            inside.writeFilesystem(out);
            return out.toByteArray();
        }
    }
}
