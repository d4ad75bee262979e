package cn.haoyuan.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CutTest {

    @Test
    void a_rare_character_counts_once_and_is_never_halved() {
        assertThat(Cut.tooLong(3, "园𠮷园")).isEmpty();
        assertThat(Cut.tooLong(2, "园𠮷园")).contains("最多 2 字，现有 3 字");
        assertThat(Cut.to(2, "𠮷园园")).isEqualTo("𠮷…");
    }
}
