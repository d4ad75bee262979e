package cn.haoyuan.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTypesTest {

    private final ContentTypes types = new ContentTypes();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE html><html><script>alert(1)</script></html>",
                "<html><body>a report</body></html>",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>",
                "<?xml version=\"1.0\"?><a/>",
                "#!/bin/sh\nrm -rf /\n",
                "MZ\u0090\u0000\u0003\u0000\u0000\u0000",
                "Rar!\u001a\u0007\u0001\u0000",
                "GIF89a\u0001\u0000\u0001\u0000"
            })
    void whatABrowserOrASystemWouldRunIsRefusedWhateverItsName(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("report.pdf"), content, StandardCharsets.ISO_8859_1);
        assertThat(types.of(file)).isEmpty();
    }

    @Test
    void aPdfIsAPdfUnderAnyName() throws IOException {
        assertThat(types.of(Files.writeString(folder.resolve("a.html"), "%PDF-1.7\n%âãÏÓ\n1 0 obj")))
                .contains(ContentType.PDF);
    }

    @Test
    void textIsTakenInTheEncodingsOfOldAndNewPrograms() throws IOException {
        String text = "姓名,单位\n张老师,向阳幼儿园\n";
        for (String charset : new String[] {"UTF-8", "GB18030"}) {
            assertThat(types.of(Files.writeString(folder.resolve("list"), text, Charset.forName(charset))))
                    .as(charset)
                    .contains(ContentType.TEXT);
        }
    }

    @Test
    void bytesOfNothingKnownAreRefused() throws IOException {
        assertThat(types.of(Files.write(folder.resolve("a.txt"), new byte[] {1, 2, 3, 0, (byte) 0xff, 9})))
                .isEmpty();
        assertThat(types.of(Files.write(folder.resolve("b.txt"), new byte[0]))).isNotPresent();
    }

    @Test
    void anOfficeDocumentIsToldFromAnyOtherArchive() throws IOException {
        assertThat(types.of(zip("[Content_Types].xml", "word/document.xml"))).contains(ContentType.DOCX);
        assertThat(types.of(zip("xl/workbook.xml", "[Content_Types].xml"))).contains(ContentType.XLSX);
        assertThat(types.of(zip("OFD.xml", "Doc_0/Document.xml"))).contains(ContentType.OFD);
        assertThat(types.of(zip("a.txt", "b.txt"))).isEmpty();
        assertThat(types.of(zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")))
                .as("macros")
                .isEmpty();
    }

    @Test
    void aTruncatedArchiveIsRefused() throws IOException {
        Path whole = zip("[Content_Types].xml", "word/document.xml");
        byte[] bytes = Files.readAllBytes(whole);
        assertThat(types.of(Files.write(whole, Arrays.copyOf(bytes, bytes.length / 2))))
                .isEmpty();
    }

    @Test
    void theMainStreamTellsAnOldDocument() throws IOException {
        assertThat(types.of(ole("WordDocument"))).contains(ContentType.DOC);
        assertThat(types.of(ole("Workbook"))).contains(ContentType.XLS);
        assertThat(types.of(ole("PowerPoint Document"))).contains(ContentType.PPT);
        assertThat(types.of(ole("__properties_version1.0"))).as("a mail").isEmpty();
    }

    @Test
    void macrosInAnOldDocumentAreRefusedWhereverTheyStand() throws IOException {
        byte[] any = new byte[5000];
        assertThat(types.of(ole(Map.of("WordDocument", any, "Macros/VBA/_VBA_PROJECT", any))))
                .as("Word")
                .isEmpty();
        assertThat(types.of(ole(Map.of("Workbook", any, "_VBA_PROJECT_CUR/VBA/dir", any))))
                .as("Excel")
                .isEmpty();
        assertThat(types.of(ole(Map.of("WordDocument", any, "ObjectPool/_1/_VBA_PROJECT_CUR/VBA/dir", any))))
                .as("a workbook in a text")
                .isEmpty();
    }

    /** A list in a list, and in it the record of a VBA project, as PowerPoint writes it. */
    @Test
    void slidesTellOfTheirMacros() throws IOException {
        assertThat(types.of(ole(Map.of("PowerPoint Document", slides(1))))).isEmpty();
        assertThat(types.of(ole(Map.of("PowerPoint Document", slides(0))))).contains(ContentType.PPT);
    }

    @Test
    void aSheetOfOldMacrosIsRefused() throws IOException {
        assertThat(types.of(ole(Map.of("Workbook", workbook(1))))).isEmpty();
        assertThat(types.of(ole(Map.of("Workbook", workbook(0))))).contains(ContentType.XLS);
    }

    @Test
    void aTruncatedOldDocumentIsRefused() throws IOException {
        byte[] bytes = Files.readAllBytes(ole("WordDocument"));
        assertThat(types.of(Files.write(folder.resolve("half.doc"), Arrays.copyOf(bytes, 600))))
                .isEmpty();
    }

    private static byte[] slides(int hasMacros) {
        return little(6000)
                .putInt(0x03E8_000F) // document
                .putInt(60)
                .putInt(0x03E9_0001) // an atom to be passed over
                .putInt(4)
                .putInt(0)
                .putInt(0x07D0_000F) // list
                .putInt(28)
                .putInt(0x03FF_001F) // VBA
                .putInt(20)
                .putInt(0x0400_0002)
                .putInt(12)
                .putInt(7)
                .putInt(hasMacros)
                .array();
    }

    private static byte[] workbook(int type) {
        return little(6000)
                .putShort((short) 0x0809)
                .putShort((short) 16)
                .put(new byte[16])
                .putShort((short) 0x0085)
                .putShort((short) 8)
                .putInt(700)
                .put((byte) 0)
                .put((byte) type)
                .put(new byte[2])
                .putShort((short) 0x000A)
                .putShort((short) 0)
                .array();
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private Path zip(String... names) throws IOException {
        Path file = Files.createTempFile(folder, "part", ".zip");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(name.getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    /** An old document; a path is written with slashes. */
    private Path ole(String stream) throws IOException {
        return ole(Map.of(stream, new byte[5000]));
    }

    private Path ole(Map<String, byte[]> streams) throws IOException {
        Path file = Files.createTempFile(folder, "old", ".doc");
        try (POIFSFileSystem container = new POIFSFileSystem();
                OutputStream out = Files.newOutputStream(file)) {
            for (var stream : streams.entrySet()) {
                DirectoryEntry storage = container.getRoot();
                List<String> path = List.of(stream.getKey().split("/"));
                for (String name : path.subList(0, path.size() - 1)) {
                    storage = storage.createDirectory(name);
                }
                storage.createDocument(path.getLast(), new ByteArrayInputStream(stream.getValue()));
            }
            container.writeFilesystem(out);
        }
        return file;
    }
}
