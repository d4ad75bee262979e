package cn.haoyuan.register;

import cn.haoyuan.register.ProfileForm.Count;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The fields of the profile's form: what they are called, and what of the register they hold. */
final class ProfileFields {

    static final List<Count> CLASSES = List.of(
            new Count("classesSmall", "小班班数"),
            new Count("classesMiddle", "中班班数"),
            new Count("classesTop", "大班班数"),
            new Count("classesMixed", "混龄班班数"));
    static final List<Count> CHILDREN = List.of(
            new Count("childrenSmall", "小班幼儿数"),
            new Count("childrenMiddle", "中班幼儿数"),
            new Count("childrenTop", "大班幼儿数"),
            new Count("childrenMixed", "混龄班幼儿数"));
    static final List<Count> STAFF = List.of(
            new Count("principals", "园长"),
            new Count("teachers", "专任教师"),
            new Count("careWorkers", "保育员"),
            new Count("healthWorkers", "保健医"),
            new Count("cooks", "炊事员"),
            new Count("guards", "保安"));

    /** The code of the head of its group. */
    static final String HEAD = "groupHead";

    /** The words of each field by its name, in the order in which they are told. */
    static final Map<String, String> ALL = fields();

    private static Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("sponsor", "办园性质");
        fields.put("inclusive", "是否普惠");
        fields.put("grade", "示范等级");
        fields.put("terrain", "地形");
        fields.put("locality", "城乡类型");
        fields.put("townshipCentre", "乡镇公办中心园");
        fields.put("micro", "微小型幼儿园");
        fields.put(HEAD, "集团总园标识码");
        fields.put("openedOn", "开办日期");
        fields.put("principalSince", "现任园长任职日期");
        fields.put("address", "地址");
        Stream.of(CLASSES, CHILDREN, STAFF)
                .flatMap(List::stream)
                .forEach(count -> fields.put(count.name(), count.label()));
        return fields;
    }

    private ProfileFields() {}

    /** The field that a column of the register is filled in with. */
    static String field(RegisterColumn column) {
        return ALL.keySet().stream()
                .filter(name -> column(name) == column)
                .findFirst()
                .orElseThrow();
    }

    /** The column of the register that says the same: CARE_WORKERS for careWorkers. */
    static RegisterColumn column(String field) {
        return RegisterColumn.valueOf(field.replaceAll("[A-Z]", "_$0").toUpperCase(Locale.ROOT));
    }

    static String label(String field) {
        return ALL.getOrDefault(field, field);
    }

    /** A value of a field as the page says it. */
    static String words(String field, String value) {
        return value.isEmpty() ? "" : column(field).words(value);
    }
}
