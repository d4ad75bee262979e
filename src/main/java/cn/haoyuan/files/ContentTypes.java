package cn.haoyuan.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.tika.Tika;
import org.apache.tika.mime.MimeTypes;

/** Finds what a file is by looking into it. Neither its name nor what the browser claims is asked. */
final class ContentTypes {

    private static final int PREFIX = 64 * 1024;
    private static final int OLE_MAGIC = 0xD0CF11E0;
    private static final int ZIP_MAGIC = 0x504B0304;

    private final Tika tika = new Tika(MimeTypes.getDefaultMimeTypes());

    /** The type, or empty if the file is of none that may be attached. */
    Optional<ContentType> of(Path file) throws IOException {
        byte[] prefix = prefix(file);
        if (prefix.length >= 4) {
            int magic = ByteBuffer.wrap(prefix).getInt();
            if (magic == OLE_MAGIC) {
                return OfficeContainer.inOle(file);
            }
            if (magic == ZIP_MAGIC) {
                return OfficeContainer.inZip(file);
            }
        }
        return Optional.ofNullable(
                switch (tika.detect(prefix)) {
                    case "application/pdf" -> ContentType.PDF;
                    case "image/jpeg" -> ContentType.JPEG;
                    case "image/png" -> ContentType.PNG;
                    case "image/webp" -> ContentType.WEBP;
                    case "image/heic", "image/heif", "image/heic-sequence", "image/heif-sequence" -> ContentType.HEIC;
                    case "text/plain" -> ContentType.TEXT;
                    case "application/octet-stream" -> isChineseText(prefix) ? ContentType.TEXT : null;
                    default -> null;
                });
    }

    /** Text as older Chinese programs save it, which general detection takes for bytes of nothing known. */
    private static boolean isChineseText(byte[] bytes) {
        for (byte b : bytes) {
            if (b >= 0 && b < 32 && b != '\t' && b != '\n' && b != '\r' && b != '\f') {
                return false;
            }
        }
        CharBuffer text = CharBuffer.allocate(bytes.length + 1);
        var end = Charset.forName("GB18030")
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes), text, false);
        return bytes.length > 0 && !end.isError();
    }

    private static byte[] prefix(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(PREFIX);
        }
    }
}
