package cn.haoyuan.web;

import cn.haoyuan.access.Viewer;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Templates are compiled with the application; this hands them the frame and sends what they write. */
@Configuration(proxyBeanMethods = false)
class JteConfiguration {

    @Bean
    ViewResolver jte(
            Clock clock, @org.springframework.beans.factory.annotation.Value("${haoyuan.demo:false}") boolean demo) {
        TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
        return (name, locale) -> name.startsWith("redirect:") || name.startsWith("forward:")
                ? null
                : new JteView(engine, name + ".jte", clock, demo);
    }

    private record JteView(TemplateEngine engine, String template, Clock clock, boolean demo) implements View {

        @Override
        public String getContentType() {
            return "text/html;charset=UTF-8";
        }

        @Override
        public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
                throws Exception {
            Map<String, Object> parameters = new HashMap<>();
            if (model != null && model.get("page") != null) {
                parameters.put("page", model.get("page"));
            }
            parameters.put("frame", frame(request));
            Utf8ByteOutput output = new Utf8ByteOutput();
            engine.render(template, parameters, output);
            response.setContentType(getContentType());
            response.setHeader("Cache-Control", "no-store");
            response.setContentLength(output.getContentLength());
            output.writeTo(response.getOutputStream());
        }

        private Frame frame(HttpServletRequest request) {
            CsrfToken token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
            Map<String, ?> flash = RequestContextUtils.getInputFlashMap(request);
            String notice = flash == null ? null : (String) flash.get("notice");
            return new Frame(
                    (Viewer) request.getAttribute(Viewer.class.getName()),
                    LocalDate.now(clock),
                    String.valueOf(request.getRequestURI()),
                    token == null ? "_csrf" : token.getParameterName(),
                    token == null ? "" : token.getToken(),
                    request.getHeader("HX-Request") != null && request.getHeader("HX-Boosted") == null,
                    notice,
                    demo);
        }
    }
}
