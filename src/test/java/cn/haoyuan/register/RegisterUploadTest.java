package cn.haoyuan.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.org.Answer;
import cn.haoyuan.org.Kindergarten;
import cn.haoyuan.org.Kindergartens;
import cn.haoyuan.org.NewUnit;
import cn.haoyuan.org.RowProblem;
import cn.haoyuan.org.Sponsor;
import cn.haoyuan.org.Staff;
import cn.haoyuan.org.Unit;
import cn.haoyuan.org.UnitActs;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.org.Units;
import cn.haoyuan.register.RegisterUpload.Outcome;
import cn.haoyuan.sheet.SheetWriter;
import cn.haoyuan.sheet.UnreadableSheet;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.TestCity;
import cn.haoyuan.testing.TestClock;
import cn.haoyuan.testing.TestDatabase;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

@HaoyuanTest
class RegisterUploadTest {

    private static final LocalDate TODAY = LocalDate.of(2022, 11, 23);
    private static final List<String> HEADINGS = List.of(
            "序号",
            "所属县（市、区）",
            "所属片区",
            "幼儿园 名称",
            "学校（机构）标识码",
            "办园性质（公办/民办）",
            "是否普惠",
            "地形",
            "城乡类型",
            "建园时间",
            "小班（班数）",
            "小班幼儿数");

    @Autowired
    TestCity city;

    @Autowired
    TestDatabase database;

    @Autowired
    TestClock clock;

    @Autowired
    RegisterUpload upload;

    @Autowired
    UnitActs acts;

    @Autowired
    Units units;

    @Autowired
    Kindergartens kindergartens;

    @TempDir
    Path folder;

    @Test
    void everyBadRowIsToldAndNothingIsHalfImported() throws Exception {
        long before = count();
        Path file = xlsx(
                row(1, "城北区", "城北东片", "好园一", "1136100001", "公办", "是", "平原", "城区", "2015-09-01", 3, 75),
                row(2, "城西区", "", "县区不对", "1136100002", "公办", "是", "平原", "城区", "2015-09-01", 3, 75),
                row(3, "城北区", "城北南片", "片区不对", "1136100003", "公办", "是", "平原", "城区", "2015-09-01", 3, 75),
                row(4, "城北区", "", "代码不对", "36100004", "公办", "是", "平原", "城区", "2015-09-01", 3, 75),
                row(5, "城北区", "", "", "1136100005", "国营", "也许", "平原", "城区", "2015-13-01", "三", 75),
                row(6, "城北区", "", "代码重复", "1136100001", "公办", "是", "平原", "城区", "2015-09-01", 3, 75),
                row(7, "城北区", "", "缺性质", "1136100007", "", "", "", "", "", 3, 75),
                row(8, "城北区", "城北东片", "城北区小星星幼儿园", "1136100008", "民办", "否", "平原", "城区", "2015-09-01", 3, 75));

        Outcome outcome = take(city.cityOffice.viewer(), file, true);

        assertThat(outcome.entered()).isFalse();
        assertThat(outcome.rows()).isEqualTo(8);
        assertThat(outcome.problems())
                .extracting(problem -> problem.line() + " " + problem.column())
                .containsExactlyInAnyOrder(
                        "3 所属县区", "4 所属片区", "5 机构标识码", "6 幼儿园名称", "6 办园性质", "6 是否普惠", "6 开办日期", "6 小班班数", "7 机构标识码",
                        "8 办园性质", "8 地形", "8 城乡类型", "8 开办日期", "9 幼儿园名称");
        assertThat(outcome.ignored()).containsExactly("序号");
        assertThat(count()).isEqualTo(before);
    }

    @Test
    void aNameOfTheCountyIsRefusedAtItsRowAlsoOfWhoIsToCome() throws Exception {
        LocalDate day = TODAY.plusDays(9);
        done(() -> acts.move(city.other.id(), city.northWest.id(), day, "区划调整"));
        done(() -> acts.rename(city.village.id(), "北岗村朝阳幼儿园", day, "更名"));
        Path file = xlsx(
                row(1, "城北区", "", "城北区小星星幼儿园", "1136100018", "民办", "否", "平原", "城区", "2015-09-01", 3, 75),
                row(2, "城北区", "城北西片", city.other.name(), "1136100019", "民办", "否", "平原", "城区", "2015-09-01", 3, 75),
                row(3, "城北区", "城北东片", "北岗村朝阳幼儿园", "1136100020", "民办", "否", "平原", "城区", "2015-09-01", 3, 75),
                row(4, "城北区", "城北东片", "新名幼儿园", "1136100021", "民办", "否", "平原", "城区", "2015-09-01", 3, 75),
                row(5, "城北区", "城北西片", "新名幼儿园", "1136100022", "民办", "否", "平原", "城区", "2015-09-01", 3, 75),
                row(6, "城南区", "", "新名幼儿园", "1136100023", "民办", "否", "平原", "城区", "2015-09-01", 3, 75),
                row(7, "城北区", "", city.village.name(), "1136100024", "民办", "否", "平原", "城区", "2015-09-01", 3, 75));
        assertThat(take(city.cityOffice.viewer(), file, false).problems())
                .extracting(problem -> problem.line() + " " + problem.message())
                .containsExactly(
                        "2 城北区已有同名单位（标识码 990101002）；若是同一所，请改正标识码。",
                        "3 城北区自 2022年12月2日 起另有同名单位（标识码 990102001）。",
                        "4 城北区自 2022年12月2日 起另有同名单位（标识码 990101004）。",
                        "6 与第 5 行同名，一个县区之内不能重名。",
                        "8 城北区已有同名单位（标识码 990101004）；若是同一所，请改正标识码。");
    }

    /** What was alike before the rule was does not keep a register out that changes something else. */
    @Test
    void namesThatAreAlikeAlreadyAreLeftAlone() throws Exception {
        List<Object[]> rows = List.of(
                row(1, "城北区", "城北东片", "甲幼儿园", "1136100031", "民办", "否", "平原", "城区", "2015-09-01", 3, 75),
                row(2, "城北区", "城北西片", "乙幼儿园", "1136100032", "民办", "否", "平原", "城区", "2015-09-01", 3, 75));
        assertThat(take(city.cityOffice.viewer(), xlsx(rows.toArray(Object[][]::new)), true)
                        .problems())
                .isEmpty();
        database.jdbc()
                .sql("update placement set name = '甲幼儿园' where name = '乙幼儿园'")
                .update();
        Path alike = xlsx(
                row(1, "城北区", "城北东片", "甲幼儿园", "1136100031", "民办", "否", "平原", "城区", "2015-09-01", 3, 80),
                row(2, "城北区", "城北东片", "甲幼儿园", "1136100032", "民办", "否", "平原", "城区", "2015-09-01", 3, 75));
        Outcome outcome = take(city.cityOffice.viewer(), alike, true);
        assertThat(outcome.problems()).isEmpty();
        assertThat(outcome.check().moved()).isEqualTo(1);
    }

    @Test
    void aHeadThatThereIsNotIsToldAndOneOfTheSameFileIsTakenAtOnce() throws Exception {
        String fresh = ",民办,否,平原,城区,2015-09-01";
        String old = ",,,,,";
        assertThat(groups("1136500001,总园一,城北区," + fresh, "1136500002,分园,城北区,1136500001" + fresh)
                        .problems())
                .isEmpty();
        assertThat(head("1136500002")).isEqualTo("1136500001");
        for (String wrong : List.of("1136599999", "990101", "990101999")) {
            assertThat(groups("1136500002,分园,城北区," + wrong + old).problems())
                    .extracting(RowProblem::message)
                    .containsExactly("没有标识码为 " + wrong + " 的幼儿园。");
        }
        assertThat(groups("1136500003,总园二,城北区," + fresh, "1136500002,分园,城北区,1136500003" + old)
                        .problems())
                .isEmpty();
        assertThat(head("1136500002")).isEqualTo("1136500003");
        done(() -> acts.close(find("1136500003").id(), TODAY.plusDays(1), "撤销"));
        clock.set(TODAY.plusDays(1));
        assertThat(groups("1136500002,分园,城北区,1136500003" + old).check().unchanged())
                .as("a head that is gone stays where the file says no other")
                .isOne();
        assertThat(groups("1136500001,总园一,城北区,1136500003" + old).problems())
                .as("nobody joins it")
                .isNotEmpty();
    }

    private Outcome groups(String... rows) throws Exception {
        Path file = folder.resolve("集团.csv");
        Files.writeString(file, "机构标识码,幼儿园名称,所属县区,集团总园标识码,办园性质,是否普惠,地形,城乡类型,开办日期\n" + String.join("\n", rows) + "\n");
        return take(city.cityOffice.viewer(), file, true);
    }

    private String head(String code) {
        return database.jdbc().sql("""
                        select h.code from kindergarten k join unit u on u.id = k.unit_id join unit h on h.id = k.group_head_id
                        where u.code = ?
                        """).param(code).query(String.class).single();
    }

    @Test
    void nobodyIsPutUnderWhatIsToClose() throws Exception {
        NewUnit area = new NewUnit(UnitKind.COUNTY_AREA, "撤并片", city.north.id(), null, TODAY);
        done(() -> acts.open(area));
        int id = database.jdbc()
                .sql("select unit_id from placement where name = '撤并片'")
                .query(Integer.class)
                .single();
        assertThat(take(
                                city.cityOffice.viewer(),
                                xlsx(row(
                                        1,
                                        "城北区",
                                        "",
                                        "直属幼儿园",
                                        "1136500011",
                                        "民办",
                                        "否",
                                        "平原",
                                        "城区",
                                        "2015-09-01",
                                        3,
                                        75)),
                                true)
                        .entered())
                .isTrue();
        done(() -> acts.close(id, TODAY.plusDays(9), "撤并"));
        Path file = xlsx(
                row(1, "城北区", "撤并片", "直属幼儿园", "1136500011", "民办", "否", "平原", "城区", "2015-09-01", 3, 75),
                row(2, "城北区", "撤并片", "新设幼儿园", "1136500012", "民办", "否", "平原", "城区", "2015-09-01", 3, 75),
                row(3, "城北区", "城北东片", "别处幼儿园", "1136500013", "民办", "否", "平原", "城区", "2015-09-01", 3, 75));
        assertThat(take(city.cityOffice.viewer(), file, true).problems())
                .extracting(problem -> problem.line() + " " + problem.column() + " " + problem.message())
                .containsExactly("2 所属片区 撤并片定于 2022年12月2日 撤销，不能再有新的下级单位。", "3 所属片区 撤并片定于 2022年12月2日 撤销，不能再有新的下级单位。");
    }

    @Test
    void ofAWorkbookWithSeveralSheetsItIsSaidWhichWasRead() throws Exception {
        Path file = Files.createTempFile(folder, "sheets", ".xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            workbook.createSheet("填表说明").createRow(0).createCell(0).setCellValue("请如实填写");
            workbook.createSheet("名册").createRow(0).createCell(0).setCellValue("机构标识码");
            workbook.write(out);
        }
        assertThat(take(city.cityOffice.viewer(), file, false).problems())
                .singleElement()
                .extracting(RowProblem::message)
                .asString()
                .startsWith("只读第一张工作表，即“填表说明”：前 20 行里没有找到表头");
    }

    @Test
    void aRowThatIsAlmostOneOfHeadingsIsToldByWhatWasUnderstoodOfIt() throws Exception {
        Path file = Files.createTempFile("名册", ".csv");
        Files.writeString(file, "2022 年秋季名册\n机构标识码,园名简写,班级总量\n1136200001,南苑,3\n");
        assertThat(take(city.cityOffice.viewer(), file, false).problems())
                .singleElement()
                .extracting(RowProblem::message)
                .asString()
                .endsWith("最像表头的是第 2 行：认得“机构标识码”，不认得“园名简写”“班级总量”。");
    }

    @Test
    void aFileIsTakenInOnceAndTheSecondTimeChangesNothing() throws Exception {
        Path file = xlsx(
                row(1, "城南区", "城南东片", "南苑幼儿园", "1136200001", "公办", "", "平原", "城区", LocalDate.of(2010, 9, 1), 3, 75),
                row(2, "城南区", "", "南湖幼儿园", "1136200002", "普惠性民办", "", "滨湖", "镇区", "2012年3月", 2, 40));

        Outcome dry = take(city.cityOffice.viewer(), file, false);
        assertThat(dry.problems()).isEmpty();
        assertThat(dry.check().opened()).isEqualTo(2);
        assertThat(find("1136200001")).isNull();

        Outcome first = take(city.cityOffice.viewer(), file, true);
        assertThat(first.problems()).isEmpty();
        assertThat(first.entered()).isTrue();
        Unit opened = find("1136200002");
        assertThat(opened.parentId()).isEqualTo(city.south.id());
        assertThat(find("1136200001").parentId()).isEqualTo(city.southEast.id());
        Kindergarten profile = city.cityOffice.viewer().scope().call(() -> kindergartens
                .find(opened.id())
                .orElseThrow());
        assertThat(profile.sponsor()).isEqualTo(Sponsor.PRIVATE);
        assertThat(profile.inclusive()).isTrue();
        assertThat(profile.openedOn()).isEqualTo(LocalDate.of(2012, 3, 1));
        assertThat(profile.children().small()).isEqualTo(40);
        assertThat(profile.staff()).as("of which the file says nothing").isEqualTo(Staff.UNKNOWN);

        Outcome second = take(city.cityOffice.viewer(), file, true);
        assertThat(second.entered()).isTrue();
        assertThat(second.check().opened()).isZero();
        assertThat(second.check().changed()).isZero();
        assertThat(second.check().unchanged()).isEqualTo(2);

        Path changed = xlsx(row(1, "城南区", "城南东片", "南湖中心幼儿园", "1136200002", "", "", "", "", "", "", 45));
        Outcome third = take(city.cityOffice.viewer(), changed, true);
        assertThat(third.problems()).isEmpty();
        assertThat(third.check().moved()).isEqualTo(1);
        Unit moved = find("1136200002");
        assertThat(moved.parentId()).isEqualTo(city.southEast.id());
        assertThat(moved.name()).isEqualTo("南湖中心幼儿园");
        assertThat(moved.seat()).isNotEqualTo(opened.seat()).isBetween(city.southEast.seat(), city.southEast.seatEnd());

        city.cityOffice
                .viewer()
                .scope()
                .call(() -> acts.move(moved.id(), city.northEast.id(), TODAY.plusDays(9), "区划调整"));
        Path renamed = xlsx(row(1, "城南区", "城南东片", "南湖又一名幼儿园", "1136200002", "", "", "", "", "", "", 45));
        assertThat(take(city.cityOffice.viewer(), renamed, true).problems())
                .singleElement()
                .extracting(RowProblem::message)
                .isEqualTo("南湖中心幼儿园另有更晚生效的变动，暂时不能更名。");
    }

    @Test
    void csvInGbkWithATitleAndTwoRowsOfHeadingsIsUnderstood() throws Exception {
        String text = """
                城北区2022年幼儿园名册,,,,,,,,,
                ,,,,,,,,,
                机构标识码,园名,性质,普惠,地形,城乡,开园日期,班数,,幼儿数
                ,,,,,,,小班,中班,小班
                1136300001,"育才,幼儿园",民办,否,丘陵,乡村,2018/9/1,2,1,50
                合计,,,,,,,2,1,50
                """;
        Path file = folder.resolve("名册.csv");
        Files.write(file, text.getBytes(Charset.forName("GBK")));

        Outcome outcome = take(city.northOffice.viewer(), file, true);

        assertThat(outcome.problems()).isEmpty();
        Unit unit = find("1136300001");
        assertThat(unit.name()).isEqualTo("育才,幼儿园");
        assertThat(unit.parentId()).isEqualTo(city.north.id());
        Kindergarten profile = city.cityOffice.viewer().scope().call(() -> kindergartens
                .find(unit.id())
                .orElseThrow());
        assertThat(profile.classes().middle()).isEqualTo(1);
        assertThat(profile.children().small()).isEqualTo(50);
    }

    @Test
    void aCountyCannotTakeACodeThatItDoesNotSee() throws Exception {
        Path south = xlsx(row(1, "城南区", "", "南山幼儿园", "1136400001", "公办", "是", "平原", "城区", "2015-09-01", 3, 75));
        assertThat(take(city.cityOffice.viewer(), south, true).entered()).isTrue();
        Path north = xlsx(
                row(1, "城北区", "", "北山幼儿园", "1136400002", "公办", "是", "平原", "城区", "2015-09-01", 3, 75),
                row(2, "城北区", "", "冒名幼儿园", "1136400001", "公办", "是", "平原", "城区", "2015-09-01", 3, 75));

        Outcome outcome = take(city.northOffice.viewer(), north, true);

        assertThat(outcome.entered()).isFalse();
        assertThat(outcome.problems()).singleElement().satisfies(problem -> assertThat(problem.line())
                .isEqualTo(3));
        assertThat(find("1136400002")).isNull();
    }

    @Test
    void twentyThousandRowsAreTakenIn() throws Exception {
        TestCity.Place wide = city.unit(UnitKind.COUNTY_AREA, null, "宽片", city.south, 450_000, 550_000);
        Path file = folder.resolve("many.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                SheetWriter sheet = SheetWriter.open(out, "名册", HEADINGS)) {
            for (int i = 0; i < 20_000; i++) {
                sheet.row(row(
                        i,
                        "城南区",
                        "宽片",
                        "第" + i + "号幼儿园",
                        "1137" + (100_000 + i),
                        "公办",
                        "是",
                        "平原",
                        "城区",
                        "2015-09-01",
                        3,
                        75));
            }
        }
        Outcome outcome = take(city.cityOffice.viewer(), file, true);
        assertThat(outcome.problems()).isEmpty();
        assertThat(outcome.check().opened()).isEqualTo(20_000);
        assertThat(city.cityOffice
                        .viewer()
                        .scope()
                        .call(() -> units.children(wide.id(), TODAY))
                        .size())
                .isEqualTo(20_000);
        Outcome again = take(city.cityOffice.viewer(), file, true);
        assertThat(again.check().unchanged()).isEqualTo(20_000);
    }

    @Test
    void filesThatAreNoSpreadsheetsOrWouldExhaustTheMemoryAreRefused() throws Exception {
        Path broken = folder.resolve("broken.xlsx");
        Files.write(broken, new byte[] {'P', 'K', 3, 4, 0, 0, 0, 1, 2, 3});
        assertThatThrownBy(() -> take(city.cityOffice.viewer(), broken, true)).isInstanceOf(UnreadableSheet.class);

        Path old = folder.resolve("old.xls");
        Files.write(old, new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0, 0, 0});
        assertThatThrownBy(() -> take(city.cityOffice.viewer(), old, true)).hasMessageContaining(".xls");

        assertThatThrownBy(() -> take(city.cityOffice.viewer(), bomb("xl/worksheets/sheet1.xml"), true))
                .isInstanceOf(UnreadableSheet.class);
        assertThatThrownBy(() -> take(city.cityOffice.viewer(), bomb("xl/media/image1.png"), true))
                .isInstanceOf(UnreadableSheet.class);

        Path tiny = zipped(
                "tiny.xlsx",
                "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1E-300000000</v></c></row></sheetData></worksheet>");
        assertThatThrownBy(() -> take(city.cityOffice.viewer(), tiny, true)).isInstanceOf(UnreadableSheet.class);

        Path far = zipped(
                "far.xlsx",
                "<worksheet><sheetData><row r=\"1\"><c r=\"ZZZZZZ1\"><v>1</v></c></row></sheetData></worksheet>");
        assertThatThrownBy(() -> take(city.cityOffice.viewer(), far, true)).hasMessageContaining("列");

        Path entity = zipped(
                "entity.xlsx",
                "<!DOCTYPE w [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>&x;</v></c></row></sheetData></worksheet>");
        assertThatThrownBy(() -> take(city.cityOffice.viewer(), entity, true)).isInstanceOf(UnreadableSheet.class);

        Path quote = folder.resolve("quote.csv");
        Files.writeString(quote, "机构标识码,名称,县区\n\"" + "x\n".repeat(2_000_000));
        assertThatThrownBy(() -> take(city.cityOffice.viewer(), quote, true)).isInstanceOf(UnreadableSheet.class);
    }

    private Path bomb(String entry) throws IOException {
        Path file = folder.resolve("bomb.xlsx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write("<worksheet><sheetData>".getBytes(Charset.forName("UTF-8")));
            byte[] spaces = " ".repeat(1 << 20).getBytes(Charset.forName("UTF-8"));
            for (int i = 0; i < 400; i++) {
                zip.write(spaces);
            }
            zip.closeEntry();
        }
        return file;
    }

    private Path zipped(String name, String sheet) throws IOException {
        Path file = folder.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            zip.write(("<?xml version=\"1.0\"?>" + sheet).getBytes(Charset.forName("UTF-8")));
            zip.closeEntry();
        }
        return file;
    }

    /** What is read here and refused there would be an error that nobody understands. */
    @Test
    void theBoundsOfTheColumnsAreThoseOfTheTable() {
        String checks = database.jdbc()
                .sql(
                        "select string_agg(pg_get_constraintdef(oid), ' ') from pg_constraint where conrelid = 'kindergarten'::regclass")
                .query(String.class)
                .single();
        Map<String, Integer> bounds = Pattern.compile("\\((\\w+) <= (\\d+)\\)|char_length\\((\\w+)\\) <= (\\d+)")
                .matcher(checks)
                .results()
                .collect(Collectors.toMap(
                        found -> Objects.requireNonNullElse(found.group(1), found.group(3)),
                        found -> Integer.valueOf(Objects.requireNonNullElse(found.group(2), found.group(4)))));
        assertThat(bounds).hasSize(15).allSatisfy((column, most) -> assertThat(
                        RegisterColumn.valueOf(column.toUpperCase(Locale.ROOT)).most())
                .isEqualTo(most));
    }

    private Outcome take(Viewer viewer, Path file, boolean enter) throws Exception {
        return viewer.scope().call(() -> upload.take(viewer, file, String.valueOf(file.getFileName()), enter));
    }

    private void done(Callable<Answer> act) throws Exception {
        assertThat(city.cityOffice.viewer().scope().call(act)).isInstanceOf(Answer.Done.class);
    }

    private Unit find(String code) throws Exception {
        return city.cityOffice
                .viewer()
                .scope()
                .call(() -> units.findByCode(code, TODAY))
                .orElse(null);
    }

    private long count() {
        return database.jdbc()
                .sql("select count(*) from unit")
                .query(Long.class)
                .single();
    }

    private Path xlsx(Object[]... rows) throws IOException {
        Path file = Files.createTempFile(folder, "register", ".xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                SheetWriter sheet = SheetWriter.open(out, "名册", new ArrayList<>(HEADINGS))) {
            for (Object[] row : rows) {
                sheet.row(row);
            }
        }
        return file;
    }

    private static Object[] row(Object... cells) {
        return cells;
    }
}
