package cn.haoyuan.duty;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whom to ask about a duty. Declared here, implemented by the module that knows whom to remind. */
public interface DutyContacts {

    /** Those who answer for the duty today, else who is to on a later day, as far as the viewer sees them. Runs in the caller's transaction. */
    List<Contact> of(long dutyId, LocalDate today);

    /**
     * Somebody to ask.
     *
     * @param post what they are at the unit that owes it
     * @param phone as their account has it; null where it has none
     * @param from when they begin; null for those of today
     */
    record Contact(
            String name,
            String post,
            @Nullable String phone,
            @Nullable LocalDate from) {}
}
