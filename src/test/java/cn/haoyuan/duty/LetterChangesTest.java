package cn.haoyuan.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LetterChangesTest {

    @Test
    void eachLineThatChangedIsTold() {
        assertThat(LetterChanges.words("一、视导不足；二、台账缺页；三、制度未报。", "一、视导次数不足；二、台账缺页。"))
                .isEqualTo("\n改动：“视导不足”改为“视导次数不足”；删去“制度未报”。");
    }

    @Test
    void aLongLineIsQuotedWhereItDiffers() {
        String long1 = "在本学期的入园视导中发现全县有三十二所幼儿园没有按照规定的次数开展视导活动，其中二十所全年只有一次";
        assertThat(LetterChanges.words("1. " + long1, "1. " + long1.replace("二十所", "十二所") + "，十分突出"))
                .isEqualTo("\n改动：“…展视导活动，其中二十所全年只有一次”改为“…展视导活动，其中十二所全年只有一次，十分突出”。");
        assertThat(LetterChanges.words("1. 视导不足", "1. 视导不足\n2. " + "缺".repeat(60)))
                .isEqualTo("\n改动：新增“" + "缺".repeat(39) + "…”。");
    }

    @Test
    void ofManyTheFirstAreTold() {
        String all = IntStream.rangeClosed(1, 8).mapToObj(i -> i + ". 问题" + i).collect(Collectors.joining("\n"));
        assertThat(LetterChanges.words("1. 问题1", all))
                .isEqualTo("\n改动：新增“问题2”；新增“问题3”；新增“问题4”；新增“问题5”；新增“问题6”；新增“问题7”；等 7 处。");
    }

    @Test
    void otherWordsThanTheLinesAreSaidToBeSuch() {
        assertThat(LetterChanges.words("1. 视导不足", "经查：1. 视导不足")).isEqualTo("\n编了号的各条没有改动，其他文字有改动。");
        assertThat(LetterChanges.words("1. 视导不足", "1. 视导不足。")).isEqualTo("\n编了号的各条没有改动。");
        assertThat(LetterChanges.words(
                        "经查：\n一、视导不足。\n二、台账缺页。\n请于12月5日前报送。", "经查：\n一、视导不足。\n二、台账缺三页。\n三、制度未报。\n请于12月1日前报送。"))
                .isEqualTo("\n改动：“台账缺页”改为“台账缺三页”；新增“制度未报”；其他文字也有改动。");
        assertThat(LetterChanges.words("经查：\n一、视导不足。\n请于12月5日前报送。", "经查：\n一、视导次数不足；\n二、制度未报。\n请于12月5日前报送。"))
                .isEqualTo("\n改动：“视导不足”改为“视导次数不足”；新增“制度未报”。");
        assertThat(LetterChanges.words("视导不足。", "视导次数不足。")).isEmpty();
        assertThat(LetterChanges.words(null, "1. 视导不足")).isEmpty();
    }
}
