package cn.haoyuan.files;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;

/**
 * Leaves out of a photo what a camera writes about it: place, time, device. Pixels, colours and the way up stay. The parts of the
 * file are passed on one by one as they are; nothing is decoded.
 */
final class PhotoMetadata {

    private static final int START = 0xFFD8;
    private static final int END = 0xFFD9;
    private static final int SCAN = 0xFFDA;
    private static final int APP0 = 0xFFE0;
    private static final int APP1 = 0xFFE1;
    private static final int COMMENT = 0xFFFE;

    /** The application segments that a decoder needs: JFIF, colour profile, Adobe's colour transform. */
    private static final Set<Integer> NEEDED = Set.of(APP0, 0xFFE2, 0xFFEE);

    private static final Set<String> PNG_METADATA = Set.of("eXIf", "tEXt", "zTXt", "iTXt", "tIME");
    private static final long PNG_SIGNATURE = 0x89504E470D0A1A0AL;
    private static final Set<String> WEBP_METADATA = Set.of("EXIF", "XMP ");
    private static final int WEBP_FLAGS = 0b1100;

    private PhotoMetadata() {}

    /** Whether files of this type are to be written anew without their metadata. */
    static boolean in(ContentType type) {
        return switch (type) {
            case JPEG, PNG, WEBP, HEIC -> true;
            default -> false;
        };
    }

    /** Writes the photo without its metadata; an {@link IOException} if it is not built as its type asks. */
    static void leaveOut(ContentType type, Path photo, OutputStream out) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(photo), 1 << 16))) {
            switch (type) {
                case JPEG -> jpeg(in, out);
                case PNG -> png(in, out);
                case WEBP -> webp(photo, in, out);
                case HEIC -> heic(photo, in, out);
                default -> in.transferTo(out);
            }
        }
    }

    private static void jpeg(DataInputStream in, OutputStream out) throws IOException {
        if (in.readUnsignedShort() != START) {
            throw new IOException("no JPEG");
        }
        out.write(new byte[] {(byte) 0xFF, (byte) 0xD8});
        int marker = in.readUnsignedShort();
        while (marker != END) {
            int length = in.readUnsignedShort();
            if (marker < 0xFF01 || length < 2) {
                throw new IOException("no segment of a JPEG");
            }
            byte[] segment = exactly(in, length - 2);
            if (marker == APP1 && ExifOrientation.in(segment) > 1) {
                write(out, APP1, ExifOrientation.only(ExifOrientation.in(segment)));
            }
            boolean application = marker >= APP0 && marker <= 0xFFEF;
            if (marker != COMMENT && (!application || NEEDED.contains(marker)) && !pictures(marker, segment)) {
                write(out, marker, segment);
            }
            marker = marker == SCAN ? scan(in, out) : in.readUnsignedShort();
        }
        // whatever a camera hung behind the picture is left out
        out.write(new byte[] {(byte) 0xFF, (byte) 0xD9});
    }

    /** More pictures behind the first (APP2 with MPF) would bring their own metadata. */
    private static boolean pictures(int marker, byte[] segment) {
        return marker == 0xFFE2 && new String(segment, StandardCharsets.ISO_8859_1).startsWith("MPF\0");
    }

    /** Passes on what follows a scan's head; answers the marker behind it, that of the end where the file is cut off. */
    private static int scan(InputStream in, OutputStream out) throws IOException {
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b != 0xFF) {
                out.write(b);
                continue;
            }
            int next = in.read();
            while (next == 0xFF) {
                next = in.read();
            }
            if (next < 0) {
                return END;
            }
            boolean data = next == 0 || next >= 0xD0 && next <= 0xD7;
            if (!data) {
                return 0xFF00 | next;
            }
            out.write(0xFF);
            out.write(next);
        }
        return END;
    }

    private static void write(OutputStream out, int marker, byte[] segment) throws IOException {
        int length = segment.length + 2;
        out.write(new byte[] {(byte) (marker >> 8), (byte) marker, (byte) (length >> 8), (byte) length});
        out.write(segment);
    }

    private static void png(DataInputStream in, OutputStream out) throws IOException {
        if (in.readLong() != PNG_SIGNATURE) {
            throw new IOException("no PNG");
        }
        out.write(ByteBuffer.allocate(8).putLong(PNG_SIGNATURE).array());
        String type = "";
        while (!type.equals("IEND")) {
            int length = in.readInt();
            byte[] name = exactly(in, 4);
            type = new String(name, StandardCharsets.ISO_8859_1);
            boolean kept = !PNG_METADATA.contains(type);
            if (kept) {
                out.write(ByteBuffer.allocate(8).putInt(length).put(name).array());
            }
            pass(in, kept ? out : OutputStream.nullOutputStream(), Integer.toUnsignedLong(length) + 4);
        }
    }

    private static void webp(Path photo, DataInputStream in, OutputStream out) throws IOException {
        byte[] head = exactly(in, 12);
        ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).putInt(4, (int) webpSize(photo));
        out.write(head);
        for (byte[] chunk = in.readNBytes(8); chunk.length == 8; chunk = in.readNBytes(8)) {
            long length = padded(chunk);
            String type = new String(chunk, 0, 4, StandardCharsets.ISO_8859_1);
            if (WEBP_METADATA.contains(type)) {
                pass(in, OutputStream.nullOutputStream(), length);
                continue;
            }
            out.write(chunk);
            if (type.equals("VP8X") && length > 0) {
                out.write(in.readUnsignedByte() & ~WEBP_FLAGS);
                length--;
            }
            pass(in, out, length);
        }
    }

    /** What the head must say: the size of all that is kept, after its first eight bytes. */
    private static long webpSize(Path photo) throws IOException {
        long size = 4;
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(photo), 1 << 16))) {
            exactly(in, 12);
            for (byte[] chunk = in.readNBytes(8); chunk.length == 8; chunk = in.readNBytes(8)) {
                boolean kept = !WEBP_METADATA.contains(new String(chunk, 0, 4, StandardCharsets.ISO_8859_1));
                size += kept ? 8 + padded(chunk) : 0;
                pass(in, OutputStream.nullOutputStream(), padded(chunk));
            }
        }
        return size;
    }

    /** The file as it is, with nothing where its metadata lay: to take it out would move the pictures. */
    private static void heic(Path photo, InputStream in, OutputStream out) throws IOException {
        long at = 0;
        for (HeicMetadata.Range range : HeicMetadata.in(photo).stream()
                .sorted(Comparator.comparingLong(HeicMetadata.Range::from))
                .toList()) {
            long end = range.from() + range.length();
            pass(in, out, range.from() - at);
            pass(in, OutputStream.nullOutputStream(), end - Math.max(at, range.from()));
            for (at = Math.max(at, range.from()); at < end; at++) {
                out.write(0);
            }
        }
        in.transferTo(out);
    }

    private static long padded(byte[] chunk) {
        long length = Integer.toUnsignedLong(
                ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN).getInt(4));
        return length + (length & 1);
    }

    private static byte[] exactly(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return bytes;
    }

    private static void pass(InputStream in, OutputStream out, long length) throws IOException {
        byte[] buffer = new byte[1 << 16];
        for (long left = length; left > 0; ) {
            int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (read < 0) {
                throw new EOFException();
            }
            out.write(buffer, 0, read);
            left -= read;
        }
    }
}
