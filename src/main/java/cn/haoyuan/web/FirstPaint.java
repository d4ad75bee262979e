package cn.haoyuan.web;

import cn.haoyuan.access.InlineSources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** What a page that people come to first carries within, so that it is drawn without asking for anything more. */
@Component
class FirstPaint implements InlineSources {

    private static final List<String> STYLES = List.of(
            "META-INF/resources/webjars/bootstrap/5.3.8/css/bootstrap-reboot.min.css",
            "static/assets/first.css",
            "static/assets/theme.css",
            "static/assets/app.css");

    private final Frame.Inline inline = new Frame.Inline(
            STYLES.stream().map(FirstPaint::text).collect(Collectors.joining("\n")), text("static/assets/js.js"));

    Frame.Inline inline() {
        return inline;
    }

    @Override
    public String style() {
        return hash(inline.style());
    }

    @Override
    public String script() {
        return hash(inline.script());
    }

    private static String text(String file) {
        try {
            return new ClassPathResource(file).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
