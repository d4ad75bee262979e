package cn.haoyuan.admin;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a post or an assignment was to end, as typed.
 *
 * @param id whose end
 * @param errors by field; "" for what no field can mend
 */
public record EndTried(long id, EndForm form, Map<String, String> errors) implements AccountPage.Tried {

    @Override
    public String at(String field) {
        return field + "-" + id;
    }

    public @Nullable String error(String field) {
        return errors.get(field);
    }
}
