package cn.haoyuan.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import org.jspecify.annotations.Nullable;

/**
 * The fonts that go into a PDF, each with the usual characters: Fandol's 仿宋 and 楷体, Noto Serif SC as 宋体 (its bold for 小标宋,
 * which exists under no free licence), Noto Sans SC as 黑体. What they lack of GB 2312 and of 通用规范汉字表, from which names are
 * taken, stands in for all of them in 宋体; see ADR 0009.
 */
enum Typeface {
    FANG("fang", "fang", 400),
    KAI("kai", "kai", 400),
    SONG("song", "song", 400),
    SONG_BOLD("song-bold", "song", 700),
    HEI("hei", "hei", 400),
    RARE("rare", "rare", 400);

    private final String file;
    private final String family;
    private final int weight;
    private SoftReference<byte[]> unpacked = new SoftReference<>(null);

    Typeface(String file, String family, int weight) {
        this.file = file;
        this.family = family;
        this.weight = weight;
    }

    /** The name in the style sheet. */
    String family() {
        return family;
    }

    int weight() {
        return weight;
    }

    /** The TrueType font, unpacked once and kept as long as memory allows (3 to 6 MB each). */
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
