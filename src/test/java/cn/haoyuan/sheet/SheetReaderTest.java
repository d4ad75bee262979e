package cn.haoyuan.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    private static byte[] workbook() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SheetWriter sheet = SheetWriter.open(out, "人", List.of("姓名"))) {
            sheet.row("李");
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
