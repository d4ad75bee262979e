package cn.haoyuan.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.mock.web.MockMultipartHttpServletRequest;

class KeptFormTest {

    @Test
    void whatWasTypedIsKeptButNeverAPassword() {
        assertThat(KeptForm.worthKeeping(form("/filings/7/submit", "goals", "每天两小时户外")))
                .isTrue();
        assertThat(KeptForm.worthKeeping(form("/me/password", "old", "secret"))).isFalse();
        assertThat(KeptForm.worthKeeping(form("/sign-in", "username", "zhao"))).isFalse();
        assertThat(KeptForm.worthKeeping(form("/anywhere", "new-password", "secret")))
                .isFalse();
    }

    @Test
    void onlyWhereAFileWasChosenIsItSaidToBeMissing() {
        MockMultipartHttpServletRequest request = new MockMultipartHttpServletRequest();
        request.setParameter("goals", "每天两小时户外");
        request.addFile(new MockMultipartFile("upload.files", "", "application/octet-stream", new byte[0]));
        assertThat(KeptForm.sent(request).files()).isFalse();
        request.addFile(new MockMultipartFile("upload.files", "a.pdf", "application/pdf", new byte[] {1}));
        assertThat(KeptForm.sent(request).files()).isTrue();
    }

    private static MockHttpServletRequest form(String path, String field, String value) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", path);
        request.setParameter(field, value);
        return request;
    }
}
