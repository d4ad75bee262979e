package cn.haoyuan.workrecord;

import java.util.regex.Pattern;

/** Words that say that all is well, and nothing else. */
final class NothingFound {

    private static final Pattern STOPS = Pattern.compile("[\\p{P}\\s]+");

    private static final Pattern ALL_WELL = Pattern.compile(
            "((现场|今天|本次|这次|检查|督导|巡查|入园)*(情况|一切|各项|均|都)*(正常|良好)|(暂|均)?(没有|未|没|无)(发现|看到)?(任何|什么|明显)?(问题|隐患|异常))+");

    private NothingFound() {}

    static boolean in(String note) {
        return ALL_WELL.matcher(STOPS.matcher(note).replaceAll("")).matches();
    }
}
