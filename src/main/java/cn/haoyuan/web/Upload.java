package cn.haoyuan.web;

import java.util.Locale;

/** An attachment in a list; {@code size} in bytes. */
public record Upload(long id, String name, long size) {

    public String href() {
        return "/files/" + id;
    }

    /** The size as pages write it: 830 字节, 12 KB, 3.4 MB. */
    public String sizeText() {
        if (size < 1024) {
            return size + " 字节";
        }
        return size < 1 << 20
                ? Math.round(size / 1024.0) + " KB"
                : String.format(Locale.ROOT, "%.1f MB", size / 1048576.0);
    }
}
