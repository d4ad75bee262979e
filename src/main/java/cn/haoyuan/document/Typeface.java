package cn.haoyuan.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import org.jspecify.annotations.Nullable;

/**
 * The fonts that go into a PDF. 仿宋, 楷体 and 小标宋 exist under no free licence with simplified characters, so Noto Serif SC
 * stands in for them (its bold for 小标宋) and Noto Sans SC for 黑体; see ADR 0007. They cover GB 2312 and some 1,400 characters more.
 */
enum Typeface {
    SONG("song", 400),
    SONG_BOLD("song-bold", 700),
    HEI("hei", 400);

    private final String file;
    private final int weight;
    private SoftReference<byte[]> unpacked = new SoftReference<>(null);

    Typeface(String file, int weight) {
        this.file = file;
        this.weight = weight;
    }

    /** The name in the style sheet. */
    String family() {
        return this == HEI ? "hei" : "song";
    }

    int weight() {
        return weight;
    }

    /** The TrueType font, unpacked once and kept as long as memory allows (3 MB each). */
    synchronized InputStream open() {
        byte @Nullable [] font = unpacked.get();
        if (font == null) {
            try (InputStream in = Typeface.class.getResourceAsStream("/document/fonts/" + file + ".woff")) {
                if (in == null) {
                    throw new IllegalStateException("font " + file + " is missing");
                }
                font = Woff.toTrueType(in.readAllBytes());
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
            unpacked = new SoftReference<>(font);
        }
        return new ByteArrayInputStream(font);
    }
}
