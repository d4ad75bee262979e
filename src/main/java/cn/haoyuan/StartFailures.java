package cn.haoyuan;

import cn.haoyuan.database.FolderInUse;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says in Chinese and English why the application cannot start where whoever starts it can do something about it. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class StartFailures implements FailureAnalyzer {

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PortInUseException taken) {
                return new FailureAnalysis(
                        "端口 %d 已被占用。 Port %1$d is in use.".formatted(taken.getPort()),
                        "请用 --port 换一个端口，或者先停掉占用它的程序。 Choose another one with --port, or stop what uses it.",
                        cause);
            }
            if (cause instanceof FolderInUse) {
                return new FailureAnalysis(
                        "数据目录 %s 正由另一个好园程序使用。 Another Haoyuan works on the data folder %1$s."
                                .formatted(cause.getMessage()),
                        "请先停掉它，或者用 --data 换一个目录。 Stop it first, or choose another folder with --data.",
                        cause);
            }
        }
        return null;
    }
}
