package cn.haoyuan.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An address within the application, put together safely: values are encoded, empty ones left out, and each
 * {@link #with} gives a new address. Keeps filters, order and the day while one of them changes.
 */
public record Address(String path, Map<String, List<String>> query) {

    /** So many characters of a value an address carries; one with more would be too long for a header, and fail. */
    private static final int LONGEST = 200;

    public Address {
        query = new LinkedHashMap<>(query);
        query.replaceAll((name, values) -> cut(values));
    }

    public static Address of(String path) {
        return new Address(path, Map.of());
    }

    /**
     * The same with {@code name} set to the value, repeated for each value of a collection, or left out where there is
     * none (null or empty). Enums go by their name.
     */
    public Address with(String name, @Nullable Object value) {
        Collection<?> values = value instanceof Collection<?> many ? many : value == null ? List.of() : List.of(value);
        Map<String, List<String>> next = new LinkedHashMap<>(query);
        List<String> texts =
                values.stream().map(Address::text).filter(s -> !s.isEmpty()).toList();
        if (texts.isEmpty()) {
            next.remove(name);
        } else {
            next.put(name, texts);
        }
        return new Address(path, next);
    }

    public Address without(String name) {
        return with(name, List.of());
    }

    private static String text(Object value) {
        return value instanceof Enum<?> constant ? constant.name() : value.toString();
    }

    private static List<String> cut(List<String> values) {
        for (String value : values) {
            if (value.length() > LONGEST) {
                return values.stream()
                        .map(each -> each.substring(0, Math.min(each.length(), LONGEST)))
                        .toList();
            }
        }
        return values;
    }

    /** The address as it goes into a link. */
    @Override
    public String toString() {
        // a page of tables writes thousands of them
        StringBuilder address = new StringBuilder(path);
        query.forEach((name, values) -> {
            for (String value : values) {
                address.append(address.length() == path.length() ? '?' : '&')
                        .append(encode(name))
                        .append('=')
                        .append(encode(value));
            }
        });
        return address.toString();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
