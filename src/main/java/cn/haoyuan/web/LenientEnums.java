package cn.haoyuan.web;

import java.util.Locale;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Reads constants in addresses however they are spelled: {@code DUE_SOON}, {@code dueSoon}, {@code due-soon}. Others are a bad request. */
@Configuration(proxyBeanMethods = false)
class LenientEnums implements WebMvcConfigurer {

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverterFactory(new Reader());
    }

    @SuppressWarnings({"rawtypes", "NullAway"}) // an empty parameter is an absent one; Spring takes null for that
    private static final class Reader implements ConverterFactory<String, Enum> {
        @Override
        public <T extends Enum> Converter<String, T> getConverter(Class<T> type) {
            return text -> text.isBlank() ? null : read(type, text);
        }

        private static <T extends Enum> T read(Class<T> type, String text) {
            for (T constant : type.getEnumConstants()) {
                if (plain(constant.name()).equals(plain(text))) {
                    return constant;
                }
            }
            throw new IllegalArgumentException("no such " + type.getSimpleName());
        }

        private static String plain(String text) {
            return text.strip().replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
        }
    }
}
