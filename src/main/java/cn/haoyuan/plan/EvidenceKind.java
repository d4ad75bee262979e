package cn.haoyuan.plan;

/** What proves a duty met. In a plan file: lower case with hyphens. */
public enum EvidenceKind {
    /** A document one unit files with another, accepted there. */
    FILING("报送材料"),
    VISIT("入园（下县）检查视导"),
    RESEARCH_ACTIVITY("教研活动"),
    LECTURE("园长大课堂"),
    TRAINING("培训"),
    COMPETITION("业务竞赛"),
    EVALUATION("评价考核"),
    DOCUMENT("文件印发"),
    MILESTONE("阶段推进"),
    TOPIC("课题"),
    ETHICS("师德建设"),
    MENTORING_REVIEW("师徒结对小结"),
    COHORT("种子教师遴选"),
    OUTCOME("研究成果"),
    RECOGNITION("认定授牌"),
    PAIRING_ACTIVITY("结对帮扶活动"),
    WORK_RECORD("工作记录"),
    SELF_ASSESSMENT("自评"),
    RETURN("数据报表"),
    ASSESSMENT("年终考核"),
    LETTER("公函"),
    ARTICLE("宣传报道"),
    REPORT("工作报告");

    private final String label;

    EvidenceKind(String label) {
        this.label = label;
    }

    /** The Chinese name shown on pages. */
    public String label() {
        return label;
    }
}
