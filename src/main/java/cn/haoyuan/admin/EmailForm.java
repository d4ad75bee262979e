package cn.haoyuan.admin;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where one's mail should go, as typed; "" for nowhere. */
public record EmailForm(String email) {

    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9._%+-]{1,64}@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]{2,20}");
    private static final int LONGEST = 120;

    public EmailForm(@Nullable String email) {
        this.email = Typed.text(email);
    }

    /** Why it cannot be taken, in Chinese. */
    Optional<String> refusal() {
        return email.isEmpty()
                        || email.length() <= LONGEST && ADDRESS.matcher(email).matches()
                ? Optional.empty()
                : Optional.of("邮箱格式不正确，例如 name@example.cn；不需要邮件时请留空");
    }
}
