package cn.haoyuan.document;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Unpacks a font for the web (WOFF 1.0, a W3C recommendation) to the TrueType font that it was made from. */
final class Woff {

    private static final int SIGNATURE = 0x774F4646;
    private static final int HEADER = 44;
    private static final int ENTRY = 20;

    private Woff() {}

    static byte[] toTrueType(byte[] woff) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(woff);
        if (in.getInt(0) != SIGNATURE) {
            throw new IOException("no WOFF font");
        }
        int tables = in.getShort(12);
        int power = Integer.highestOneBit(tables);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(in.getInt(16));
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(in.getInt(4));
        out.writeShort(tables);
        out.writeShort(power * 16);
        out.writeShort(Integer.numberOfTrailingZeros(power));
        out.writeShort(tables * 16 - power * 16);
        int offset = 12 + tables * 16;
        for (int i = 0; i < tables; i++) {
            int entry = HEADER + i * ENTRY;
            int length = in.getInt(entry + 12);
            out.writeInt(in.getInt(entry));
            out.writeInt(in.getInt(entry + 16));
            out.writeInt(offset);
            out.writeInt(length);
            offset += padded(length);
        }
        for (int i = 0; i < tables; i++) {
            int entry = HEADER + i * ENTRY;
            int length = in.getInt(entry + 12);
            out.write(table(woff, in.getInt(entry + 4), in.getInt(entry + 8), length));
            out.write(new byte[padded(length) - length]);
        }
        return bytes.toByteArray();
    }

    private static byte[] table(byte[] woff, int from, int packed, int length) throws IOException {
        byte[] table = new byte[length];
        if (packed == length) {
            System.arraycopy(woff, from, table, 0, length);
            return table;
        }
        try (Inflater inflater = new Inflater()) {
            inflater.setInput(woff, from, packed);
            if (inflater.inflate(table) != length) {
                throw new IOException("a table of the font is cut off");
            }
            return table;
        } catch (DataFormatException broken) {
            throw new IOException(broken);
        }
    }

    private static int padded(int length) {
        return (length + 3) & ~3;
    }
}
