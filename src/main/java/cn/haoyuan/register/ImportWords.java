package cn.haoyuan.register;

import cn.haoyuan.database.Cut;
import cn.haoyuan.org.RegisterChange;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What a register file did, for the log of acts: which kindergartens, by what became of them, and of the first of them what changed. */
final class ImportWords {

    /** So many of each sort are named. */
    private static final int NAMED = 20;

    /** So many characters of a sort tell values; with the names three sorts have room in an act. */
    private static final int VALUES = 400;

    private final Map<String, Sort> sorts = new LinkedHashMap<>();

    void add(RegisterChange change) {
        String sort = change.fresh() ? "新增" : change.formerParent() != null ? "调整隶属" : "更新";
        sorts.computeIfAbsent(sort, first -> new Sort()).add(change);
    }

    @Override
    public String toString() {
        return sorts.entrySet().stream()
                .map(sort -> sort.getKey() + "：" + sort.getValue())
                .collect(Collectors.joining("；"));
    }

    private static final class Sort {

        private final StringBuilder words = new StringBuilder();
        private int count;

        void add(RegisterChange change) {
            count++;
            if (count > NAMED) {
                return;
            }
            words.append(count == 1 ? "" : "、").append(change.name());
            int room = VALUES - words.length();
            if (!change.fresh() && room > 1) {
                String values = ImportPage.changes(change).stream()
                        .map(value -> value.column() + "：" + said(value.before()) + " → " + said(value.after()))
                        .collect(Collectors.joining("，"));
                words.append("（").append(Cut.to(room, values)).append("）");
            }
        }

        @Override
        public String toString() {
            return count > NAMED ? words + " 等 " + count + " 家" : words.toString();
        }

        private static String said(String value) {
            return value.isEmpty() ? "未登记" : value;
        }
    }
}
