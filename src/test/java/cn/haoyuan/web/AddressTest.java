package cn.haoyuan.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AddressTest {

    private static final LocalDate TODAY = LocalDate.of(2022, 11, 23);

    @Test
    void valuesAreEncodedAndEmptyOnesLeftOut() {
        Address address = Address.of("/duties")
                .with("text", "第一 & 第二")
                .with("unit", null)
                .with("measure", "")
                .with("state", List.of(Light.RED, Light.YELLOW));
        assertThat(address)
                .hasToString("/duties?text=%E7%AC%AC%E4%B8%80+%26+%E7%AC%AC%E4%BA%8C&state=RED&state=YELLOW");
        assertThat(address.without("text").without("state")).hasToString("/duties");
    }

    @Test
    void movingToTodayDropsTheDaySoThatABookmarkStaysOnToday() {
        AsOf yesterday = new AsOf(
                TODAY.minusDays(1), TODAY, Address.of("/board").with("unit", 7).with("asOf", "2022-11-22"));
        assertThat(yesterday.moved(1)).isEqualTo("/board?unit=7");
        assertThat(yesterday.moved(-1)).isEqualTo("/board?unit=7&asOf=2022-11-21");
        assertThat(new AsOf(TODAY, TODAY, Address.of("/board").with("unit", 7)).lasting())
                .isEqualTo("/board?unit=7&asOf=" + TODAY);
    }

    @Test
    void anAddressFitsIntoAHeaderWhateverWasTyped() {
        assertThat(Address.of("/missing")
                        .with("measure", "长".repeat(5000))
                        .with("period", "长".repeat(5000))
                        .toString())
                .hasSizeLessThan(4000)
                .startsWith("/missing?measure=%E9%95%BF");
        assertThat(new Address("/calendar", Map.of("name", List.of("休", "长".repeat(5000)))).toString())
                .hasSizeLessThan(2000)
                .startsWith("/calendar?name=%E4%BC%91&name=%E9%95%BF");
    }

    @Test
    void aPagerCountsFromOne() {
        Paging paging = new Paging(3, 20, 20, 41, Address.of("/duties").with("unit", 7));
        assertThat(paging.pages()).isEqualTo(3);
        assertThat(paging.first()).isEqualTo(41);
        assertThat(paging.last()).isEqualTo(41);
        assertThat(paging.href(2)).isEqualTo("/duties?unit=7&page=2");
        assertThat(paging.href(1)).isEqualTo("/duties?unit=7");
    }

    @Test
    void anotherSizeKeepsTheFirstRowInSight() {
        Address list = Address.of("/records").with("unit", 7);
        assertThat(Paging.of(5, null, 30, 241, list).sizes())
                .containsExactly(
                        new Paging.Size(20, "/records?unit=7&size=ROWS_20&page=7"),
                        new Paging.Size(30, "/records?unit=7&page=5"),
                        new Paging.Size(50, "/records?unit=7&size=ROWS_50&page=3"),
                        new Paging.Size(100, "/records?unit=7&size=ROWS_100&page=2"));
        Paging chosen = Paging.of(2, PageSize.ROWS_100, 50, 241, list);
        assertThat(chosen.href(3)).isEqualTo("/records?unit=7&size=ROWS_100&page=3");
        assertThat(chosen.pages()).isEqualTo(3);
        assertThat(chosen.sizes())
                .contains(new Paging.Size(50, "/records?unit=7&page=3"))
                .hasSize(3);
    }

    @Test
    void whatFitsOnAPageOffersNoSizesButWayBackFromALargerOne() {
        Address list = Address.of("/units");
        assertThat(Paging.of(1, null, 50, 50, list).sizes()).isEmpty();
        assertThat(Paging.of(1, PageSize.ROWS_100, 50, 51, list).sizes()).hasSize(3);
        assertThat(Paging.of(1, PageSize.ROWS_100, 50, 50, list).sizes()).isEmpty();
        assertThat(Paging.of(1, PageSize.ROWS_20, 50, 21, list).sizes()).hasSize(3);
    }

    @Test
    void aDeadlineSaysHowLongItIs() {
        assertThat(Day.left(TODAY, TODAY)).isEqualTo("今天截止");
        assertThat(Day.left(TODAY.plusDays(1), TODAY)).isEqualTo("明天截止");
        assertThat(Day.left(TODAY.plusDays(3), TODAY)).isEqualTo("还有 3 天");
        assertThat(Day.left(TODAY.minusDays(5), TODAY)).isEqualTo("已逾期 5 天");
        assertThat(Day.full(TODAY)).isEqualTo("2022年11月23日 星期三");
    }
}
