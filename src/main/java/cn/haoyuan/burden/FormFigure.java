package cn.haoyuan.burden;

import cn.haoyuan.web.Count;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is told of each form, in the order of the columns. */
public enum FormFigure {
    MINUTES("写明的分钟（估计）", FormLine::minutes),
    FILINGS("份数", line -> line.tally().filings()),
    TYPED("手填格数", line -> line.tally().typed()),
    TYPED_EACH("每份手填", line -> line.each(line.tally().typed())),
    CARRIED("系统带入格数", line -> line.tally().carried()),
    CARRIED_EACH("每份带入", line -> line.each(line.tally().carried())),
    TWICE("重复填报", FormLine::twice);

    /** Those that are no mean, as files hold them. */
    static final List<FormFigure> COUNTED = List.of(MINUTES, FILINGS, TYPED, CARRIED, TWICE);

    private final String label;
    private final Function<FormLine, @Nullable Number> value;

    FormFigure(String label, Function<FormLine, @Nullable Number> value) {
        this.label = label;
        this.value = value;
    }

    /** The words on pages. */
    public String label() {
        return label;
    }

    /** Null where a line has none. */
    @Nullable
    Number value(FormLine line) {
        return value.apply(line);
    }

    /** The figure as a page shows it; "" where a line has none. */
    public String text(FormLine line) {
        Number number = value(line);
        return number == null ? "" : number instanceof Double mean ? Count.tenths(mean) : Count.of(number.longValue());
    }
}
