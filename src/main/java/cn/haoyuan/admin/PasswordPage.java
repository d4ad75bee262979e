package cn.haoyuan.admin;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The form for another password.
 *
 * @param must whether nothing else can be done first; a password that somebody else set has revoked all tokens already
 * @param errors by field
 */
public record PasswordPage(String username, boolean must, Map<String, String> errors) {
    public @Nullable String error(String field) {
        return errors.get(field);
    }
}
