package cn.haoyuan.files;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds where in a HEIC photo (ISO 23008-12) its EXIF and XMP items lie. They are items beside the pictures, and which way up a
 * picture is held is a property of its own, so that these bytes can be blotted out where they stand.
 */
final class HeicMetadata {

    private static final long LARGEST_META = 4L << 20;
    private static final Set<String> METADATA = Set.of("Exif", "mime", "uri ");

    private HeicMetadata() {}

    /** Bytes of a file. */
    record Range(long from, long length) {}

    static List<Range> in(Path photo) throws IOException {
        try (FileChannel file = FileChannel.open(photo, StandardOpenOption.READ)) {
            for (long at = 0; at + 8 <= file.size(); ) {
                ByteBuffer head = bytes(file, at, (int) Math.min(16, file.size() - at));
                long size = Integer.toUnsignedLong(head.getInt());
                String type = name(head);
                int headed = size == 1 ? 16 : 8;
                size = size == 1 ? head.getLong() : size == 0 ? file.size() - at : size;
                if (size < headed || size > file.size() - at) {
                    throw new IOException("a box reaches beyond the file");
                }
                if (type.equals("meta")) {
                    if (size > LARGEST_META) {
                        throw new IOException("more about the photo than can be read");
                    }
                    return meta(bytes(file, at + headed, (int) size - headed), file.size());
                }
                at += size;
            }
            return List.of();
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException broken) {
            throw new IOException(broken);
        }
    }

    private static List<Range> meta(ByteBuffer meta, long fileSize) throws IOException {
        meta.getInt();
        ByteBuffer infos = null;
        ByteBuffer places = null;
        while (meta.remaining() >= 8) {
            int size = meta.getInt();
            String type = name(meta);
            ByteBuffer box = meta.slice(meta.position(), size - 8);
            meta.position(meta.position() + size - 8);
            infos = type.equals("iinf") ? box : infos;
            places = type.equals("iloc") ? box : places;
        }
        if (infos == null || places == null) {
            throw new IOException("no items in the photo");
        }
        return ranges(places, metadata(infos), fileSize);
    }

    private static Set<Long> metadata(ByteBuffer infos) {
        Set<Long> items = new HashSet<>();
        int version = infos.getInt() >>> 24;
        infos.position(infos.position() + (version == 0 ? 2 : 4));
        while (infos.remaining() >= 8) {
            int size = infos.getInt();
            infos.getInt();
            ByteBuffer info = infos.slice(infos.position(), size - 8);
            infos.position(infos.position() + size - 8);
            int infoVersion = info.getInt() >>> 24;
            long id = number(info, infoVersion >= 3 ? 4 : 2);
            info.getShort();
            if (infoVersion >= 2 && METADATA.contains(name(info))) {
                items.add(id);
            }
        }
        return items;
    }

    private static List<Range> ranges(ByteBuffer places, Set<Long> items, long fileSize) throws IOException {
        List<Range> ranges = new ArrayList<>();
        int version = places.getInt() >>> 24;
        int sizes = Short.toUnsignedInt(places.getShort());
        long count = number(places, version < 2 ? 2 : 4);
        for (long i = 0; i < count; i++) {
            long id = number(places, version < 2 ? 2 : 4);
            boolean elsewhere = version > 0 && (places.getShort() & 0xF) != 0;
            places.getShort();
            long base = number(places, sizes >> 4 & 0xF);
            int extents = Short.toUnsignedInt(places.getShort());
            for (int e = 0; e < extents; e++) {
                number(places, version > 0 ? sizes & 0xF : 0);
                long from = base + number(places, sizes >> 12 & 0xF);
                long length = number(places, sizes >> 8 & 0xF);
                if (items.contains(id)) {
                    if (elsewhere || from < 0 || length < 0 || from > fileSize - length) {
                        throw new IOException("what is said about the photo does not lie in it");
                    }
                    ranges.add(new Range(from, length));
                }
            }
        }
        return ranges;
    }

    private static long number(ByteBuffer bytes, int length) {
        long number = 0;
        for (int i = 0; i < length; i++) {
            number = number << 8 | bytes.get() & 0xff;
        }
        return number;
    }

    private static String name(ByteBuffer bytes) {
        byte[] name = new byte[4];
        bytes.get(name);
        return new String(name, StandardCharsets.ISO_8859_1);
    }

    private static ByteBuffer bytes(FileChannel file, long at, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, at + bytes.position()) < 0) {
                throw new IOException("the photo is cut off");
            }
        }
        return bytes.flip();
    }
}
