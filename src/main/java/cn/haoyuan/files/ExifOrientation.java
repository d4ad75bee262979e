package cn.haoyuan.files;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Which way up a photo is held, the one thing of its EXIF data that is needed to show it. */
final class ExifOrientation {

    private static final byte[] EXIF = {'E', 'x', 'i', 'f', 0, 0};
    private static final int ENTRY = 12;
    private static final short ORIENTATION = 0x0112;
    private static final short SHORT = 3;

    private ExifOrientation() {}

    /** 1 to 8 as EXIF counts; 1, as it is, where the segment says nothing that can be read. */
    static int in(byte[] segment) {
        if (segment.length < 14 || !Arrays.equals(segment, 0, EXIF.length, EXIF, 0, EXIF.length)) {
            return 1;
        }
        ByteBuffer tiff = ByteBuffer.wrap(segment, EXIF.length, segment.length - EXIF.length)
                .slice();
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        try {
            tiff.position(tiff.getInt(4));
            int entries = Short.toUnsignedInt(tiff.getShort());
            for (int i = 0; i < entries; i++, tiff.position(tiff.position() + ENTRY)) {
                if (tiff.getShort(tiff.position()) == ORIENTATION) {
                    int orientation = tiff.getShort(tiff.position() + 8);
                    return orientation >= 1 && orientation <= 8 ? orientation : 1;
                }
            }
            return 1;
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException broken) {
            return 1;
        }
    }

    /** A segment that says nothing but this. */
    static byte[] only(int orientation) {
        return ByteBuffer.allocate(EXIF.length + 26)
                .put(EXIF)
                .put(new byte[] {'M', 'M', 0, 42})
                .putInt(8)
                .putShort((short) 1)
                .putShort(ORIENTATION)
                .putShort(SHORT)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0)
                .putInt(0)
                .array();
    }
}
