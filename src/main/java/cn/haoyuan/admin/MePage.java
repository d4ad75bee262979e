package cn.haoyuan.admin;

import cn.haoyuan.access.Accounts;
import cn.haoyuan.access.Post;
import cn.haoyuan.access.Tokens;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.audit.RecentSignIns;
import cn.haoyuan.calendar.Deadlines;
import cn.haoyuan.web.Choice;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One's own account.
 *
 * @param mails whether this installation sends mail at all
 * @param secret a token just issued, shown this once; null otherwise
 * @param errors of the form that was sent, by field
 */
public record MePage(
        Viewer viewer,
        Accounts.Own own,
        List<Tokens.Issued> tokens,
        List<RecentSignIns.Attempt> signIns,
        TokenForm form,
        EmailForm email,
        Map<String, String> errors,
        @Nullable String secret,
        boolean mails) {

    MePage with(TokenForm typed, Map<String, String> wrong) {
        return new MePage(viewer, own, tokens, signIns, typed, email, wrong, secret, mails);
    }

    MePage with(EmailForm typed, String wrong) {
        return new MePage(viewer, own, tokens, signIns, form, typed, Map.of("email", wrong), secret, mails);
    }

    MePage showing(String token) {
        return new MePage(viewer, own, tokens, signIns, form, email, errors, token, mails);
    }

    public List<Choice> terms() {
        return TokenForm.TERMS.stream()
                .map(days -> new Choice(days.toString(), days + " 天"))
                .toList();
    }

    public @Nullable String error(String field) {
        return errors.get(field);
    }

    public LocalDate day(OffsetDateTime moment) {
        return Deadlines.local(moment).toLocalDate();
    }

    /** The post that a token speaks for; one that has ended speaks for nobody. */
    public String postOf(Tokens.Issued token) {
        return viewer.posts().stream()
                .filter(post -> post.id() == token.postId())
                .map(Post::title)
                .findFirst()
                .orElse("（任职已结束）");
    }
}
