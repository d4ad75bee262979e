package cn.haoyuan.filing;

import java.time.OffsetDateTime;
import java.util.Map;

/**
 * What is being written.
 *
 * @param prefilled where the values came from that nobody has touched yet, by field
 * @param version rises with every save
 * @param editor the page that saved last; "" where files were added since
 * @param stamp that page's own count of its saves
 */
public record Draft(
        Content content,
        Map<String, String> prefilled,
        int version,
        String editor,
        long stamp,
        OffsetDateTime savedAt,
        String savedBy) {}
