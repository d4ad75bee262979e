package cn.haoyuan.duty;

/** How many duties stand in each state. */
public record Counts(long notOpen, long open, long dueSoon, long overdue, long met, long metLate, long waived) {

    public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0);

    public Counts plus(Counts other) {
        return new Counts(
                notOpen + other.notOpen,
                open + other.open,
                dueSoon + other.dueSoon,
                overdue + other.overdue,
                met + other.met,
                metLate + other.metLate,
                waived + other.waived);
    }

    /** All duties known on the day. */
    public long total() {
        return notOpen + open + dueSoon + overdue + met + metLate + waived;
    }

    /** Duties whose deadline has come or that are done: what a share of completion is taken of. */
    public long reckoned() {
        return overdue + met + metLate;
    }

    /** The count of one state. */
    public long of(DutyState state) {
        return switch (state) {
            case NOT_OPEN -> notOpen;
            case OPEN -> open;
            case DUE_SOON -> dueSoon;
            case OVERDUE -> overdue;
            case MET -> met;
            case MET_LATE -> metLate;
            case WAIVED -> waived;
        };
    }
}
