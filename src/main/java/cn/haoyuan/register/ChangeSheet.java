package cn.haoyuan.register;

import cn.haoyuan.org.RegisterChange;
import cn.haoyuan.sheet.SheetWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** All that a register file would change, a line for each value: before and after. */
final class ChangeSheet {

    private static final List<String> HEADINGS = List.of("行号", "机构标识码", "幼儿园名称", "栏目", "原为", "改为");

    private ChangeSheet() {}

    /** Writes what {@code all} tells, as it is told. */
    static void write(OutputStream out, Consumer<Consumer<RegisterChange>> all) throws IOException {
        write(out, SheetWriter.MOST_ROWS, all);
    }

    /** The same in so many rows below the headings at most; where there is more, the last one says so. */
    static void write(OutputStream out, int most, Consumer<Consumer<RegisterChange>> all) throws IOException {
        try (SheetWriter sheet = SheetWriter.open(out, "将有的变动", HEADINGS)) {
            AtomicInteger told = new AtomicInteger();
            all.accept(change -> ImportPage.changes(change).forEach(value -> {
                int row = told.incrementAndGet();
                if (row < most) {
                    sheet.row(
                            change.line(), change.code(), change.name(), value.column(), value.before(), value.after());
                } else if (row == most) {
                    sheet.row(null, null, "一张表放不下，其余的变动没有列出，请把名册分成几个文件核对。");
                }
            }));
        }
    }
}
