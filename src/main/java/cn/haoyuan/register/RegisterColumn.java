package cn.haoyuan.register;

import cn.haoyuan.org.Grade;
import cn.haoyuan.org.Kindergarten;
import cn.haoyuan.org.Locality;
import cn.haoyuan.org.Sponsor;
import cn.haoyuan.org.Terrain;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A column of the register, with the headings that bureaus give it. Spaces, brackets and width of characters do not matter. */
enum RegisterColumn {
    CODE("机构标识码", "幼儿园代码", "学校标识码", "学校机构标识码", "幼儿园标识码", "标识码", "机构代码", "园所代码", "代码", "编码"),
    NAME("幼儿园名称", "园所名称", "学校名称", "学校机构名称", "机构名称", "单位名称", "幼儿园", "园名", "名称"),
    COUNTY("所属县区", "县区", "区县", "县市区", "所属县市区", "所属区县", "所在县区", "所在区县", "所属县", "所属区"),
    AREA("所属片区", "片区", "县区片区", "教研片区", "片区名称"),
    SPONSOR("办园性质", "性质", "办学性质", "园所性质", "幼儿园性质", "办园类型", "举办者类型", "办别"),
    INCLUSIVE("是否普惠", "普惠", "普惠性", "是否普惠性", "是否普惠园", "是否普惠性幼儿园", "普惠性幼儿园"),
    GRADE("示范等级", "示范园等级", "示范园级别", "是否示范园", "示范园"),
    TERRAIN("地形", "地形类型", "地貌", "地理环境"),
    LOCALITY("城乡类型", "城乡", "城乡分类", "城乡属性", "城乡类别"),
    TOWNSHIP_CENTRE("乡镇公办中心园", "是否乡镇公办中心园", "乡镇中心园", "是否乡镇中心园", "乡镇中心幼儿园", "是否中心园"),
    MICRO("微小型", "是否微小型", "微小型幼儿园", "是否微小型幼儿园"),
    GROUP_HEAD("集团总园标识码", "总园标识码", "总园代码", "所属集团总园标识码", "集团总园机构标识码"),
    OPENED_ON("开办日期", "开办时间", "开园日期", "开园时间", "建园日期", "建园时间", "成立日期", "成立时间", "办园时间"),
    ADDRESS("地址", "园址", "详细地址", "幼儿园地址", "办园地址", "通讯地址"),
    CLASSES_SMALL("小班班数", byAge(List.of("小班"), ClassWords.ALL)),
    CLASSES_MIDDLE("中班班数", byAge(List.of("中班"), ClassWords.ALL)),
    CLASSES_TOP("大班班数", byAge(List.of("大班"), ClassWords.ALL)),
    CLASSES_MIXED("混龄班班数", byAge(List.of("混龄班", "混合班", "混龄"), ClassWords.ALL)),
    CHILDREN_SMALL("小班幼儿数", byAge(List.of("小班"), ChildWords.ALL)),
    CHILDREN_MIDDLE("中班幼儿数", byAge(List.of("中班"), ChildWords.ALL)),
    CHILDREN_TOP("大班幼儿数", byAge(List.of("大班"), ChildWords.ALL)),
    CHILDREN_MIXED("混龄班幼儿数", byAge(List.of("混龄班", "混合班", "混龄"), ChildWords.ALL)),
    PRINCIPALS("园长数", byPost("园长")),
    TEACHERS("专任教师数", byPost("专任教师", "教师")),
    CARE_WORKERS("保育员数", byPost("保育员")),
    HEALTH_WORKERS("保健医数", byPost("保健医", "卫生保健人员", "保健人员", "保健医生", "保健员")),
    COOKS("炊事员数", byPost("炊事员", "厨师", "食堂人员", "炊事人员")),
    GUARDS("保安数", byPost("保安", "安保人员", "保卫人员", "门卫", "保安员")),
    PRINCIPAL_SINCE("园长任职日期", "园长任职时间", "现任园长任职日期", "园长到任日期");

    /** Words that make a count of classes out of an age. A holder, because an enum's constants come before its fields. */
    private static final class ClassWords {
        static final List<String> ALL = List.of("班数", "数", "班级数", "个数", "班级", "数量", "班级个数");
    }

    private static final class ChildWords {
        static final List<String> ALL = List.of("幼儿数", "人数", "幼儿人数", "在园幼儿数", "在园人数", "在园幼儿", "幼儿", "儿童数", "在园幼儿人数");
    }

    private final String heading;
    private final Set<String> names = new HashSet<>();

    RegisterColumn(String heading, String... others) {
        this.heading = heading;
        names.add(plain(heading));
        Arrays.stream(others).map(RegisterColumn::plain).forEach(names::add);
    }

    /** The heading as the template writes it. */
    String heading() {
        return heading;
    }

    /** The most that a count of this column may be, or the most characters of its text. */
    int most() {
        return switch (this) {
            case CLASSES_SMALL, CLASSES_MIDDLE, CLASSES_TOP, CLASSES_MIXED -> Kindergarten.MOST_CLASSES;
            case CHILDREN_SMALL, CHILDREN_MIDDLE, CHILDREN_TOP, CHILDREN_MIXED -> Kindergarten.MOST_CHILDREN;
            case PRINCIPALS, TEACHERS, CARE_WORKERS, HEALTH_WORKERS, COOKS, GUARDS -> Kindergarten.MOST_STAFF;
            case ADDRESS -> Kindergarten.LONGEST_ADDRESS;
            default -> throw new IllegalStateException(name());
        };
    }

    /** A value of this column as it is stored, in the words of the register; "" for none. */
    String words(@Nullable String stored) {
        if (stored == null) {
            return "";
        }
        return switch (this) {
            case SPONSOR -> Sponsor.valueOf(stored).label();
            case GRADE -> Grade.valueOf(stored).label();
            case TERRAIN -> Terrain.valueOf(stored).label();
            case LOCALITY -> Locality.valueOf(stored).label();
            case INCLUSIVE, TOWNSHIP_CENTRE, MICRO -> Boolean.parseBoolean(stored) ? "是" : "否";
            default -> stored;
        };
    }

    /** Whether every row must say it; the county may go without saying where there is only one. */
    boolean neededOfAll() {
        return this == CODE || this == NAME || this == COUNTY;
    }

    /** Whether only a new kindergarten must say it. */
    boolean neededOfNew() {
        return switch (this) {
            case SPONSOR, INCLUSIVE, TERRAIN, LOCALITY, OPENED_ON -> true;
            default -> false;
        };
    }

    /** The column that a heading means, if any. */
    static Optional<RegisterColumn> of(String heading) {
        String whole = plain(heading);
        if (whole.isEmpty()) {
            return Optional.empty();
        }
        String without =
                plain(Normalizer.normalize(heading, Normalizer.Form.NFKC).replaceAll("[(\\[【][^)\\]】]*[)\\]】]", ""));
        return Stream.of(whole, without)
                .flatMap(name -> Arrays.stream(values()).filter(column -> column.names.contains(name)))
                .findFirst();
    }

    static String plain(String heading) {
        return Normalizer.normalize(heading, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\p{Punct}、，。：；“”‘’【】《》*※]", "")
                .toLowerCase(Locale.ROOT);
    }

    private static String[] byAge(List<String> ages, List<String> words) {
        return ages.stream()
                .flatMap(age -> words.stream().flatMap(word -> Stream.of(age + word, word + age)))
                .toArray(String[]::new);
    }

    private static String[] byPost(String... posts) {
        return Arrays.stream(posts)
                .flatMap(post -> Stream.of(
                        post,
                        post + "数",
                        post + "人数",
                        "教职工" + post,
                        "教职工数" + post,
                        "教职工人数" + post,
                        "教职工" + post + "数",
                        "教职工" + post + "人数"))
                .toArray(String[]::new);
    }
}
