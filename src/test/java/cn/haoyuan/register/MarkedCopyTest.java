package cn.haoyuan.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import cn.haoyuan.sheet.Mark;
import cn.haoyuan.sheet.MarkedCopy;
import cn.haoyuan.sheet.SheetWriter;
import cn.haoyuan.testing.As;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.TestCity;
import cn.haoyuan.testing.TestCity.Person;
import cn.haoyuan.testing.TestClock;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

@HaoyuanTest
class MarkedCopyTest {

    private static final Pattern LINK = Pattern.compile("/units/import/marked/[0-9a-f-]+");

    @Autowired
    TestCity city;

    @Autowired
    MockMvc mvc;

    @Autowired
    TestClock clock;

    @TempDir
    Path folder;

    @Test
    void aRefusedWorkbookComesBackAsItLookedWithItsBadCellsRedCommentedAndListed() throws Exception {
        MockHttpServletResponse answer = send(city.northOffice, "名册.xlsx", workbook());

        assertThat(answer.getStatus()).isEqualTo(422);
        String link = link(answer);
        try (XSSFWorkbook copy = open(city.northOffice, link)) {
            XSSFSheet sheet = copy.getSheetAt(0);
            assertThat(sheet.getRow(0).getCell(0).getStringCellValue()).isEqualTo("城北区名册");
            assertThat(sheet.getMergedRegions()).hasSize(1);
            assertThat(copy.getSheetAt(1).getRow(0).getCell(0).getStringCellValue())
                    .isEqualTo("别的表");
            XSSFRow head = sheet.getRow(1);
            XSSFRow good = sheet.getRow(2);
            XSSFRow bad = sheet.getRow(3);
            int last = head.getLastCellNum() - 1;
            assertThat(head.getCell(last).getStringCellValue()).isEqualTo("问题");
            assertThat(good.getCell(last)).isNull();
            assertThat(good.getCell(3).getCellStyle().getFillPattern()).isEqualTo(FillPatternType.NO_FILL);
            XSSFCell sponsor = bad.getCell(3);
            assertThat(sponsor.getStringCellValue()).isEqualTo("国营");
            assertThat(sponsor.getCellStyle().getFillForegroundColor()).isEqualTo(IndexedColors.ROSE.getIndex());
            assertThat(sponsor.getCellStyle().getFont().getItalic())
                    .as("its own look stays")
                    .isTrue();
            assertThat(sponsor.getCellComment().getString().getString()).contains("国营", "应填公办");
            XSSFRow lacking = sheet.getRow(4);
            assertThat(lacking.getCell(6).getCellComment().getString().getString())
                    .as("a cell that was empty")
                    .contains("新幼儿园必须填写城乡类型");
            assertThat(bad.getCell(last).getStringCellValue()).contains("办园性质");
            assertThat(lacking.getCell(last).getStringCellValue()).contains("城乡类型");
        }
        assertThat(ask(city.southOffice, link).getStatus()).as("somebody else").isEqualTo(404);
        assertThat(ask(city.firstPrincipal, link).getStatus()).isEqualTo(404);
    }

    @Test
    void aMarkedCopyThatWasMendedIsTakenInAsItIs() throws Exception {
        String link = link(send(city.northOffice, "名册.xlsx", workbook()));
        ByteArrayOutputStream mended = new ByteArrayOutputStream();
        try (XSSFWorkbook copy = open(city.northOffice, link)) {
            XSSFRow bad = copy.getSheetAt(0).getRow(3);
            bad.getCell(3).setCellValue("民办");
            copy.getSheetAt(0).getRow(4).getCell(6).setCellValue("城区");
            copy.write(mended);
        }
        assertThat(send(city.northOffice, "名册.xlsx", mended.toByteArray()).getStatus())
                .isEqualTo(302);
    }

    @Test
    void aCsvComesBackAsAWorkbookMarkedTheSameWay() throws Exception {
        byte[] csv = "机构标识码,幼儿园名称,所属县区,办园性质,地形\n1136500009,=1+1幼儿园,城北区,国营,平原\n".getBytes("GBK");
        try (XSSFWorkbook copy = open(city.northOffice, link(send(city.northOffice, "名册.csv", csv)))) {
            XSSFRow bad = copy.getSheetAt(0).getRow(1);
            assertThat(bad.getCell(1).getStringCellValue()).as("no formula").isEqualTo("'=1+1幼儿园");
            assertThat(bad.getCell(3).getCellComment().getString().getString()).contains("国营");
            assertThat(copy.getSheetAt(0).getRow(0).getCell(5).getStringCellValue())
                    .isEqualTo("问题");
            assertThat(bad.getCell(5).getStringCellValue()).contains("国营");
        }
    }

    @Test
    void neighboursAreMarkedInAnyOrderBesideCommentsOfTheirOwn() throws Exception {
        Path file = folder.resolve("own.xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            XSSFSheet sheet = workbook.createSheet("名册");
            row(sheet, 0, workbook.createCellStyle(), "甲", "乙", "丙");
            row(sheet, 1, workbook.createCellStyle(), "1", "2", "3");
            sheet.createDrawingPatriarch()
                    .createCellComment(new XSSFClientAnchor(0, 0, 0, 0, 2, 1, 4, 3))
                    .setString("自己的批注");
            workbook.write(out);
        }
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        MarkedCopy.write(file, List.of(new Mark(2, 1, "乙不对"), new Mark(2, 0, "甲不对"), new Mark(2, 1, "还是不对")), 1, copy);
        try (XSSFWorkbook marked = new XSSFWorkbook(new ByteArrayInputStream(copy.toByteArray()))) {
            XSSFRow row = marked.getSheetAt(0).getRow(1);
            assertThat(row.getCell(0).getCellComment().getString().getString()).isEqualTo("甲不对");
            assertThat(row.getCell(1).getCellComment().getString().getString()).isEqualTo("乙不对\n还是不对");
            assertThat(row.getCell(2).getCellComment().getString().getString()).isEqualTo("自己的批注");
        }
    }

    @Test
    void aSheetTooLargeToBeHeldIsWrittenAnewRowByRow() throws Exception {
        Path file = folder.resolve("many.xlsx");
        List<String> headings = new ArrayList<>();
        for (int i = 0; i < 31; i++) {
            headings.add("列" + i);
        }
        try (OutputStream out = Files.newOutputStream(file);
                SheetWriter sheet = SheetWriter.open(out, "名册", headings)) {
            for (int row = 0; row < 20_000; row++) {
                int number = row;
                sheet.row(
                        headings.stream().map(heading -> heading + "第" + number).toArray());
            }
        }
        Path copy = folder.resolve("copy.xlsx");
        try (OutputStream out = Files.newOutputStream(copy)) {
            MarkedCopy.write(file, List.of(new Mark(20_001, 4, "不对"), new Mark(20_001, -1, "整行不对")), 1, out);
        }
        List<String> last = new ArrayList<>();
        cn.haoyuan.sheet.SheetReader.read(copy, line -> {
            if (line.number() == 1 || line.number() == 20_001) {
                last.add(line.cell(4) + " " + line.cell(31));
            }
        });
        assertThat(last).containsExactly("列4 问题", "列4第19999 不对；整行不对");
    }

    /** By the product's clock, which in a demonstration is another than the disk's. */
    @Test
    void aCopyIsKeptForADay() throws Exception {
        String link = link(send(city.northOffice, "名册.xlsx", workbook()));
        clock.advance(Duration.ofHours(23));
        assertThat(ask(city.northOffice, link).getStatus()).isEqualTo(200);
        clock.advance(Duration.ofHours(2));
        assertThat(ask(city.northOffice, link).getStatus()).isEqualTo(404);
    }

    /** A file is small and its first sheet too; what else is in it would have to be held all the same. */
    @Test
    void aWorkbookTooLargeToBeHeldIsWrittenAnewWhereverItIsLarge() throws Exception {
        Path file = folder.resolve("hidden.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                SheetWriter sheet = SheetWriter.open(out, "名册", List.of("列"))) {
            sheet.next("附表", List.of());
            Object[] cells = java.util.Collections.nCopies(250, 1).toArray();
            for (int row = 0; row < 520; row++) {
                sheet.row(cells);
            }
        }
        Path copy = folder.resolve("hidden-copy.xlsx");
        try (OutputStream out = Files.newOutputStream(copy)) {
            MarkedCopy.write(file, List.of(new Mark(1, 0, "不对")), 1, out);
        }
        try (XSSFWorkbook written = new XSSFWorkbook(Files.newInputStream(copy))) {
            assertThat(written.getNumberOfSheets()).isEqualTo(1);
        }
    }

    @Test
    void theTemplateOffersTheCountiesAndAreasOfWhoeverAsks() throws Exception {
        try (XSSFWorkbook template = open(city.northOffice, "/units/import/template.xlsx")) {
            XSSFSheet sheet = template.getSheetAt(0);
            XSSFRow head = sheet.getRow(0);
            assertThat(head.getLastCellNum()).isEqualTo((short) RegisterColumn.values().length);
            assertThat(head.getCell(0).getCellComment().getString().getString()).contains("10 位");
            assertThat(sheet.getColumnStyle(0).getDataFormatString()).isEqualTo("@");
            List<String> county = new ArrayList<>();
            template.getSheetAt(1).forEach(row -> {
                if (row.getCell(RegisterColumn.AREA.ordinal()) != null) {
                    county.add(row.getCell(RegisterColumn.AREA.ordinal()).getStringCellValue());
                }
            });
            assertThat(county).containsExactly("城北东片", "城北西片");
            assertThat(sheet.getDataValidations())
                    .extracting(list -> list.getValidationConstraint().getFormula1())
                    .contains("选项!$C$1:$C$1", "选项!$D$1:$D$2");
        }
    }

    private byte[] workbook() throws Exception {
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            XSSFSheet sheet = workbook.createSheet("名册");
            XSSFCellStyle italic = workbook.createCellStyle();
            var font = workbook.createFont();
            font.setItalic(true);
            italic.setFont(font);
            sheet.createRow(0).createCell(0).setCellValue("城北区名册");
            sheet.addMergedRegion(new org.apache.poi.ss.util.CellRangeAddress(0, 0, 0, 5));
            row(sheet, 1, italic, "机构标识码", "幼儿园名称", "所属县区", "办园性质", "是否普惠", "地形", "城乡类型", "开办日期");
            row(sheet, 2, italic, "1136500001", "好的幼儿园", "城北区", "公办", "是", "平原", "城区", "2015-09-01");
            row(sheet, 3, italic, "1136500002", "坏的幼儿园", "城北区", "国营", "是", "平原", "城区", "2015-09-01");
            row(sheet, 4, italic, "1136500003", "缺的幼儿园", "城北区", "公办", "是", "平原", "", "2015-09-01");
            workbook.createSheet("附表").createRow(0).createCell(0).setCellValue("别的表");
            workbook.write(out);
            return out.toByteArray();
        }
    }

    private static void row(XSSFSheet sheet, int number, XSSFCellStyle style, String... cells) {
        XSSFRow row = sheet.createRow(number);
        for (int i = 0; i < cells.length; i++) {
            if (!cells[i].isEmpty()) {
                row.createCell(i).setCellValue(cells[i]);
                row.getCell(i).setCellStyle(style);
            }
        }
    }

    private MockHttpServletResponse send(Person person, String name, byte[] file) throws Exception {
        return mvc.perform(multipart("/units/import")
                        .file(new MockMultipartFile("file", name, null, file))
                        .param("enter", "true")
                        .with(As.person(person)))
                .andReturn()
                .getResponse();
    }

    private static String link(MockHttpServletResponse answer) throws Exception {
        Matcher link = LINK.matcher(answer.getContentAsString());
        assertThat(link.find()).isTrue();
        return link.group();
    }

    private XSSFWorkbook open(Person person, String address) throws Exception {
        MockHttpServletResponse answer = ask(person, address);
        assertThat(answer.getStatus()).isEqualTo(200);
        return new XSSFWorkbook(new ByteArrayInputStream(answer.getContentAsByteArray()));
    }

    private MockHttpServletResponse ask(Person person, String address) throws Exception {
        return mvc.perform(get(address).with(As.person(person))).andReturn().getResponse();
    }
}
