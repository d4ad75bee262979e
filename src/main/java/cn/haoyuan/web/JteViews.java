package cn.haoyuan.web;

import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/** Hands a template its frame and its page, and sends what it writes. Asked before Spring's own resolvers. */
@Component
class JteViews implements ViewResolver, Ordered {

    private final TemplateEngine engine;
    private final Frames frames;

    JteViews(TemplateEngine engine, Frames frames) {
        this.engine = engine;
        this.frames = frames;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable View resolveViewName(String name, Locale locale) {
        return name.startsWith("redirect:") || name.startsWith("forward:")
                ? null
                : new JteView(engine, name + ".jte", frames);
    }

    private record JteView(TemplateEngine engine, String template, Frames frames) implements View {

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
            parameters.put("frame", frames.of(request));
            Utf8ByteOutput output = new Utf8ByteOutput();
            engine.render(template, parameters, output);
            response.setContentType(getContentType());
            response.setHeader("Cache-Control", "no-store");
            response.addHeader("Vary", "HX-Request");
            response.setContentLength(output.getContentLength());
            output.writeTo(response.getOutputStream());
        }
    }
}
