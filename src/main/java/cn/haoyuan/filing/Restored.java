package cn.haoyuan.filing;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A content with the rows put in that a field left out.
 *
 * @param whole those of which what was typed is there too, by the first column
 * @param bare those which say only what they began with
 * @param added those which a correction brought, so that nothing was ever typed in them
 */
record Restored(Content content, List<String> whole, List<String> bare, List<String> added) {

    /** What was done, in words; "" for nothing. */
    String words() {
        List<String> all = Stream.of(whole, bare, added).flatMap(List::stream).toList();
        List<String> empty = Stream.of(bare, added).flatMap(List::stream).toList();
        return all.isEmpty()
                ? ""
                : "补上了 " + all.size() + " 行：" + quoted(all) + "。"
                        + (whole.isEmpty() ? "" : (empty.isEmpty() ? "" : quoted(whole)) + "原来填的也找回来了，请核对。")
                        + (empty.isEmpty()
                                ? ""
                                : (whole.isEmpty() ? "" : quoted(empty)) + "只有带入的内容，其余各栏请填写。"
                                        + (bare.isEmpty() ? "" : "以前填过又删掉的没有留下，找不回来。"));
    }

    private static String quoted(List<String> rows) {
        return rows.stream().map(row -> "“" + row + "”").collect(Collectors.joining());
    }
}
