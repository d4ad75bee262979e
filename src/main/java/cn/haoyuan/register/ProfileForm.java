package cn.haoyuan.register;

import cn.haoyuan.database.Cut;
import cn.haoyuan.org.ByAge;
import cn.haoyuan.org.Grade;
import cn.haoyuan.org.Kindergarten;
import cn.haoyuan.org.Locality;
import cn.haoyuan.org.Sponsor;
import cn.haoyuan.org.Staff;
import cn.haoyuan.org.Terrain;
import cn.haoyuan.web.Merge;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The profile of a kindergarten as it is typed: the text of each field by name, and what is wrong with it. */
public final class ProfileForm {

    /** A count in the form: its name, its words, its bound. */
    public record Count(String name, String label, int most) {}

    private static final List<Count> CLASSES = List.of(
            new Count("classesSmall", "小班班数", 60),
            new Count("classesMiddle", "中班班数", 60),
            new Count("classesTop", "大班班数", 60),
            new Count("classesMixed", "混龄班班数", 60));
    private static final List<Count> CHILDREN = List.of(
            new Count("childrenSmall", "小班幼儿数", 3000),
            new Count("childrenMiddle", "中班幼儿数", 3000),
            new Count("childrenTop", "大班幼儿数", 3000),
            new Count("childrenMixed", "混龄班幼儿数", 3000));
    private static final List<Count> STAFF = List.of(
            new Count("principals", "园长", 1000),
            new Count("teachers", "专任教师", 1000),
            new Count("careWorkers", "保育员", 1000),
            new Count("healthWorkers", "保健医", 1000),
            new Count("cooks", "炊事员", 1000),
            new Count("guards", "保安", 1000));

    /** The code of the head of its group. */
    static final String HEAD = "groupHead";

    private static final Map<String, String> FIELDS = fields();

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

    private final Map<String, String> typed;
    private final Map<String, String> errors = new LinkedHashMap<>();

    ProfileForm(Map<String, String> typed) {
        this.typed = typed;
    }

    /**
     * The form of what is on record.
     *
     * @param since of a kindergarten without a profile the tree knows since when it stands
     * @param office and the post of its principal since when that one is in office
     * @param head what its field says of the head of the group; "" for none
     */
    static ProfileForm of(
            @Nullable Kindergarten profile, @Nullable LocalDate since, @Nullable LocalDate office, String head) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put(HEAD, head);
        values.put("openedOn", Objects.toString(since, ""));
        values.put("principalSince", Objects.toString(office, ""));
        if (profile != null) {
            values.put("sponsor", profile.sponsor().name());
            values.put("inclusive", profile.inclusive() ? "true" : "false");
            values.put("grade", profile.grade().name());
            values.put("terrain", profile.terrain().name());
            values.put("locality", profile.locality().name());
            values.put("townshipCentre", profile.townshipCentre() ? "true" : "false");
            values.put("micro", profile.micro() ? "true" : "false");
            values.put("openedOn", profile.openedOn().toString());
            values.put("address", profile.address());
            fill(values, CLASSES, profile.classes());
            fill(values, CHILDREN, profile.children());
            Staff staff = profile.staff();
            fill(
                    values,
                    STAFF,
                    staff.principals(),
                    staff.teachers(),
                    staff.careWorkers(),
                    staff.healthWorkers(),
                    staff.cooks(),
                    staff.guards());
            values.put("principalSince", Objects.toString(profile.principalSince(), ""));
        }
        // what the form shows of these where nothing is on record
        List.of("inclusive", "townshipCentre", "micro").forEach(name -> values.putIfAbsent(name, "false"));
        values.putIfAbsent("grade", Grade.NONE.name());
        FIELDS.keySet().forEach(name -> values.putIfAbsent(name, ""));
        return new ProfileForm(Merge.opened(values));
    }

    /** This form beside what was saved since it was opened. */
    Merge beside(ProfileForm saved) {
        Map<String, String> now = new LinkedHashMap<>();
        FIELDS.keySet().forEach(name -> now.put(name, saved.value(name)));
        return Merge.of(typed, now);
    }

    /** The same with what others saved in the fields that were left alone here, opened on what is on record now. */
    ProfileForm merged(Merge merge) {
        Map<String, String> all = new LinkedHashMap<>(merge.values());
        merge.saved().forEach((name, now) -> all.put(Merge.WAS + name, now));
        return new ProfileForm(all);
    }

    /** The field that a column of the register is filled in with. */
    static String field(RegisterColumn column) {
        return FIELDS.keySet().stream()
                .filter(name -> name.equalsIgnoreCase(column.name().replace("_", "")))
                .findFirst()
                .orElseThrow();
    }

    static String label(String field) {
        return FIELDS.getOrDefault(field, field);
    }

    /** A value of a field as the page says it. */
    static String words(String field, String value) {
        return switch (value.isEmpty() ? "" : field) {
            case "sponsor" -> Sponsor.valueOf(value).label();
            case "grade" -> Grade.valueOf(value).label();
            case "terrain" -> Terrain.valueOf(value).label();
            case "locality" -> Locality.valueOf(value).label();
            case "inclusive", "townshipCentre", "micro" -> value.equals("true") ? "是" : "否";
            default -> value;
        };
    }

    /** What differs from what was on record before, each field with what it was and what it is. */
    String changes(ProfileForm before) {
        return FIELDS.keySet().stream()
                .filter(name -> !value(name).equals(before.value(name)))
                .map(name -> label(name) + "：" + before.said(name) + " → " + said(name))
                .collect(Collectors.joining("；"));
    }

    private String said(String field) {
        return value(field).isEmpty() ? "未登记" : words(field, value(field));
    }

    /** All that was sent, by name. */
    public Map<String, String> typed() {
        return typed;
    }

    /** The profile, or null with {@link #errors} told. */
    @Nullable
    Kindergarten read(int unitId, @Nullable Integer groupHeadId, LocalDate today) {
        Sponsor sponsor = choice(Sponsor.values(), "sponsor", "请选择办园性质。");
        Grade grade = choice(Grade.values(), "grade", "请选择示范等级。");
        Terrain terrain = choice(Terrain.values(), "terrain", "请选择地形。");
        Locality locality = choice(Locality.values(), "locality", "请选择城乡类型。");
        LocalDate opened = day("openedOn", today);
        if (opened == null && !errors.containsKey("openedOn")) {
            errors.put("openedOn", "请填写开办日期。");
        }
        LocalDate since = day("principalSince", today);
        String address = value("address").strip().replaceAll("\\p{Cntrl}", " ");
        if (Cut.exceeds(120, address)) {
            errors.put("address", "地址最多 120 个字。");
        }
        List<@Nullable Integer> classes = counts(CLASSES);
        List<@Nullable Integer> children = counts(CHILDREN);
        List<@Nullable Integer> staff = counts(STAFF);
        if (sponsor == null
                || grade == null
                || terrain == null
                || locality == null
                || opened == null
                || !errors.isEmpty()) {
            return null;
        }
        return new Kindergarten(
                unitId,
                sponsor,
                value("inclusive").equals("true"),
                grade,
                terrain,
                locality,
                value("townshipCentre").equals("true"),
                value("micro").equals("true"),
                groupHeadId,
                opened,
                address,
                byAge(classes),
                byAge(children),
                new Staff(staff.get(0), staff.get(1), staff.get(2), staff.get(3), staff.get(4), staff.get(5)),
                since);
    }

    void refuse(String field, String why) {
        errors.put(field, why);
    }

    public String value(String field) {
        return typed.getOrDefault(field, "");
    }

    public @Nullable String error(String field) {
        return errors.get(field);
    }

    public List<String> errors() {
        return List.copyOf(errors.values());
    }

    public List<Count> classes() {
        return CLASSES;
    }

    public List<Count> children() {
        return CHILDREN;
    }

    public List<Count> staff() {
        return STAFF;
    }

    private <E extends Enum<E>> @Nullable E choice(E[] constants, String field, String missing) {
        for (E constant : constants) {
            if (constant.name().equals(value(field))) {
                return constant;
            }
        }
        errors.put(field, missing);
        return null;
    }

    private @Nullable LocalDate day(String field, LocalDate today) {
        try {
            return Cells.empty(value(field)) ? null : Cells.day(value(field), today);
        } catch (Cells.Wrong wrong) {
            errors.put(field, label(field) + "：" + wrong.says());
            return null;
        }
    }

    /** What is left empty is null. */
    private List<@Nullable Integer> counts(List<Count> fields) {
        List<@Nullable Integer> counts = new ArrayList<>();
        for (Count field : fields) {
            try {
                counts.add(Cells.empty(value(field.name())) ? null : Cells.count(value(field.name()), field.most()));
            } catch (Cells.Wrong wrong) {
                errors.put(field.name(), field.label() + "：" + wrong.says());
                counts.add(null);
            }
        }
        return counts;
    }

    /** An age that is left empty has none. */
    private static ByAge byAge(List<@Nullable Integer> counts) {
        int[] each = counts.stream()
                .mapToInt(count -> Objects.requireNonNullElse(count, 0))
                .toArray();
        return new ByAge(each[0], each[1], each[2], each[3]);
    }

    private static void fill(Map<String, String> values, List<Count> fields, ByAge ages) {
        fill(values, fields, ages.small(), ages.middle(), ages.top(), ages.mixed());
    }

    private static void fill(Map<String, String> values, List<Count> fields, @Nullable Integer... numbers) {
        for (int i = 0; i < numbers.length; i++) {
            values.put(fields.get(i).name(), Objects.toString(numbers[i], ""));
        }
    }
}
