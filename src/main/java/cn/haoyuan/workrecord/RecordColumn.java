package cn.haoyuan.workrecord;

import cn.haoyuan.sheet.FilledColumn;
import java.util.Set;

/** The columns of a file of records; {@code field} is what the form for one record calls it. */
enum RecordColumn implements FilledColumn {
    DAY("发生日期", "day", true, "必填，写成 2022-09-01。", Set.of("日期", "时间", "活动日期")),
    KIND("类型", "kind", true, "必填，从下拉列表选择。", Set.of("工作类型", "记录类型")),
    SUBJECT("对象单位", "subject", false, "针对哪个单位，从下拉列表选择；同名的在前面写上级单位。", Set.of("对象", "针对单位", "被视导单位", "幼儿园")),
    TOPIC("主题", "topic", false, "从下拉列表选择；有几个主题的用顿号隔开，如 甲、乙。", Set.of("内容主题")),
    ANSWER_BY(
            RecordCheck.ANSWER_BY,
            "answerBy",
            false,
            "写成 2022-09-15。选了要对方办理的主题（如发现问题要求整改）才可以填，不填就按行动计划定的天数。",
            Set.of("限期", "整改期限", "答复期限")),
    TITLE("标题", "title", false, "不填就用主题和单位名；没有写单位的，标题和情况至少写一样。", Set.of("活动名称", "名称")),
    PEOPLE("参加人员", "people", false, "只写成人，不写幼儿姓名。", Set.of("参加人", "人员")),
    PLACE("地点", "place", false, "", Set.of("活动地点")),
    NOTE("情况记录", "note", false, "做了什么、看到什么；最多 4000 字。", Set.of("情况", "备注", "记录", "视导情况")),
    /** Of a list that was exported: such a row was taken back, and is not recorded anew. */
    VOIDED(RecordExport.VOIDED, "voided", false, "", Set.of());

    private final As as;

    RecordColumn(String heading, String field, boolean required, String note, Set<String> others) {
        as = new As(heading, field, required, note, others);
    }

    @Override
    public As as() {
        return as;
    }
}
