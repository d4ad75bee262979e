package cn.haoyuan.plan;

/** What the register and the duty already say about the unit that files, so that no form asks for it. */
public enum KnownSource {
    UNIT_NAME("unit.name", "单位名称"),
    UNIT_CODE("unit.code", "机构标识码"),
    PROFILE_SPONSOR("profile.sponsor", "办园性质"),
    PROFILE_GRADE("profile.grade", "办园等级"),
    PROFILE_CLASSES("profile.classes", "班级数"),
    PROFILE_CHILDREN("profile.children", "在园幼儿数"),
    PROFILE_TOP_CLASSES("profile.top-classes", "大班班级数"),
    PROFILE_TOP_CHILDREN("profile.top-children", "大班幼儿数"),
    PROFILE_STAFF("profile.staff", "教职工数"),
    PROFILE_PLACE("profile.place", "所在地类型"),
    COUNTY_NAME("county.name", "所属县区"),
    /** Of what brought the duty about, as the letter after which a plan is due. */
    EVENT_TITLE("event.title", "所依据的记录"),
    EVENT_DAY("event.day", "记录的日期");

    private final String word;
    private final String label;

    KnownSource(String word, String label) {
        this.word = word;
        this.label = label;
    }

    /** The word in a form file, like {@code unit.name}. */
    public String word() {
        return word;
    }

    /** The Chinese name shown on pages. */
    public String label() {
        return label;
    }
}
