package cn.haoyuan.duty;

import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.duty.LetterLines.Line;
import java.util.List;
import org.junit.jupiter.api.Test;

class LetterLinesTest {

    @Test
    void aLineIsKeptRewordedNewOrDropped() {
        LetterLines letter = corrected("一、制度未报；二、视导次数不足；三、台账缺页。", "一、视导次数严重不足；二、台账 缺页；三、食堂无证。");
        assertThat(letter.lines())
                .containsExactly(
                        new Line("视导次数严重不足", List.of("视导次数不足"), false),
                        new Line("台账 缺页", List.of(), false),
                        new Line("食堂无证", List.of(), true));
        assertThat(letter.dropped()).extracting(Line::words).containsExactly("制度未报");
    }

    @Test
    void whatStandsBetweenTheSameTwoIsWhatStoodThereHoweverItIsWorded() {
        assertThat(corrected("1. 视导不足\n2. 台账缺页\n3. 制度未报", "1. 视导不足\n2. 食堂无证\n3. 制度未报")
                        .lines())
                .contains(new Line("食堂无证", List.of("台账缺页"), false));
        LetterLines more = corrected("1. 视导不足\n2. 台账缺页", "1. 视导不足\n2. 食堂无证\n3. 经费没有到位");
        assertThat(more.lines())
                .contains(new Line("食堂无证", List.of("台账缺页"), false), new Line("经费没有到位", List.of(), true));
    }

    @Test
    void aLineThatMovedIsNoOther() {
        LetterLines letter = corrected("1. 视导次数不足\n2. 台账缺页", "1. 台账缺页\n2. 新设的问题\n3. 视导次数仍然不足");
        assertThat(letter.lines())
                .containsExactly(
                        new Line("台账缺页", List.of(), false),
                        new Line("新设的问题", List.of(), true),
                        new Line("视导次数仍然不足", List.of("视导次数不足"), false));
        assertThat(letter.dropped()).isEmpty();
    }

    @Test
    void theLikestGoesBeforeTheFirst() {
        assertThat(corrected("1. 视导次数不足\n2. 台账缺页", "1. 教研次数不足\n2. 视导次数严重不足\n3. 台账缺页")
                        .lines())
                .extracting(Line::former)
                .containsExactly(List.of(), List.of("视导次数不足"), List.of());
    }

    @Test
    void eachOfSeveralCorrectionsIsFollowed() {
        LetterLines letter = corrected("1. 视导不足\n2. 台账缺页", "1. 视导次数不足\n2. 台账缺页", "1. 视导次数严重不足", "1. 视导次数严重不足\n2. 台账缺页");
        assertThat(letter.lines())
                .containsExactly(
                        new Line("视导次数严重不足", List.of("视导次数不足", "视导不足"), false), new Line("台账缺页", List.of(), true));
        assertThat(letter.dropped()).extracting(Line::words).containsExactly("台账缺页");
    }

    @Test
    void otherWordsThanTheLinesChangeNothing() {
        LetterLines letter = corrected("经查：一、视导不足；二、台账缺页。请整改。", "经核查：一、视导不足；二、台账缺页。请于一个月内整改。");
        assertThat(letter.lines()).extracting(Line::former).containsExactly(List.of(), List.of());
        assertThat(letter.dropped()).isEmpty();
    }

    private static LetterLines corrected(String... versions) {
        return LetterLines.of(
                new Wording(versions[versions.length - 1], List.of(versions).subList(0, versions.length - 1)));
    }
}
