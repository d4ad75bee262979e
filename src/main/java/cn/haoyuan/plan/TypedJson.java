package cn.haoyuan.plan;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A typed measure, form or head as it is kept, and as a page carries along what it began with. */
final class TypedJson {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int MOST = 1_000_000;

    private TypedJson() {}

    static String write(Object typed) {
        return JSON.writeValueAsString(typed);
    }

    static <T> T read(String json, Class<T> type) {
        return JSON.readValue(json, type);
    }

    /** Stands for exactly this, and can be read back. */
    static String base(Object typed) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater)) {
                out.write(write(typed).getBytes(StandardCharsets.UTF_8));
            }
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            deflater.end();
        }
    }

    /** What a base stands for; empty where it is none, or longer than {@link #MOST}. */
    static <T> Optional<T> of(String base, Class<T> type) {
        Inflater inflater = new Inflater(true);
        try (InputStream in = new InflaterInputStream(
                new ByteArrayInputStream(Base64.getUrlDecoder().decode(base)), inflater)) {
            byte[] json = in.readNBytes(MOST + 1);
            return json.length > MOST
                    ? Optional.empty()
                    : Optional.ofNullable(read(new String(json, StandardCharsets.UTF_8), type));
        } catch (IOException | IllegalArgumentException | JacksonException none) {
            return Optional.empty();
        } finally {
            inflater.end();
        }
    }
}
