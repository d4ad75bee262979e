package cn.haoyuan.admin;

import cn.haoyuan.access.Username;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Somebody who is to get an account, as typed. The post's part of the form is {@link PostForm}. */
public record NewcomerForm(String name, String phone, String username) {

    public NewcomerForm(@Nullable String name, @Nullable String phone, @Nullable String username) {
        this.name = Typed.person(name);
        this.phone = Typed.phone(phone);
        this.username = Typed.text(username).toLowerCase(Locale.ROOT);
    }

    /** Notes what is wrong, by field. */
    void check(Map<String, String> errors) {
        new PersonForm(name, phone).check(errors);
        if (!Username.fits(username)) {
            String rule = "3 至 40 位小写字母、数字、点、横线或下划线，以字母或数字开头";
            errors.put("username", username.isEmpty() ? "请填写账号：" + rule : "账号为 " + rule);
        }
    }
}
