package cn.haoyuan.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
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

    private Path ole(String stream) throws IOException {
        byte[] bytes = new byte[512 + 512];
        byte[] magic = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1};
        System.arraycopy(magic, 0, bytes, 0, magic.length);
        byte[] name = stream.getBytes(StandardCharsets.UTF_16LE);
        int entry = 512 + 128;
        System.arraycopy(name, 0, bytes, entry, name.length);
        bytes[entry + 64] = (byte) (name.length + 2);
        bytes[entry + 66] = 2;
        return Files.write(Files.createTempFile(folder, "old", ".doc"), bytes);
    }
}
