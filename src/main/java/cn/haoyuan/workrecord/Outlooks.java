package cn.haoyuan.workrecord;

import cn.haoyuan.duty.Sequels.Outlook;
import cn.haoyuan.web.Count;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How it stands with what records brought about that ask somebody for something.
 *
 * @param narrowed whether the list holds nothing but such records
 * @param records how many were looked at; more than {@link #MOST} are not
 * @param byRecord by the id of the record; none for one that was voided, or whose duties were lifted
 */
record Outlooks(boolean narrowed, int records, Map<Long, Outlook> byRecord) {

    static final int MOST = 2_000;

    static final Outlooks NOTHING = new Outlooks(false, 0, Map.of());

    /** Of one record. */
    Optional<Outlook> of(WorkRecord record) {
        return Optional.ofNullable(byRecord.get(record.id()));
    }

    /** How many wait for what, as 等办理“问题整改反馈” 5 条、都已办完 6 条; "" where the list holds other records too. */
    String sum() {
        if (!narrowed || records == 0) {
            return "";
        }
        if (records > MOST) {
            return "超过 " + Count.of(MOST) + " 条，不逐条说明办到哪一步；请用日期或单位缩小范围";
        }
        Map<String, Long> waiting = byRecord.values().stream()
                .filter(outlook -> outlook.measure() != null)
                .collect(Collectors.groupingBy(outlook -> "等办理“" + outlook.measure() + "”", Collectors.counting()));
        long open = byRecord.values().stream()
                .filter(outlook -> outlook.measure() == null && outlook.open() > 0)
                .count();
        long done = byRecord.values().stream()
                .filter(outlook -> outlook.measure() == null && outlook.open() == 0)
                .count();
        return Stream.of(
                        waiting.entrySet().stream()
                                .sorted(Map.Entry.<String, Long>comparingByValue()
                                        .reversed())
                                .map(step -> some(step.getKey(), step.getValue())),
                        Stream.of(
                                some("引起的事项都已报送、还有没办完的", open),
                                some("引起的事项都已办完", done),
                                some("没有引起事项或已作废", records - byRecord.size())))
                .flatMap(parts -> parts)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("、"));
    }

    private static String some(String what, long count) {
        return count == 0 ? "" : what + " " + Count.of(count) + " 条";
    }
}
