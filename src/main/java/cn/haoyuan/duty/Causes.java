package cn.haoyuan.duty;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What brought a duty about, to be read where it is answered; within the running transaction. */
@Component
public class Causes {

    private final Facts facts;
    private final ObjectProvider<EvidencePlace> places;
    private final Clock clock;

    Causes(Facts facts, ObjectProvider<EvidencePlace> places, Clock clock) {
        this.facts = facts;
        this.places = places;
        this.clock = clock;
    }

    /**
     * A cause.
     *
     * @param href its page; "" where it has none
     * @param wording what is written there, and was before it was corrected
     */
    public record Cause(Fact fact, String href, Wording wording) {

        /** What is written there; "" for nothing. */
        public String words() {
            return wording.words();
        }
    }

    /** By two statements; empty where the duty comes with its period, and where the viewer does not see what brought it about. */
    public Optional<Cause> of(long dutyId) {
        return of(facts.cause(dutyId, LocalDate.now(clock), false), true)
                .filter(cause -> !cause.href().isEmpty());
    }

    /**
     * The same as it was known on a day, and when the duty was met, also where it has no page; its words only where they are asked for, by one
     * statement less.
     */
    Optional<Cause> of(long dutyId, LocalDate asOf, boolean words) {
        return of(facts.cause(dutyId, asOf, true), words);
    }

    /** The same with what is written there: {@code said} where that is the same record, which it is not once the record was corrected. */
    Cause worded(Cause bare, EvidencePlace.Said said) {
        return said.href().equals(bare.href())
                ? new Cause(bare.fact(), bare.href(), new Wording(said.words(), List.of()))
                : of(Optional.of(bare.fact()), true).orElse(bare);
    }

    private Optional<Cause> of(Optional<Fact> cause, boolean words) {
        return cause.map(fact -> places.stream()
                .flatMap(place -> place
                        .record(fact.source(), fact.sourceId())
                        .map(href -> new Cause(
                                fact, href, words ? place.wording(fact.source(), fact.sourceId()) : Wording.NONE))
                        .stream())
                .findFirst()
                .orElseGet(() -> new Cause(fact, "", Wording.NONE)));
    }
}
