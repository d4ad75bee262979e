package cn.haoyuan.filing;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A content with the rows put back that a field left out.
 *
 * @param whole those of which what was typed is there too, by the first column
 * @param bare those which say only what they began with
 */
record Restored(Content content, List<String> whole, List<String> bare) {

    /** What was done, in words; "" for nothing. */
    String words() {
        List<String> all = Stream.concat(whole.stream(), bare.stream()).toList();
        return all.isEmpty()
                ? ""
                : "补回了 " + all.size() + " 行：" + quoted(all) + "。"
                        + (whole.isEmpty() ? "" : (bare.isEmpty() ? "" : quoted(whole)) + "原来填的也找回来了，请核对。")
                        + (bare.isEmpty()
                                ? ""
                                : (whole.isEmpty() ? "" : quoted(bare)) + "带入的内容在，其余各栏请填写：删除以前填的没有留下，找不回来。");
    }

    private static String quoted(List<String> rows) {
        return rows.stream().map(row -> "“" + row + "”").collect(Collectors.joining());
    }
}
