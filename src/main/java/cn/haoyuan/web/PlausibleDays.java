package cn.haoyuan.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Reads days in addresses as {@code 2022-11-23}; one that no plan could mean is a bad request, as one that is none. */
@Configuration(proxyBeanMethods = false)
class PlausibleDays implements WebMvcConfigurer {

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(new Reader());
    }

    @SuppressWarnings("NullAway") // an empty parameter is an absent one; Spring takes null for that
    private static final class Reader implements Converter<String, LocalDate> {
        @Override
        public LocalDate convert(String text) {
            return text.isBlank() ? null : read(text.strip());
        }

        private static LocalDate read(String text) {
            LocalDate day = Day.plausible(LocalDate.parse(text));
            if (day == null) {
                throw new DateTimeException("no day of a plan: " + text);
            }
            return day;
        }
    }
}
