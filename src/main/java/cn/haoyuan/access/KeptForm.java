package cn.haoyuan.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartRequest;

/**
 * A form that was sent by somebody whose session had ended, or whose token was gone. It travels along with the sign-in, in the pages and never on the
 * server, and is sent on by its author afterwards: nothing that was typed is lost, with or without a script.
 *
 * @param at the address that it was sent to
 * @param by the account that the form was made for; "" where it does not say
 * @param fields what was typed
 * @param files whether files were sent, which cannot be kept
 */
public record KeptForm(String at, String by, Map<String, List<String>> fields, boolean files) {

    /** Asks again to sign in, with the form. */
    public static final String SIGN_IN = "/sign-in/kept";

    /** Offers to send the form on. */
    public static final String GO_ON = "/sign-in/go-on";

    /** The parameter that holds the address. */
    public static final String AT = "kept-at";

    /** The parameter that tells of files. */
    public static final String FILES = "kept-files";

    /** The parameter that holds the account. */
    public static final String BY = "kept-by";

    /** The field of every form that says which account it was made for. */
    public static final String FOR = "_for";

    /** Request attribute of a form that came without its token. */
    static final String LOST = KeptForm.class.getName();

    /** Before the name of each field. */
    public static final String FIELD = "kept.";

    public KeptForm {
        fields = new LinkedHashMap<>(fields);
    }

    /** Where passwords are sent, under whatever names. */
    private static final Set<String> SECRET = Set.of("/sign-in", "/me/password");

    /** Whether a request brings words that would be lost; a password is never kept. */
    static boolean worthKeeping(HttpServletRequest request) {
        return request.getMethod().equals("POST")
                && !SECRET.contains(request.getRequestURI())
                && request.getParameterMap().keySet().stream().noneMatch(name -> name.contains("password"))
                && !fields(request, "").isEmpty();
    }

    /** The form that a request is. */
    static KeptForm sent(HttpServletRequest request) {
        String query = request.getQueryString();
        return new KeptForm(
                query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query,
                Objects.requireNonNullElse(request.getParameter(FOR), ""),
                fields(request, ""),
                request instanceof MultipartRequest parts
                        && parts.getMultiFileMap().values().stream()
                                .flatMap(List::stream)
                                .anyMatch(file -> !file.isEmpty()));
    }

    /** The form that a sign-in carries along; null when there is none. */
    public static @Nullable KeptForm carried(HttpServletRequest request) {
        String at = request.getParameter(AT);
        return at != null && local(at)
                ? new KeptForm(
                        at,
                        Objects.requireNonNullElse(request.getParameter(BY), ""),
                        fields(request, FIELD),
                        request.getParameter(FILES) != null)
                : null;
    }

    /** The form that came without its token and says whom it is for; null when there is none. */
    public static @Nullable KeptForm lost(HttpServletRequest request) {
        return request.getAttribute(LOST) instanceof KeptForm lost && !lost.by().isEmpty() ? lost : null;
    }

    /** Whether this account may send it on. */
    public boolean isOf(String account) {
        return by.isEmpty() || by.equals(account);
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
        String query = request.getQueryString() == null ? "" : "&" + request.getQueryString();
        request.getParameterMap().forEach((name, values) -> {
            if (name.startsWith(prefix)
                    && !query.contains("&" + name + "=")
                    && !Set.of("_csrf", FOR, AT, BY).contains(name)) {
                fields.put(name.substring(prefix.length()), List.of(values));
            }
        });
        return fields;
    }
}
