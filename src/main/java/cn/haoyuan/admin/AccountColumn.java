package cn.haoyuan.admin;

import cn.haoyuan.sheet.FilledColumn;
import java.util.Set;

/** The columns of a file of accounts; {@code field} is what the form for one account calls it. */
enum AccountColumn implements FilledColumn {
    NAME("姓名", "name", true, "必填。", Set.of("名字", "人员姓名")),
    PHONE("电话", "phone", false, "可不填。", Set.of("手机", "手机号", "联系电话", "手机号码")),
    USERNAME("账号", "username", true, "必填，3 至 40 位小写字母、数字、点、横线或下划线。已有的账号填同样的姓名，就给他增加任职。", Set.of("账号名", "登录名", "用户名")),
    UNIT("单位", "unit", true, "必填，从下拉列表选择，或填标识码。", Set.of("单位名称", "所在单位", "工作单位")),
    ROLE("角色", "role", true, "必填，从下拉列表选择。同一人有几个岗位的，每个岗位一行。", Set.of("岗位", "职务")),
    FROM("任职开始", "from", false, "写成 2022-09-01；不填为今天。只写年月的，按当月第一天。", Set.of("开始日期", "任职开始日期")),
    LAST("任职最后一天", "last", false, "写成 2023-08-31；不填为不限。只写年月的，按当月最后一天。", Set.of("结束日期", "任职结束"));

    private final As as;

    AccountColumn(String heading, String field, boolean required, String note, Set<String> others) {
        as = new As(heading, field, required, note, others);
    }

    @Override
    public As as() {
        return as;
    }
}
