package cn.haoyuan.admin;

import cn.haoyuan.database.Cut;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a new access token is to be called, and for how many days it shall be valid. */
public record TokenForm(String name, String days) {

    static final List<Integer> TERMS = List.of(30, 90, 180, 365);

    public TokenForm(@Nullable String name, @Nullable String days) {
        this.name = Typed.text(name);
        this.days = Typed.text(days);
    }

    static TokenForm blank() {
        return new TokenForm("", "90");
    }

    Map<String, String> errors() {
        Map<String, String> errors = new LinkedHashMap<>();
        if (name.isEmpty()) {
            errors.put("name", "请填写令牌用途，方便日后辨认");
        } else if (Cut.exceeds(60, name)) {
            errors.put("name", "用途不超过 60 个字");
        }
        if (TERMS.stream().noneMatch(term -> term.toString().equals(days))) {
            errors.put("days", "请选择有效期");
        }
        return errors;
    }
}
