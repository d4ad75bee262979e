package cn.haoyuan.audit;

import java.util.List;

/** What was done. The name is stored and sealed by the chain, so a verb is never renamed or removed. */
public enum Verb {
    SIGN_IN("登录"),
    SIGN_IN_FAILED("登录失败"),
    LOCK_ACCOUNT("锁定账号"),
    SIGN_OUT("退出登录"),
    END_SESSION("强制下线"),
    SWITCH_POST("切换岗位"),
    CHANGE_PASSWORD("修改密码"),
    CHANGE_EMAIL("修改邮箱"),
    ISSUE_TOKEN("签发访问令牌"),
    REVOKE_TOKEN("吊销访问令牌"),

    CREATE_ACCOUNT("新建账号"),
    IMPORT_ACCOUNTS("导入账号"),
    DISABLE_ACCOUNT("停用账号"),
    ENABLE_ACCOUNT("启用账号"),
    RESET_PASSWORD("重置密码"),
    UNLOCK_ACCOUNT("解除锁定"),
    EDIT_PERSON("更正姓名电话"),
    ADD_POST("增加任职"),
    END_POST("结束任职"),
    CORRECT_POST("更正任职"),
    ASSIGN("指派"),
    END_ASSIGNMENT("结束指派"),

    SAVE_CALENDAR("修改校历"),
    SET_PARAMETER("修改参数"),

    OPEN_UNIT("设立单位"),
    CLOSE_UNIT("撤销单位"),
    REOPEN_UNIT("恢复单位"),
    RENAME_UNIT("单位更名"),
    MOVE_UNIT("调整隶属"),
    MERGE_UNITS("合并单位"),
    TAKE_BACK_UNIT_ACT("取消单位变动"),
    EDIT_PROFILE("修改园所信息"),
    ASK_CORRECTION("请更正园所信息"),
    ANSWER_CORRECTION("答复更正请求"),
    MARK_UNIT("标记单位"),
    END_MARK("取消标记"),
    PAIR_UNITS("结对帮扶"),
    END_PAIRING("结束结对"),
    IMPORT_REGISTER("导入名册"),

    IMPORT_PLAN("导入行动计划"),
    EDIT_PLAN("编辑计划草稿"),
    DISCARD_PLAN("放弃计划草稿"),
    PUBLISH_PLAN("发布行动计划"),

    WAIVE("豁免责任事项"),
    LIFT_WAIVER("撤销豁免"),
    NUDGE("催办"),

    START_FILING("开始填报"),
    SUBMIT_FILING("提交报送"),
    WITHDRAW_FILING("撤回报送"),
    RETURN_FILING("退回报送"),
    ACCEPT_FILING("通过报送"),
    TAKE_BACK_ACCEPTANCE("撤回通过"),
    AMEND_FILING("修订报送"),
    DISCARD_FILING("放弃报送草稿"),

    RECORD_WORK("登记工作记录"),
    VOID_WORK("作废工作记录"),
    EXPORT("导出");

    /** What the log of sign-ins tells. */
    public static final List<Verb> SIGN_INS = List.of(SIGN_IN, SIGN_IN_FAILED, LOCK_ACCOUNT, SIGN_OUT, END_SESSION);

    private final String label;

    Verb(String label) {
        this.label = label;
    }

    /** The Chinese word shown on pages. */
    public String label() {
        return label;
    }
}
