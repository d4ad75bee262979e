package cn.haoyuan.workrecord;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordFormTest {

    @Test
    void anIdOfManyDigitsIsReadAndWhatIsNoneIsNot() {
        assertThat(of("12345678901", List.of("98765432109")).dutyId()).isEqualTo(12_345_678_901L);
        assertThat(of("12345678901", List.of("98765432109", "", "abc", "9".repeat(19)))
                        .attachments())
                .containsExactly(98_765_432_109L);
        assertThat(of("12x", null).dutyId()).isNull();
        assertThat(of("9".repeat(19), null).dutyId()).isNull();
        assertThat(of(null, null).attachments()).isEmpty();
    }

    private static RecordForm of(@Nullable String duty, @Nullable List<String> attachment) {
        return new RecordForm(
                null, null, null, null, null, null, null, null, null, null, null, null, duty, attachment, null, null);
    }
}
