package cn.haoyuan.register;

import cn.haoyuan.org.Grade;
import cn.haoyuan.org.Locality;
import cn.haoyuan.org.Sponsor;
import cn.haoyuan.org.Terrain;
import cn.haoyuan.org.Unit;
import cn.haoyuan.org.UnitRules;
import cn.haoyuan.sheet.TemplateColumn;
import cn.haoyuan.sheet.TemplateWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** An empty register file: its headings with notes, and what to choose from, the counties and areas of who asks among it. */
final class RegisterTemplate {

    private RegisterTemplate() {}

    static void write(Territory territory, OutputStream out) throws IOException {
        List<TemplateColumn> columns = Arrays.stream(RegisterColumn.values())
                .map(column -> new TemplateColumn(
                        column.heading(),
                        note(column),
                        column.neededOfAll() || column.neededOfNew(),
                        choices(column, territory)))
                .toList();
        TemplateWriter.write(out, "幼儿园名册", columns);
    }

    private static String note(RegisterColumn column) {
        return switch (column) {
            case CODE -> "必填，" + UnitRules.KINDERGARTEN_CODE_WORDS + "。已在册的按标识码更新，没有的按新幼儿园增加。";
            case NAME -> "必填，证照上的全称。";
            case COUNTY -> "必填，从下拉列表选择。";
            case AREA -> "可不填；从下拉列表选择，须属于所填的县区。";
            case SPONSOR, TERRAIN, LOCALITY -> "新幼儿园必填，从下拉列表选择。";
            case INCLUSIVE -> "新幼儿园必填；公办园可不填。";
            case GRADE -> "没有评定的选非示范园或不填。";
            case GROUP_HEAD -> "集团分园填总园的机构标识码，其他不填。";
            case OPENED_ON, PRINCIPAL_SINCE -> "写成 2015-09-01；只知道年月的写 2015年9月。";
            case PRINCIPALS, TEACHERS, CARE_WORKERS, HEALTH_WORKERS, COOKS, GUARDS -> "整数，没有的填 0；不填的保持原来的数，新幼儿园算未登记。";
            default -> column.heading().endsWith("数") ? "整数；不填的保持原来的数。" : "";
        };
    }

    private static List<String> choices(RegisterColumn column, Territory territory) {
        return switch (column) {
            case COUNTY -> territory.counties().stream().map(Unit::name).toList();
            case AREA -> territory.areas().stream().map(Unit::name).distinct().toList();
            case SPONSOR -> labels(Sponsor.values(), Sponsor::label);
            case GRADE -> labels(Grade.values(), Grade::label);
            case TERRAIN -> labels(Terrain.values(), Terrain::label);
            case LOCALITY -> labels(Locality.values(), Locality::label);
            case INCLUSIVE, TOWNSHIP_CENTRE, MICRO -> List.of("是", "否");
            default -> List.of();
        };
    }

    private static <T> List<String> labels(T[] values, Function<T, String> label) {
        return Arrays.stream(values).map(label).toList();
    }
}
