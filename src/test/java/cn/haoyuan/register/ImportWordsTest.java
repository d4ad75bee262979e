package cn.haoyuan.register;

import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.org.RegisterChange;
import cn.haoyuan.org.RegisterChange.Field;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ImportWordsTest {

    @Test
    void whatMovedOpenedAndChangedIsNamedEachWithItsOldAndNewValues() {
        assertThat(words(Stream.of(
                        new RegisterChange(4, "3", "丙园", "城北东片", false, null, "城北西片", List.of()),
                        new RegisterChange(
                                3, "2", "乙园", "城北东片", false, "旧园", null, List.of(new Field("GRADE", "NONE", "COUNTY"))),
                        fresh(2))))
                .isEqualTo("调整隶属：丙园（隶属：城北西片 → 城北东片）；更新：乙园（幼儿园名称：旧园 → 乙园，示范等级：非示范园 → 县级示范园）；新增：园2");
    }

    @Test
    void ofManyTheFirstAreNamedAndAllAreCounted() {
        assertThat(words(IntStream.rangeClosed(1, 20).mapToObj(ImportWordsTest::fresh)))
                .endsWith("、园20");
        assertThat(words(IntStream.rangeClosed(1, 21).mapToObj(ImportWordsTest::fresh)))
                .endsWith("、园20 等 21 家");
    }

    @Test
    void valuesLeaveRoomForTheNames() {
        String street = "路".repeat(150);
        assertThat(words(IntStream.rangeClosed(1, 300)
                        .mapToObj(line -> new RegisterChange(
                                line,
                                "1",
                                "园" + line,
                                "城北区",
                                false,
                                null,
                                null,
                                List.of(new Field("ADDRESS", "", street))))))
                .startsWith("更新：园1（地址：未登记 → " + street + "）、园2（")
                .contains("…）、园4、园5、")
                .endsWith("、园20 等 300 家")
                .hasSizeLessThan(600);
    }

    private static RegisterChange fresh(int line) {
        return new RegisterChange(line, "1", "园" + line, "城北区", true, null, null, List.of());
    }

    private static String words(Stream<RegisterChange> changes) {
        ImportWords words = new ImportWords();
        changes.forEach(words::add);
        return words.toString();
    }
}
