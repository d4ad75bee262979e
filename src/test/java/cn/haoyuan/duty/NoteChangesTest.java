package cn.haoyuan.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NoteChangesTest {

    @Test
    void eachLineThatChangedIsTold() {
        assertThat(NoteChanges.words("一、视导不足；二、台账缺页；三、制度未报。", "一、视导次数不足；二、台账缺页。"))
                .isEqualTo("\n改动：“视导不足”改为“视导次数不足”；删去“制度未报”。");
    }

    @Test
    void aLongLineIsQuotedWhereItDiffers() {
        String long1 = "在本学期的入园视导中发现全县有三十二所幼儿园没有按照规定的次数开展视导活动，其中二十所全年只有一次";
        assertThat(NoteChanges.words("1. " + long1, "1. " + long1.replace("二十所", "十二所") + "，十分突出"))
                .isEqualTo("\n改动：“…展视导活动，其中二十所全年只有一次”改为“…展视导活动，其中十二所全年只有一次，十分突出”。");
        assertThat(NoteChanges.words("1. 视导不足", "1. 视导不足\n2. " + "缺".repeat(60)))
                .isEqualTo("\n改动：新增“" + "缺".repeat(39) + "…”。");
    }

    @Test
    void ofManyTheFirstAreTold() {
        String all = IntStream.rangeClosed(1, 8).mapToObj(i -> i + ". 问题" + i).collect(Collectors.joining("\n"));
        assertThat(NoteChanges.words("1. 问题1", all))
                .isEqualTo("\n改动：新增“问题2”；新增“问题3”；新增“问题4”；新增“问题5”；新增“问题6”；新增“问题7”；等 7 处。");
    }

    @Test
    void otherWordsThanTheLinesAreSaidToBeSuch() {
        assertThat(NoteChanges.words("1. 视导不足", "经查：1. 视导不足")).isEqualTo("\n改动：新增“经查：”。");
        assertThat(NoteChanges.words("1. 视导不足", "1. 视导不足。")).isEqualTo("\n编了号的各条没有改动。");
        assertThat(NoteChanges.words(
                        "经查：\n一、视导不足。\n二、台账缺页。\n请于12月5日前报送。", "经查：\n一、视导不足。\n二、台账缺三页。\n三、制度未报。\n请于12月1日前报送。"))
                .isEqualTo("\n改动：“台账缺页”改为“台账缺三页”；新增“制度未报”；“请于12月5日前报送”改为“请于12月1日前报送”。");
        assertThat(NoteChanges.words("经查：\n一、视导不足。\n请于12月5日前报送。", "经查：\n一、视导次数不足；\n二、制度未报。\n请于12月5日前报送。"))
                .isEqualTo("\n改动：“视导不足”改为“视导次数不足”；新增“制度未报”。");
        assertThat(NoteChanges.words("感谢贵地支持。\n两所园成效好。", "感谢贵区支持。\n两所园成效好，\n特此致谢。盼继续！"))
                .as("what numbers nothing")
                .isEqualTo("\n改动：“感谢贵地支持”改为“感谢贵区支持”；“两所园成效好”改为“两所园成效好，”；新增“特此致谢”；新增“盼继续”。");
        assertThat(NoteChanges.words("视导不足。", " 视导不足")).isEmpty();
        assertThat(NoteChanges.words(null, "1. 视导不足")).isEmpty();
    }
}
