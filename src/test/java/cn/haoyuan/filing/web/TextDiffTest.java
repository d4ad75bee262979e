package cn.haoyuan.filing.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.filing.web.Span.Kind;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TextDiffTest {

    @Test
    void a_number_that_changed_is_marked_as_a_whole_within_its_clause() {
        assertThat(shown("每天户外活动100分钟，另有体能课。", "每天户外活动120分钟，另有体能课。")).isEqualTo("每天户外活动[-100][+120]分钟，另有体能课。");
    }

    @Test
    void a_clause_that_came_or_went_is_marked_as_a_whole() {
        assertThat(shown("一，二，三。", "一，三。四。")).isEqualTo("一，[-二，]三。[+四。]");
    }

    @Test
    void what_has_little_in_common_is_shown_once_gone_and_once_come() {
        assertThat(shown("我们重视安全", "开展家园共育")).isEqualTo("[-我们重视安全][+开展家园共育]");
    }

    @Test
    void what_stayed_far_from_a_change_is_left_out_and_counted() {
        String same = "同".repeat(300);
        String brief = TextDiff.brief(same + "甲乙丙丁戊", same + "甲乙丙丁己").stream()
                .map(span -> span.kind() + ":" + span.text().length())
                .collect(Collectors.joining(" "));
        assertThat(brief).startsWith("SKIPPED:").contains("KEPT:24", "REMOVED:1", "ADDED:1");
    }

    @Test
    void whatever_is_compared_both_texts_can_be_put_together_again() {
        Random random = new Random(7);
        for (int i = 0; i < 500; i++) {
            String before = any(random);
            String after = any(random);
            List<Span> spans = TextDiff.of(before, after);
            assertThat(side(spans, Kind.ADDED)).isEqualTo(before);
            assertThat(side(spans, Kind.REMOVED)).isEqualTo(after);
        }
    }

    @Test
    void texts_of_five_thousand_characters_with_nothing_in_common_are_compared() {
        String before = "甲，".repeat(2500);
        String after = "乙。".repeat(2500);
        assertThat(TextDiff.of(before, after)).hasSize(2);
    }

    private static String any(Random random) {
        return random.ints(random.nextInt(60), 0, 8)
                .mapToObj(
                        n -> List.of("甲", "乙", "，", "。", "12", "\n", "幼儿", "𠮷").get(n))
                .collect(Collectors.joining());
    }

    private static String side(List<Span> spans, Kind without) {
        return spans.stream()
                .filter(span -> span.kind() != without)
                .map(Span::text)
                .collect(Collectors.joining());
    }

    private static String shown(String before, String after) {
        return TextDiff.of(before, after).stream()
                .map(span -> switch (span.kind()) {
                    case ADDED -> "[+" + span.text() + "]";
                    case REMOVED -> "[-" + span.text() + "]";
                    case KEPT, SKIPPED -> span.text();
                })
                .collect(Collectors.joining());
    }
}
