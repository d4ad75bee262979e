package cn.haoyuan.crawl;

import cn.haoyuan.testing.Routes.Route;
import cn.haoyuan.testing.Visitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Addresses with something nasty in the place of one of their values. */
final class Spoiled {

    private static final List<String> NASTY = List.of(
            "",
            "'",
            "\"><script>alert(1)</script>",
            "-1",
            "0",
            "99999999999999999999",
            "2147483648",
            "1e9",
            "NaN",
            "%00",
            "%F0%9F%98%80",
            "../../etc/passwd",
            "2022-02-30",
            "9999-99-99",
            "0000-01-01",
            "+999999-01-01",
            "+9999999-01-01",
            "-9999-01-01",
            "null",
            "NO_SUCH_THING",
            "a%25%5F%27%3B--",
            "x".repeat(3000));

    /** One of each kind of fault, where an answer that takes the value is long in coming: the page beside it is tried with all. */
    private static final List<String> FEW = List.of(
            "", "'", "99999999999999999999", "%00", "2022-02-30", "+9999999-01-01", "NO_SUCH_THING", "x".repeat(3000));

    private static final Pattern LONG = Pattern.compile(".*/(export|print|effect|load|big|screen)\\b.*");

    private Spoiled() {}

    /**
     * The address with each of its parameters, and each variable of its path, replaced by nasty values.
     *
     * @param tried the places of routes that were spoiled before and are left out; grows
     */
    static List<String> of(String address, @Nullable Route route, Set<String> tried) {
        List<String> spoiled = new ArrayList<>();
        String path = Site.path(address);
        String pattern = route == null ? path : route.path();
        List<Map.Entry<String, String>> parameters = Visitor.parameters(address);
        for (int i = 0; i < parameters.size(); i++) {
            if (tried.add(pattern + "?" + parameters.get(i).getKey())) {
                for (String value : values(pattern)) {
                    spoiled.add(path + "?" + query(parameters, i, value));
                }
            }
        }
        String[] parts = path.split("/");
        String[] names = pattern.split("/");
        for (int i = 0; i < names.length && i < parts.length; i++) {
            if (names[i].startsWith("{") && tried.add(pattern + "/" + names[i])) {
                for (String value : values(pattern)) {
                    String[] changed = parts.clone();
                    changed[i] = value;
                    spoiled.add(String.join("/", changed));
                }
            }
        }
        return spoiled;
    }

    private static List<String> values(String pattern) {
        return (LONG.matcher(pattern).matches() ? FEW : NASTY)
                .stream()
                        .map(nasty -> nasty.contains("%") ? nasty : Visitor.encode(nasty))
                        .toList();
    }

    /** The parameters with another value in the place of one. */
    static String query(List<Map.Entry<String, String>> parameters, int spoil, String value) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            pairs.add(parameters.get(i).getKey()
                    + "="
                    + (i == spoil ? value : parameters.get(i).getValue()));
        }
        return String.join("&", pairs);
    }
}
