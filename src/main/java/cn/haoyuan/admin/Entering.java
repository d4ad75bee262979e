package cn.haoyuan.admin;

/** What became of the form that gives somebody new an account. */
public sealed interface Entering permits EnteredPage, AppointmentPage, Entering.Known {

    /** The same form made the account before: it came again, as by a reload. */
    record Known(int accountId) implements Entering {}
}
