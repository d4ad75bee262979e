package cn.haoyuan.access;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A form that was sent by somebody whose session had ended. It travels along with the sign-in, in the pages and never on the
 * server, and is sent on by its author afterwards: nothing that was typed is lost, with or without a script.
 *
 * @param at the address that it was sent to
 * @param fields what was typed; files cannot be kept
 */
public record KeptForm(String at, Map<String, List<String>> fields) {

    /** Asks to sign in and keeps the form. */
    public static final String SIGN_IN = "/sign-in/kept";

    /** Offers to send the form on. */
    public static final String GO_ON = "/sign-in/go-on";

    /** The parameter that holds the address. */
    public static final String AT = "kept-at";

    /** Before the name of each field. */
    public static final String FIELD = "kept.";

    public KeptForm {
        fields = new LinkedHashMap<>(fields);
    }

    /** Whether a request brings words that would be lost; a password is never kept. */
    static boolean worthKeeping(HttpServletRequest request) {
        return request.getMethod().equals("POST")
                && request.getParameterMap().keySet().stream().noneMatch(name -> name.contains("password"))
                && !fields(request, "").isEmpty();
    }

    /** The form that a request was forwarded with, or that it carries along; null when there is none. */
    public static @Nullable KeptForm of(HttpServletRequest request) {
        String carried = request.getParameter(AT);
        if (carried != null) {
            return local(carried) ? new KeptForm(carried, fields(request, FIELD)) : null;
        }
        if (!(request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI) instanceof String sent)) {
            return null;
        }
        Object query = request.getAttribute(RequestDispatcher.FORWARD_QUERY_STRING);
        return new KeptForm(query == null ? sent : sent + "?" + query, fields(request, ""));
    }

    /** Whether an address leads nowhere but into the application. */
    static boolean local(@Nullable String address) {
        return address != null
                && address.startsWith("/")
                && !address.startsWith("//")
                && !address.contains("\\")
                && address.chars().noneMatch(Character::isISOControl);
    }

    private static Map<String, List<String>> fields(HttpServletRequest request, String prefix) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> {
            if (name.startsWith(prefix) && !name.equals("_csrf") && !name.equals(AT)) {
                fields.put(name.substring(prefix.length()), List.of(values));
            }
        });
        return fields;
    }
}
