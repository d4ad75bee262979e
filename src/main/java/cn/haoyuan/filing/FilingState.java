package cn.haoyuan.filing;

import cn.haoyuan.web.Light;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Where a filing stands. It follows from the latest act and knows what each verb leads to. */
public enum FilingState {
    DRAFT("填写中"),
    SUBMITTED("待审核"),
    RETURNED("已退回"),
    ACCEPTED("已通过"),
    /** The accepted version stands while its amendment is written. */
    AMENDING("修订中"),
    /** The accepted version stands while its amendment is reviewed. */
    AMENDED("修订待审核"),
    AMENDMENT_RETURNED("修订被退回"),
    /** Thrown away before anything was handed in: no filing, until it is begun anew. */
    DISCARDED("已放弃");

    /** The states of what there is; lists show nothing else. */
    public static final Set<FilingState> KEPT =
            Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(DISCARDED)));

    private final String label;

    FilingState(String label) {
        this.label = label;
    }

    /** The Chinese word on pages. */
    public String label() {
        return label;
    }

    /** How it stands, at a glance. */
    public Light light() {
        return switch (this) {
            case DRAFT, SUBMITTED, AMENDING, AMENDED -> Light.BLUE;
            case RETURNED, AMENDMENT_RETURNED -> Light.YELLOW;
            case ACCEPTED -> Light.GREEN;
            case DISCARDED -> Light.GREY;
        };
    }

    /** Where {@code verb} leads from here; empty if it cannot be done here. */
    public Optional<FilingState> after(FilingVerb verb) {
        return Optional.ofNullable(
                switch (verb) {
                    case START -> this == DISCARDED ? DRAFT : null;
                    case SUBMIT ->
                        switch (this) {
                            case DRAFT, RETURNED -> SUBMITTED;
                            case AMENDING, AMENDMENT_RETURNED -> AMENDED;
                            case SUBMITTED, ACCEPTED, AMENDED, DISCARDED -> null;
                        };
                    case WITHDRAW ->
                        switch (this) {
                            case SUBMITTED -> DRAFT;
                            case AMENDED -> AMENDING;
                            case DRAFT, RETURNED, ACCEPTED, AMENDING, AMENDMENT_RETURNED, DISCARDED -> null;
                        };
                    case RETURN ->
                        switch (this) {
                            case SUBMITTED -> RETURNED;
                            case AMENDED -> AMENDMENT_RETURNED;
                            case DRAFT, RETURNED, ACCEPTED, AMENDING, AMENDMENT_RETURNED, DISCARDED -> null;
                        };
                    case ACCEPT -> awaitsReview() ? ACCEPTED : null;
                    // or AMENDED, where an earlier version stands again
                    case TAKE_BACK -> this == ACCEPTED ? SUBMITTED : null;
                    case AMEND -> this == ACCEPTED ? AMENDING : null;
                    case DISCARD ->
                        switch (this) {
                            case DRAFT -> DISCARDED;
                            case AMENDING -> ACCEPTED;
                            case SUBMITTED, RETURNED, ACCEPTED, AMENDED, AMENDMENT_RETURNED, DISCARDED -> null;
                        };
                });
    }

    /** Whether its author may write on. */
    public boolean writable() {
        return after(FilingVerb.SUBMIT).isPresent();
    }

    /** Whether the receiver has to decide. */
    public boolean awaitsReview() {
        return this == SUBMITTED || this == AMENDED;
    }

    /** Whether the receiver wants it again. */
    public boolean returned() {
        return this == RETURNED || this == AMENDMENT_RETURNED;
    }

    /** Whether an accepted version stands, so that the duty is met. */
    public boolean stands() {
        return switch (this) {
            case ACCEPTED, AMENDING, AMENDED, AMENDMENT_RETURNED -> true;
            case DRAFT, SUBMITTED, RETURNED, DISCARDED -> false;
        };
    }
}
