package cn.haoyuan.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc/passwd.pdf",
                "..\\..\\windows\\passwd.pdf",
                "C:\\temp\\passwd.pdf",
                "/passwd.pdf",
                "a/b/../passwd.pdf",
                "\u0000passwd.pdf",
                "\u202Epasswd.pdf",
                "...passwd.pdf"
            })
    void onlyTheLastPartOfAPathRemains(String sent) {
        assertThat(FileName.clean(sent, ContentType.PDF)).isEqualTo("passwd.pdf");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "..", ".pdf", "/", "a/", "\u200B"})
    void aNameOfNothingBecomesAPlainOne(String sent) {
        assertThat(FileName.clean(sent, ContentType.PDF)).isEqualTo("附件.pdf");
    }

    @Test
    void theExtensionFitsTheContent() {
        assertThat(FileName.clean("方案.html", ContentType.PDF)).isEqualTo("方案.html.pdf");
        assertThat(FileName.clean("方案.PDF", ContentType.PDF)).isEqualTo("方案.PDF");
        assertThat(FileName.clean("总结.wps", ContentType.DOC)).isEqualTo("总结.wps");
    }

    @Test
    void aNameSaysWhatTheContentIsWhereItWasSentAsSomethingElse() {
        assertThat(FileName.told(FileName.clean("照片.jpg", ContentType.TEXT))).isEqualTo("（内容是 txt，不是 jpg，已按内容改名）");
        for (String fine : new String[] {"照片.jpg", "照片.jpeg.jpg", "第1.2稿.txt", "无"}) {
            assertThat(FileName.told(fine)).isEmpty();
        }
    }

    @Test
    void aLongNameKeepsItsEndAndWholeCharacters() {
        String name = FileName.clean("园".repeat(300) + ".docx", ContentType.DOCX);
        assertThat(name.codePointCount(0, name.length())).isEqualTo(200);
        assertThat(name).endsWith("园.docx");
        String rare = FileName.clean("𠮷".repeat(300) + ".docx", ContentType.DOCX);
        assertThat(rare.codePointCount(0, rare.length())).isEqualTo(200);
    }
}
