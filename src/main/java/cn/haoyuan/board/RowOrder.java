package cn.haoyuan.board;

/** In which order units stand beside each other. */
enum CompareSort {
    TREE("按单位顺序"),
    SHARE("完成率由低到高"),
    OVERDUE("逾期件数由多到少");

    private final String label;

    CompareSort(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
