package cn.haoyuan.org;

import java.time.LocalDate;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Runs changes of the tree, and tells of them. */
@Component
class Changes {

    private final ApplicationEventPublisher events;

    Changes(ApplicationEventPublisher events) {
        this.events = events;
    }

    /** Runs a change of these units that holds from the day on, and tells of it before and after. */
    void changing(List<Integer> units, LocalDate day, Runnable change) {
        run(units, day, false, change);
    }

    /** The same where it undoes a change that was to hold from that very day, as though that had never been made. */
    void undoing(List<Integer> units, LocalDate day, Runnable change) {
        run(units, day, true, change);
    }

    private void run(List<Integer> units, LocalDate day, boolean undone, Runnable change) {
        events.publishEvent(new UnitsChanging(units, day));
        change.run();
        events.publishEvent(new UnitsChanged(units, day, undone));
    }
}
