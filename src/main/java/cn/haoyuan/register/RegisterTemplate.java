package cn.haoyuan.register;

import cn.haoyuan.org.Grade;
import cn.haoyuan.org.Locality;
import cn.haoyuan.org.Sponsor;
import cn.haoyuan.org.Terrain;
import cn.haoyuan.sheet.SheetWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;

/** An empty register file with its headings and the answers to choose from. */
final class RegisterTemplate {

    private RegisterTemplate() {}

    static void write(OutputStream out) throws IOException {
        List<String> headings = Arrays.stream(RegisterColumn.values())
                .map(RegisterColumn::heading)
                .toList();
        try (SheetWriter sheet = SheetWriter.open(out, "幼儿园名册", headings)) {
            sheet.textColumn(RegisterColumn.CODE.ordinal());
            sheet.textColumn(RegisterColumn.GROUP_HEAD.ordinal());
            choose(
                    sheet,
                    RegisterColumn.SPONSOR,
                    Arrays.stream(Sponsor.values()).map(Sponsor::label).toList());
            choose(
                    sheet,
                    RegisterColumn.GRADE,
                    Arrays.stream(Grade.values()).map(Grade::label).toList());
            choose(
                    sheet,
                    RegisterColumn.TERRAIN,
                    Arrays.stream(Terrain.values()).map(Terrain::label).toList());
            choose(
                    sheet,
                    RegisterColumn.LOCALITY,
                    Arrays.stream(Locality.values()).map(Locality::label).toList());
            for (RegisterColumn column :
                    List.of(RegisterColumn.INCLUSIVE, RegisterColumn.TOWNSHIP_CENTRE, RegisterColumn.MICRO)) {
                choose(sheet, column, List.of("是", "否"));
            }
        }
    }

    private static void choose(SheetWriter sheet, RegisterColumn column, List<String> answers) {
        sheet.choices(column.ordinal(), answers);
    }
}
