package cn.haoyuan.plan;

/** What a field starts with, so that nothing is asked twice. */
public sealed interface Prefill {

    /** The same field of the unit's last filing of this form. */
    record Last() implements Prefill {}

    /**
     * A field of the unit's last filing of another form, or this one of its last filing of this form where that came later; of the very
     * filing whose acceptance asks for this form, where there is one.
     */
    record FromForm(FieldRef field) implements Prefill {}

    /** A table's first column: what the record numbers that brought the duty about, as the letter after which a plan is due. */
    record Event() implements Prefill {}

    /** What the register knows on the day; what it does not know of a row, as the unit's last filing of this form says. */
    record Register(KnownTable table) implements Prefill {}
}
