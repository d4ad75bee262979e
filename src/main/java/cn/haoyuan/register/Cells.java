package cn.haoyuan.register;

import cn.haoyuan.calendar.DayInWords;
import cn.haoyuan.database.Cut;
import cn.haoyuan.org.Grade;
import cn.haoyuan.org.Locality;
import cn.haoyuan.org.Sponsor;
import cn.haoyuan.org.Terrain;
import cn.haoyuan.sheet.DayCell;
import cn.haoyuan.web.NumberInWords;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What bureaus write into cells, understood; what is not understood is told in a Chinese sentence. */
final class Cells {

    /** A cell that says something else than its column asks for. */
    static final class Wrong extends Exception {
        private static final long serialVersionUID = 1L;

        Wrong(String message) {
            super(message, null, false, false);
        }

        String says() {
            return String.valueOf(getMessage());
        }
    }

    private static final Map<String, Sponsor> SPONSORS = Map.ofEntries(
            Map.entry("公办", Sponsor.PUBLIC),
            Map.entry("公办园", Sponsor.PUBLIC),
            Map.entry("公立", Sponsor.PUBLIC),
            Map.entry("教育部门办", Sponsor.PUBLIC),
            Map.entry("纳入公办性质管理", Sponsor.RUN_AS_PUBLIC),
            Map.entry("纳入公办性质", Sponsor.RUN_AS_PUBLIC),
            Map.entry("公办性质", Sponsor.RUN_AS_PUBLIC),
            Map.entry("纳入公办管理", Sponsor.RUN_AS_PUBLIC),
            Map.entry("民办", Sponsor.PRIVATE),
            Map.entry("民办园", Sponsor.PRIVATE),
            Map.entry("私立", Sponsor.PRIVATE),
            Map.entry("普惠性民办", Sponsor.PRIVATE),
            Map.entry("普惠性民办园", Sponsor.PRIVATE),
            Map.entry("民办普惠", Sponsor.PRIVATE),
            Map.entry("非普惠性民办", Sponsor.PRIVATE));

    private static final Map<String, Grade> GRADES = Map.ofEntries(
            Map.entry("省", Grade.PROVINCE),
            Map.entry("省级", Grade.PROVINCE),
            Map.entry("省示范", Grade.PROVINCE),
            Map.entry("省级示范", Grade.PROVINCE),
            Map.entry("市", Grade.CITY),
            Map.entry("市级", Grade.CITY),
            Map.entry("市示范", Grade.CITY),
            Map.entry("市级示范", Grade.CITY),
            Map.entry("县", Grade.COUNTY),
            Map.entry("县级", Grade.COUNTY),
            Map.entry("县示范", Grade.COUNTY),
            Map.entry("县级示范", Grade.COUNTY),
            Map.entry("区级", Grade.COUNTY),
            Map.entry("区示范", Grade.COUNTY),
            Map.entry("区级示范", Grade.COUNTY),
            Map.entry("县区级示范", Grade.COUNTY),
            Map.entry("县区级", Grade.COUNTY),
            Map.entry("无", Grade.NONE),
            Map.entry("否", Grade.NONE),
            Map.entry("非示范", Grade.NONE),
            Map.entry("非示范园", Grade.NONE),
            Map.entry("未评", Grade.NONE),
            Map.entry("未评定", Grade.NONE));

    private static final Map<String, Terrain> TERRAINS = Map.of(
            "平原", Terrain.PLAIN,
            "丘陵", Terrain.HILL,
            "山区", Terrain.MOUNTAIN,
            "山地", Terrain.MOUNTAIN,
            "滨湖", Terrain.LAKESIDE,
            "湖区", Terrain.LAKESIDE,
            "沿湖", Terrain.LAKESIDE);

    private static final Map<String, Locality> LOCALITIES = Map.ofEntries(
            Map.entry("城区", Locality.URBAN),
            Map.entry("城市", Locality.URBAN),
            Map.entry("主城区", Locality.URBAN),
            Map.entry("城乡结合区", Locality.URBAN),
            Map.entry("镇区", Locality.TOWNSHIP),
            Map.entry("镇", Locality.TOWNSHIP),
            Map.entry("镇中心区", Locality.TOWNSHIP),
            Map.entry("镇乡结合区", Locality.TOWNSHIP),
            Map.entry("乡村", Locality.VILLAGE),
            Map.entry("农村", Locality.VILLAGE),
            Map.entry("村", Locality.VILLAGE),
            Map.entry("村庄", Locality.VILLAGE),
            Map.entry("乡中心区", Locality.VILLAGE));

    private static final Map<String, Boolean> ANSWERS = Map.ofEntries(
            Map.entry("是", true),
            Map.entry("有", true),
            Map.entry("普惠", true),
            Map.entry("普惠性", true),
            Map.entry("√", true),
            Map.entry("Y", true),
            Map.entry("1", true),
            Map.entry("TRUE", true),
            Map.entry("否", false),
            Map.entry("无", false),
            Map.entry("非普惠", false),
            Map.entry("非普惠性", false),
            Map.entry("×", false),
            Map.entry("N", false),
            Map.entry("0", false),
            Map.entry("FALSE", false));

    private static final Pattern COUNT = Pattern.compile("(\\d{1,9})(?:\\.0+)?");
    private static final Pattern NEGATIVE = Pattern.compile("-\\d+(?:\\.0+)?");
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

    private Cells() {}

    /** The text with full-width signs made narrow, without spaces: how answers are compared. */
    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\s", "");
    }

    /** Whether the cell says nothing. */
    static boolean empty(String text) {
        return switch (plain(text)) {
            case "", "-", "--", "—", "——", "/", "\\" -> true;
            default -> false;
        };
    }

    static Sponsor sponsor(String text) throws Wrong {
        return known(SPONSORS, bare(text), text, "公办、民办或纳入公办性质管理");
    }

    static Grade grade(String text) throws Wrong {
        return known(GRADES, bare(text), text, "省级示范园、市级示范园、县级示范园或非示范园");
    }

    static Terrain terrain(String text) throws Wrong {
        return known(TERRAINS, plain(text), text, "平原、丘陵、山区或滨湖");
    }

    static Locality locality(String text) throws Wrong {
        return known(LOCALITIES, plain(text), text, "城区、镇区或乡村");
    }

    static boolean yes(String text) throws Wrong {
        return known(ANSWERS, plain(text).toUpperCase(Locale.ROOT), text, "是或否");
    }

    static String address(String text) throws Wrong {
        String address = text.strip().replaceAll("\\p{Cntrl}", " ");
        int most = RegisterColumn.ADDRESS.most();
        if (Cut.exceeds(most, address)) {
            throw new Wrong("地址最多 " + most + " 个字。");
        }
        return address;
    }

    static int count(String text, int most) throws Wrong {
        String number = NumberInWords.plain(plain(text).replace(",", "").replaceFirst("^[−–]", "-"), "");
        Matcher digits = COUNT.matcher(number);
        if (!digits.matches()) {
            throw new Wrong(
                    "“" + brief(text) + (NEGATIVE.matcher(number).matches() ? "”不对，不能小于 0。" : "”不是整数，请只填数字，例如 69。"));
        }
        int count = Integer.parseInt(digits.group(1));
        if (count > most) {
            throw new Wrong(count + " 超出范围，应为 0 至 " + most + "。");
        }
        return count;
    }

    /** A day not after today; a month alone means its first day. */
    static LocalDate day(String text, LocalDate today) throws Wrong {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
        YearMonth month = DayCell.month(plain);
        LocalDate day = month != null ? month.atDay(1) : DayCell.day(plain);
        if (day == null) {
            throw new Wrong(DayInWords.wrong("", brief(text)) + "。");
        }
        if (day.isAfter(today)) {
            throw new Wrong(DayInWords.late("", today) + "。");
        }
        if (day.isBefore(EARLIEST)) {
            throw new Wrong("不能早于 " + DayInWords.of(EARLIEST) + "。");
        }
        return day;
    }

    private static <T> T known(Map<String, T> answers, String answer, String text, String expected) throws Wrong {
        T found = answers.get(answer);
        if (found == null) {
            throw new Wrong("“" + brief(text) + "”看不懂，应填" + expected + "。");
        }
        return found;
    }

    private static String bare(String text) {
        String plain = plain(text);
        return plain.endsWith("幼儿园") && plain.length() > 3
                ? plain.substring(0, plain.length() - 3)
                : plain.endsWith("示范园") && !plain.startsWith("非") ? plain.substring(0, plain.length() - 1) : plain;
    }

    /** A cell's text short enough to be quoted in a message. */
    static String brief(String text) {
        return Cut.to(31, text);
    }
}
