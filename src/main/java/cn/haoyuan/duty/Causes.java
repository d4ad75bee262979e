package cn.haoyuan.duty;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
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
     * @param corrections what each correction on the way there changed, in words, by the record that corrects; none where that was not asked for
     */
    public record Cause(Fact fact, String href, Wording wording, Map<Long, String> corrections) {

        private static Cause of(Fact fact, String href, Wording wording) {
            return new Cause(fact, href, wording, Map.of());
        }

        /** What is written there; "" for nothing. */
        public String words() {
            return wording.words();
        }
    }

    /** By two statements at most; empty where the duty comes with its period, and where the viewer does not see what brought it about. */
    public Optional<Cause> of(long dutyId) {
        return facts.cause(dutyId, LocalDate.now(clock), false).flatMap(fact -> places.stream()
                .flatMap(place -> place
                        .record(fact.source(), fact.sourceId())
                        .map(href -> Cause.of(
                                fact,
                                href,
                                place.occasion(dutyId)
                                        .map(EvidencePlace.Occasion::wording)
                                        .orElse(Wording.NONE)))
                        .stream())
                .findFirst());
    }

    /** The record that brought it about, as it stands; by one statement. */
    public Optional<EvidencePlace.Occasion> occasion(long dutyId) {
        return places.stream().flatMap(place -> place.occasion(dutyId).stream()).findFirst();
    }

    /**
     * The same as it was known on a day, and when the duty was met, also where it has no page; its words only where they are asked for, by one
     * statement less, and without those before.
     */
    Optional<Cause> of(long dutyId, LocalDate asOf, boolean words) {
        return of(facts.cause(dutyId, asOf, true), words);
    }

    /** The same with what is written there: {@code said} where that is the same record, which it is not once the record was corrected. */
    Cause worded(Cause bare, EvidencePlace.Said said) {
        return said.href().equals(bare.href())
                ? Cause.of(bare.fact(), bare.href(), Wording.of(said.words()))
                : of(Optional.of(bare.fact()), true).orElse(bare);
    }

    private Optional<Cause> of(Optional<Fact> cause, boolean words) {
        return cause.map(fact -> places.stream()
                .flatMap(place -> place
                        .record(fact.source(), fact.sourceId())
                        .map(href -> words ? written(place, fact, href) : Cause.of(fact, href, Wording.NONE))
                        .stream())
                .findFirst()
                .orElseGet(() -> Cause.of(fact, "", Wording.NONE)));
    }

    private static Cause written(EvidencePlace place, Fact fact, String href) {
        EvidencePlace.Written written =
                place.written(fact.source(), fact.sourceId()).orElse(EvidencePlace.Written.NOTHING);
        return new Cause(fact, href, Wording.of(written.words()), written.corrections());
    }
}
