package cn.haoyuan.org;

/** Staff by post, each person counted once. */
public record Staff(int principals, int teachers, int careWorkers, int healthWorkers, int cooks, int guards) {

    public static final Staff NONE = new Staff(0, 0, 0, 0, 0, 0);

    public int total() {
        return principals + teachers + careWorkers + healthWorkers + cooks + guards;
    }
}
