package cn.haoyuan.workrecord;

import cn.haoyuan.duty.Sequels.Outlook;
import cn.haoyuan.web.Count;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What came of records that ask somebody for something.
 *
 * @param narrowed whether the list holds nothing but such records
 * @param records how many were looked at; more than {@link #MOST} are not
 * @param outlooks by record; none for one that was voided, or whose duties were lifted
 */
record CameOf(boolean narrowed, int records, Map<Long, Outlook> outlooks) {

    static final int MOST = 2_000;

    static final CameOf NOTHING = new CameOf(false, 0, Map.of());

    /** Of one record, or "". */
    String words(WorkRecord record, LocalDate today) {
        Outlook outlook = outlooks.get(record.id());
        return outlook == null ? "" : outlook.words(today);
    }

    /** How many wait for what, as 等办理“问题整改反馈” 5 条、都已办完 6 条; "" where the list holds other records too. */
    String sum() {
        if (!narrowed || records == 0) {
            return "";
        }
        if (records > MOST) {
            return "超过 " + Count.of(MOST) + " 条，不逐条说明办到哪一步；请用日期或单位缩小范围";
        }
        Map<String, Long> sums = outlooks.values().stream()
                .collect(Collectors.groupingBy(CameOf::step, LinkedHashMap::new, Collectors.counting()));
        long others = records - outlooks.size();
        if (others > 0) {
            sums.put("没有引起事项或已作废", others);
        }
        return sums.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(step -> step.getKey() + " " + Count.of(step.getValue()) + " 条")
                .collect(Collectors.joining("、"));
    }

    private static String step(Outlook outlook) {
        return outlook.measure() != null
                ? "等办理“" + outlook.measure() + "”"
                : outlook.open() > 0 ? "引起的事项都已报送、还有没办完的" : "引起的事项都已办完";
    }
}
