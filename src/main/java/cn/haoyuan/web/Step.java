package cn.haoyuan.web;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A station in the life of a filing or the like.
 *
 * @param detail when or by whom, in a few words
 */
public record Step(String label, @Nullable String detail, Stage stage) {

    /** Where one is, seen from this station. */
    public enum Stage {
        DONE("已完成"),
        NOW("当前"),
        /** One is here, and something has to be mended, as after a return. */
        TROUBLE("需处理"),
        AHEAD("未到");

        private final String label;

        Stage(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        public String style() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
