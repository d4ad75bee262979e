package cn.haoyuan.admin;

import cn.haoyuan.database.Cut;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who somebody is, as typed: name and telephone. */
public record PersonForm(String name, String phone) {

    public PersonForm(@Nullable String name, @Nullable String phone) {
        this.name = Typed.person(name);
        this.phone = Typed.phone(phone);
    }

    /** Notes what is wrong, by field. */
    void check(Map<String, String> errors) {
        if (name.isEmpty()) {
            errors.put("name", "请填写姓名");
        } else if (Cut.exceeds(30, name)) {
            errors.put("name", "姓名不超过 30 个字");
        }
        if (!phone.isEmpty() && !Typed.PHONE.matcher(phone).matches()) {
            errors.put("phone", "电话应有 5 至 20 位数字，如 138 0000 0000 或 0791-8888 8888");
        }
    }
}
