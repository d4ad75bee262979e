package cn.haoyuan.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhotoMetadataTest {

    private static final String PLACE = "28.6829N 115.8579E";

    @TempDir
    Path folder;

    @Test
    void aJpegLosesItsPlaceAndStaysTheRightWayUp() throws IOException {
        byte[] picture = picture("jpg");
        byte[] exif = ExifOrientation.only(6);
        byte[] told = Arrays.copyOf(exif, exif.length + PLACE.length());
        System.arraycopy(text(PLACE), 0, told, exif.length, PLACE.length());
        byte[] photo = join(
                Arrays.copyOf(picture, 2),
                segment(0xE1, told),
                segment(0xE1, text("http://ns.adobe.com/xap/1.0/\0" + PLACE)),
                segment(0xED, text(PLACE)),
                segment(0xFE, text(PLACE)),
                Arrays.copyOfRange(picture, 2, picture.length),
                text(PLACE));
        byte[] bare = bare(ContentType.JPEG, photo);
        assertThat(latin(bare)).doesNotContain(PLACE).contains(latin(ExifOrientation.only(6)));
        samePixels(picture, bare);
        assertThat(bare(ContentType.JPEG, bare)).as("again").isEqualTo(bare);
    }

    @Test
    void aPngLosesItsTexts() throws IOException {
        byte[] picture = picture("png");
        int afterHead = 8 + 25;
        byte[] photo = join(
                Arrays.copyOf(picture, afterHead),
                chunk("eXIf", PLACE),
                chunk("tEXt", "Comment\0" + PLACE),
                Arrays.copyOfRange(picture, afterHead, picture.length),
                text(PLACE));
        assertThat(bare(ContentType.PNG, photo)).isEqualTo(picture);
    }

    @Test
    void aWebpLosesItsPlaceAndSaysSoInItsHead() throws IOException {
        byte[] pixels = riff("VP8L", new byte[] {1, 2, 3});
        byte[] photo =
                webp(riff("VP8X", flags(0b1_1100)), pixels, riff("EXIF", text(PLACE)), riff("XMP ", text(PLACE)));
        assertThat(bare(ContentType.WEBP, photo)).isEqualTo(webp(riff("VP8X", flags(0b1_0000)), pixels));
    }

    @Test
    void aHeicIsBlottedOutWhereItsPlaceStoodAndElseTheSame() throws IOException {
        byte[] start = box("ftyp", text("heic\0\0\0\0mif1heic"));
        int metaSize = heicMeta(0, 0).length;
        int told = start.length + metaSize + 8 + 9;
        byte[] photo = join(start, heicMeta(told, PLACE.length()), box("mdat", text("a picture" + PLACE + "another")));
        byte[] bare = bare(ContentType.HEIC, photo);
        byte[] expected = photo.clone();
        Arrays.fill(expected, told, told + PLACE.length(), (byte) 0);
        assertThat(latin(photo)).contains(PLACE);
        assertThat(bare).isEqualTo(expected);
        assertThatThrownBy(() -> bare(ContentType.HEIC, join(start, heicMeta(told, 1 << 20))))
                .as("an item beyond the file")
                .isInstanceOf(IOException.class);
    }

    /** Two items, a picture and EXIF data; the second lies there. */
    private static byte[] heicMeta(int from, int length) {
        byte[] infos = join(new byte[] {0, 0, 0, 0, 0, 2}, info(1, "hvc1"), info(2, "Exif"));
        byte[] places = ByteBuffer.allocate(36)
                .putInt(0)
                .putShort((short) 0x4400)
                .putShort((short) 2)
                .putShort((short) 1)
                .putShort((short) 0)
                .putShort((short) 1)
                .putInt(0)
                .putInt(1)
                .putShort((short) 2)
                .putShort((short) 0)
                .putShort((short) 1)
                .putInt(from)
                .putInt(length)
                .array();
        return box("meta", join(new byte[4], box("iinf", infos), box("iloc", places)));
    }

    private static byte[] info(int id, String type) {
        return box("infe", join(new byte[] {2, 0, 0, 0, 0, (byte) id, 0, 0}, text(type + "\0")));
    }

    private static byte[] box(String type, byte[] content) {
        return ByteBuffer.allocate(content.length + 8)
                .putInt(content.length + 8)
                .put(text(type))
                .put(content)
                .array();
    }

    @Test
    void aPhotoThatIsCutOffIsBroken() throws IOException {
        for (ContentType type : new ContentType[] {ContentType.JPEG, ContentType.PNG}) {
            byte[] half = Arrays.copyOf(picture(type == ContentType.JPEG ? "jpg" : "png"), 30);
            assertThatThrownBy(() -> bare(type, half)).isInstanceOf(IOException.class);
        }
    }

    private byte[] bare(ContentType type, byte[] photo) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PhotoMetadata.leaveOut(type, Files.write(folder.resolve("photo"), photo), out);
        return out.toByteArray();
    }

    private static byte[] picture(String format) throws IOException {
        BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 40; x++) {
            for (int y = 0; y < 30; y++) {
                image.setRGB(x, y, x * 6 << 16 | y * 8 << 8 | x * y & 0xff);
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }

    private static void samePixels(byte[] one, byte[] other) throws IOException {
        BufferedImage a = ImageIO.read(new ByteArrayInputStream(one));
        BufferedImage b = ImageIO.read(new ByteArrayInputStream(other));
        assertThat(b.getRGB(0, 0, 40, 30, null, 0, 40)).isEqualTo(a.getRGB(0, 0, 40, 30, null, 0, 40));
    }

    private static byte[] segment(int marker, byte[] content) {
        return ByteBuffer.allocate(content.length + 4)
                .put((byte) 0xFF)
                .put((byte) marker)
                .putShort((short) (content.length + 2))
                .put(content)
                .array();
    }

    private static byte[] chunk(String name, String content) {
        CRC32 sum = new CRC32();
        sum.update(text(name + content));
        return ByteBuffer.allocate(content.length() + 12)
                .putInt(content.length())
                .put(text(name + content))
                .putInt((int) sum.getValue())
                .array();
    }

    private static byte[] riff(String name, byte[] content) {
        return ByteBuffer.allocate(8 + content.length + content.length % 2)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(text(name))
                .putInt(content.length)
                .put(content)
                .array();
    }

    private static byte[] webp(byte[]... chunks) {
        byte[] all = join(chunks);
        return join(
                text("RIFF"),
                ByteBuffer.allocate(4)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(all.length + 4)
                        .array(),
                text("WEBP"),
                all);
    }

    private static byte[] flags(int flags) {
        byte[] head = new byte[10];
        head[0] = (byte) flags;
        return head;
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
