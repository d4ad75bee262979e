package cn.haoyuan.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DayInWordsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2022-07-01",
                "2022/7/1",
                "2022.7.1",
                "2022年7月1日",
                "2022年7月1号",
                "２０２２年７月１日",
                " 2022 年 7 月 1 日 ",
                "20220701"
            })
    void a_day_is_read_however_it_is_written(String text) {
        assertThat(DayInWords.read(text)).isEqualTo(LocalDate.of(2022, 7, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7月1日", "2022年7月", "2022-02-30", "今天"})
    void what_is_no_day_is_none(String text) {
        assertThat(DayInWords.read(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2022-07", "2022/7", "2022.7", "2022年7月", "2022年07月份", "２０２２年７月", " 2022 年 7 月 "})
    void a_month_is_read_however_it_is_written(String text) {
        assertThat(DayInWords.readMonth(text)).isEqualTo(YearMonth.of(2022, 7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2022", "7月", "2022-13", "2022-07-01", "202207", "2022年7月1日"})
    void what_is_no_month_is_none(String text) {
        assertThat(DayInWords.readMonth(text)).isNull();
    }

    @Test
    void what_is_no_day_is_told_by_its_field_and_how_to_write_it() {
        assertThat(DayInWords.wrong("开办日期", " 7月1日 ")).isEqualTo("开办日期“7月1日”不是日期，请连年份写成 2022-09-01 的样子");
        assertThat(DayInWords.wrong("", "今天")).isEqualTo("“今天”不是日期，请连年份写成 2022-09-01 的样子");
        assertThat(DayInWords.wrong("开办日期", " ")).isEqualTo("请填写开办日期，写成 2022-09-01 的样子");
        assertThat(DayInWords.late("开办日期", LocalDate.of(2022, 7, 1))).isEqualTo("开办日期不能晚于今天（2022年7月1日）");
    }

    @ParameterizedTest
    @ValueSource(strings = {"07-01", "7-1", "07/01", "7.1", "7月1日", "7月1号", "7 月 1 日", "７月１日"})
    void a_day_of_every_year_is_read_however_it_is_written(String text) {
        assertThat(DayInWords.readMonthDay(text)).isEqualTo(MonthDay.of(7, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "13-01", "02-30", "2022-07-01", "七月一日"})
    void what_is_no_day_of_a_year_is_none(String text) {
        assertThat(DayInWords.readMonthDay(text)).isNull();
    }
}
