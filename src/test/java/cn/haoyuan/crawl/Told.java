package cn.haoyuan.crawl;

import cn.haoyuan.testing.Visitor.Answer;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether an answer to nonsense tells a person what is wrong: in Chinese, and in no words of the machine. */
final class Told {

    private static final Pattern MAIN = Pattern.compile("<main\\b.*?</main>", Pattern.DOTALL);
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    private static final List<String> MACHINE = List.of(
            "Exception",
            "Failed to",
            "Whitelabel",
            "must be",
            "must not",
            "Bad Request",
            "Internal Server",
            "Method parameter",
            "org.springframework");

    private Told() {}

    /** What is wrong with the answer, or nothing. */
    static String fault(Answer answer) {
        if (answer.status() >= 500) {
            return "the server's fault: " + answer.status();
        }
        Matcher main = MAIN.matcher(answer.body());
        String said = main.find() ? main.group() : answer.body();
        if (MACHINE.stream().anyMatch(said::contains)) {
            return "words of the machine: " + said;
        }
        boolean refused = answer.status() >= 400;
        return refused && CHINESE.matcher(said).results().count() < 8 ? "refused without a reason: " + said : "";
    }
}
