package cn.haoyuan.files;

import cn.haoyuan.database.DatabaseProperties;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The folder of attached bytes. A file is written under a temporary name, forced to the disk and only then moved to its key,
 * so that a key always leads to whole content; a file whose row was never written is harmless.
 */
@Component
class Vault {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path root;

    Vault(DatabaseProperties properties) {
        this.root = properties.data().toAbsolutePath().resolve("attachments");
    }

    /** Bytes on the disk that have no key yet. */
    record Incoming(Path file, long size, byte[] sha256) {}

    /** Writes the stream to a temporary file; null, and nothing kept, if there is more than {@code most} bytes. */
    @Nullable
    Incoming take(InputStream content, long most) {
        try {
            Path folder = Files.createDirectories(root.resolve("incoming"));
            Path file = folder.resolve(newKey());
            try {
                Incoming incoming = write(content, file, most);
                if (incoming == null) {
                    Files.deleteIfExists(file);
                }
                return incoming;
            } catch (IOException | RuntimeException broken) {
                Files.deleteIfExists(file);
                throw broken;
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static @Nullable Incoming write(InputStream content, Path file, long most) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[64 * 1024];
        long size = 0;
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                size += read;
                if (size > most) {
                    return null;
                }
                digest.update(buffer, 0, read);
                ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, read);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
            }
            out.force(true);
        }
        return new Incoming(file, size, digest.digest());
    }

    /** Gives the bytes their lasting key. */
    String keep(Incoming incoming) throws IOException {
        String key = newKey();
        Path folder = Files.createDirectories(folder(key));
        Files.move(incoming.file(), folder.resolve(key), StandardCopyOption.ATOMIC_MOVE);
        force(folder);
        return key;
    }

    void drop(Incoming incoming) throws IOException {
        Files.deleteIfExists(incoming.file());
    }

    /** Removes bytes whose row was not wanted in the end. */
    void remove(String key) throws IOException {
        Files.deleteIfExists(path(key));
    }

    Path path(String key) {
        return folder(key).resolve(key);
    }

    private Path folder(String key) {
        return root.resolve(key.substring(0, 2)).resolve(key.substring(2, 4));
    }

    /** Makes the new entry of a folder lasting; systems that cannot open a folder do so by themselves. */
    private static void force(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException notSupported) {
            return;
        }
    }

    private static String newKey() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
