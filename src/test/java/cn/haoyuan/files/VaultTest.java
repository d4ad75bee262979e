package cn.haoyuan.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.haoyuan.database.DatabaseProperties;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {

    @TempDir
    Path data;

    private Vault vault;

    @BeforeEach
    void open() {
        vault = new Vault(
                new DatabaseProperties(data, new DatabaseProperties.Database(null, "haoyuan_owner", "", "", 1)));
    }

    @Test
    void bytesComeBackUnderTheKeyMadeHere() throws IOException {
        Vault.Incoming bytes = Objects.requireNonNull(vault.take(text("abc"), 10));
        String key = vault.keep(bytes);
        assertThat(key).matches("[0-9a-f]{32}");
        assertThat(vault.path(key)).hasContent("abc").startsWith(data.toAbsolutePath());
        assertThat(HexFormat.of().formatHex(bytes.sha256()))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(incoming()).isEmpty();
    }

    @Test
    void fiftyMegabytesAreTakenAndOneByteMoreIsNot() throws IOException {
        Vault.Incoming largest = Objects.requireNonNull(vault.take(zeros(Attachments.LARGEST), Attachments.LARGEST));
        assertThat(largest.size()).isEqualTo(52_428_800);
        vault.drop(largest);
        assertThat(vault.take(zeros(Attachments.LARGEST + 1), Attachments.LARGEST))
                .isNull();
        assertThat(incoming()).isEmpty();
    }

    @Test
    void aBrokenUploadLeavesNothingBehind() throws IOException {
        InputStream broken = new InputStream() {
            private int sent;

            @Override
            public int read() throws IOException {
                if (sent++ > 1000) {
                    throw new IOException("connection lost");
                }
                return 'a';
            }
        };
        assertThatThrownBy(() -> vault.take(broken, 10_000)).isInstanceOf(UncheckedIOException.class);
        assertThat(incoming()).isEmpty();
    }

    private List<Path> incoming() throws IOException {
        try (var files = Files.list(data.resolve("attachments/incoming"))) {
            return files.toList();
        }
    }

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static InputStream zeros(long size) {
        return new InputStream() {
            private long left = size;

            @Override
            public int read() {
                return left-- > 0 ? 0 : -1;
            }

            @Override
            public int read(byte[] into, int from, int length) {
                int n = (int) Math.min(left, length);
                left -= Math.max(0, n);
                return n <= 0 ? -1 : n;
            }
        };
    }
}
