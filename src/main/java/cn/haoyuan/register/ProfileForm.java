package cn.haoyuan.register;

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
import org.jspecify.annotations.Nullable;

/** The profile of a kindergarten as it is typed: the text of each field by name, and what is wrong with it. */
public final class ProfileForm {

    /** A count in the form: its name and its words. */
    public record Count(String name, String label) {}

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
        values.put(ProfileFields.HEAD, head);
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
            fill(values, ProfileFields.CLASSES, profile.classes());
            fill(values, ProfileFields.CHILDREN, profile.children());
            Staff staff = profile.staff();
            fill(
                    values,
                    ProfileFields.STAFF,
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
        ProfileFields.ALL.keySet().forEach(name -> values.putIfAbsent(name, ""));
        return new ProfileForm(Merge.opened(values));
    }

    /** This form beside what was saved since it was opened. */
    Merge beside(ProfileForm saved) {
        Map<String, String> now = new LinkedHashMap<>();
        ProfileFields.ALL.keySet().forEach(name -> now.put(name, saved.value(name)));
        return Merge.of(typed, now);
    }

    /** The same with what others saved in the fields that were left alone here, opened on what is on record now. */
    ProfileForm merged(Merge merge) {
        Map<String, String> all = new LinkedHashMap<>(merge.values());
        merge.saved().forEach((name, now) -> all.put(Merge.WAS + name, now));
        return new ProfileForm(all);
    }

    /** What differs from what was on record before, each field with what it was and what it is. */
    String changes(ProfileForm before) {
        return ProfileFields.ALL.keySet().stream()
                .filter(name -> !value(name).equals(before.value(name)))
                .map(name -> ProfileFields.label(name) + "：" + before.said(name) + " → " + said(name))
                .collect(Collectors.joining("；"));
    }

    private String said(String field) {
        return value(field).isEmpty() ? "未登记" : ProfileFields.words(field, value(field));
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
        String address = address();
        List<@Nullable Integer> classes = counts(ProfileFields.CLASSES);
        List<@Nullable Integer> children = counts(ProfileFields.CHILDREN);
        List<@Nullable Integer> staff = counts(ProfileFields.STAFF);
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
        return ProfileFields.CLASSES;
    }

    public List<Count> children() {
        return ProfileFields.CHILDREN;
    }

    public List<Count> staff() {
        return ProfileFields.STAFF;
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
            errors.put(field, ProfileFields.label(field) + "：" + wrong.says());
            return null;
        }
    }

    private String address() {
        try {
            return Cells.address(value("address"));
        } catch (Cells.Wrong wrong) {
            errors.put("address", wrong.says());
            return "";
        }
    }

    /** What is left empty is null. */
    private List<@Nullable Integer> counts(List<Count> fields) {
        List<@Nullable Integer> counts = new ArrayList<>();
        for (Count field : fields) {
            try {
                counts.add(
                        Cells.empty(value(field.name()))
                                ? null
                                : Cells.count(
                                        value(field.name()),
                                        ProfileFields.column(field.name()).most()));
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
