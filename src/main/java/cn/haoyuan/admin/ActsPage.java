package cn.haoyuan.admin;

import cn.haoyuan.audit.ActRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the log.
 *
 * @param older address of the acts before these; null at the end
 * @param latest address of the first page; null when this is it
 * @param export address of the same list as xlsx
 */
public record ActsPage(
        ActsQuery query,
        List<ActRow> acts,
        @Nullable String older,
        @Nullable String latest,
        String export) {}
