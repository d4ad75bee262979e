package cn.haoyuan.plan;

/** What a field starts with, so that nothing is asked twice. */
public sealed interface Prefill {

    /** The same field of the unit's last filing of this form. */
    record Last() implements Prefill {}

    /** A field of the unit's latest filing of another form. */
    record FromForm(FieldRef field) implements Prefill {}
}
