package cn.haoyuan.testing;

import cn.haoyuan.calendar.Cadence;
import cn.haoyuan.plan.Ask;
import cn.haoyuan.plan.DueRule;
import cn.haoyuan.plan.Receiver;
import java.time.LocalDate;

/** An ask like another, but for what is said of it here. */
public final class AskLike {

    private final Ask other;
    private int count;
    private Cadence cadence;
    private LocalDate from;
    private DueRule opens;
    private DueRule due;
    private Receiver receiver;

    private AskLike(Ask other) {
        this.other = other;
        this.count = other.count();
        this.cadence = other.cadence();
        this.from = other.from();
        this.opens = other.opens();
        this.due = other.due();
        this.receiver = other.receiver();
    }

    public static AskLike of(Ask other) {
        return new AskLike(other);
    }

    public AskLike count(int count) {
        this.count = count;
        return this;
    }

    public AskLike cadence(Cadence cadence) {
        this.cadence = cadence;
        return this;
    }

    public AskLike from(LocalDate from) {
        this.from = from;
        return this;
    }

    public AskLike opens(DueRule opens) {
        this.opens = opens;
        return this;
    }

    public AskLike due(DueRule due) {
        this.due = due;
        return this;
    }

    public AskLike receiver(Receiver receiver) {
        this.receiver = receiver;
        return this;
    }

    public Ask ask() {
        return new Ask(
                other.who(),
                other.having(),
                other.about(),
                other.post(),
                other.evidence(),
                other.form(),
                other.topic(),
                count,
                cadence,
                other.on(),
                from,
                opens,
                due,
                other.grace(),
                receiver,
                other.defaults());
    }
}
