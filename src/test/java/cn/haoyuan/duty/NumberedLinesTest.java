package cn.haoyuan.duty;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumberedLinesTest {

    @Test
    void linesOfAnyNumberingAreFoundWithoutWhatStandsAroundThem() {
        assertThat(NumberedLines.in("现通报如下。\n一、入园视导：1,281项。\n  二．教研活动：2项；\n请逐条整改，30日内报送。"))
                .containsExactly("入园视导：1,281项", "教研活动：2项");
        assertThat(NumberedLines.in("（一）视导不足。\n(二) 台账缺页")).containsExactly("视导不足", "台账缺页");
        assertThat(NumberedLines.in("1. 视导不足\n2、台账缺页\n3．材料逾期")).containsExactly("视导不足", "台账缺页", "材料逾期");
    }

    @Test
    void severalInOneLineAreApart() {
        assertThat(NumberedLines.in("一、视导次数不足；二、台账缺页。")).containsExactly("视导次数不足", "台账缺页");
        assertThat(NumberedLines.in("抽查发现：1. 三所园没有视导；2. 督学没有入园。全年一次；3. 制度未报。要求一个月内报整改方案。"))
                .containsExactly("三所园没有视导", "督学没有入园。全年一次", "制度未报");
        assertThat(NumberedLines.in("1. 视导不足。全年只有三次。\n2. 台账缺页。")).containsExactly("视导不足。全年只有三次", "台账缺页");
        assertThat(NumberedLines.in("抽查：1.围栏破损。高度不足；2.地面湿滑。无警示标志；3.台账缺页。限期改好。"))
                .containsExactly("围栏破损。高度不足", "地面湿滑。无警示标志", "台账缺页");
        assertThat(NumberedLines.in("时间：3、4月；地点：2. 5楼")).isEmpty();
        assertThat(NumberedLines.in("（幼儿与教师达 30:1），请整改。配比（8:1、9:1）需核实。")).isEmpty();
    }

    @Test
    void whatOnlyHeadsOthersIsNone() {
        assertThat(NumberedLines.in("一、教研方面\n1. 次数不足\n2. 没有记录\n二、材料逾期")).containsExactly("次数不足", "没有记录", "材料逾期");
    }

    @Test
    void numbersThatCountAreNone() {
        assertThat(NumberedLines.in("1.5倍于去年。\n12所园没有规划，其中3、4月最多。\n第一、二片区较慢")).isEmpty();
    }
}
