package cn.haoyuan.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * One step in laying out a form that is typed.
 *
 * @param at counted from 0: section, field, column; what is added stands at the end of that place
 */
public record FormStep(Way way, List<Integer> at) {

    /** What is done at the place. */
    public enum Way {
        UP,
        DOWN,
        DROP,
        ADD
    }

    /**
     * A form laid out anew.
     *
     * @param at what was moved or added, or held what was dropped, as {@code s0.f2}; "" for the form
     */
    public record Laid(TypedForm form, String at) {}

    /** As a page names it: {@code up-1-2}; empty for anything else. */
    public static Optional<FormStep> read(String act) {
        if (!act.matches("(up|down|drop|add)(-[0-9]{1,2}){0,3}")) {
            return Optional.empty();
        }
        String[] parts = act.split("-");
        return Optional.of(new FormStep(
                Way.valueOf(parts[0].toUpperCase(Locale.ROOT)),
                Arrays.stream(parts).skip(1).map(Integer::valueOf).toList()));
    }

    /**
     * Takes the step; one to a place that is not there changes nothing. Past the end of its section a field comes into the next.
     *
     * @param type of a field that is added
     */
    public Laid on(TypedForm form, String type) {
        List<TypedSection> sections = new ArrayList<>(form.sections());
        if (at.isEmpty()) {
            if (way == Way.ADD && form.takesSection()) {
                sections.add(new TypedSection(newId(), "", "", List.of()));
            }
            return new Laid(form.with(sections), "s" + (sections.size() - 1));
        }
        int s = at.getFirst();
        if (s >= sections.size()) {
            return new Laid(form, "");
        }
        if (at.size() == 1 && way != Way.ADD) {
            int to = moved(sections, s);
            return new Laid(form.with(sections), way == Way.DROP ? "" : "s" + to);
        }
        if (at.size() == 1) {
            if (!form.takesField()) {
                return new Laid(form, "s" + s);
            }
            List<TypedField> more = new ArrayList<>(sections.get(s).fields());
            more.add(TypedField.blank(newId(), type));
            sections.set(s, sections.get(s).with(more));
            return new Laid(form.with(sections), "s%d.f%d".formatted(s, more.size() - 1));
        }
        return at.get(1) >= sections.get(s).fields().size() ? new Laid(form, "s" + s) : inSection(form, sections, s);
    }

    private Laid inSection(TypedForm form, List<TypedSection> sections, int s) {
        int f = at.get(1);
        List<TypedField> fields = new ArrayList<>(sections.get(s).fields());
        String here = "s%d.f%d".formatted(s, f);
        if (at.size() == 3 || way == Way.ADD) {
            fields.set(f, columns(fields.get(f), form.takesColumn(fields.get(f))));
        } else if (way == Way.UP && f == 0 || way == Way.DOWN && f == fields.size() - 1) {
            return across(form, sections, s, fields);
        } else {
            int to = moved(fields, f);
            here = way == Way.DROP ? "s" + s : "s%d.f%d".formatted(s, to);
        }
        sections.set(s, sections.get(s).with(fields));
        return new Laid(form.with(sections), here);
    }

    private TypedField columns(TypedField field, boolean room) {
        List<TypedColumn> columns = new ArrayList<>(field.columns());
        if (way == Way.ADD && room) {
            columns.add(TypedColumn.blank(newId()));
        } else if (way == Way.DROP && at.get(2) < columns.size()) {
            columns.remove((int) at.get(2));
        }
        return field.with(columns);
    }

    /** Out of the section, to the end of the one before or the beginning of the one after it. */
    private Laid across(TypedForm form, List<TypedSection> sections, int s, List<TypedField> fields) {
        int to = way == Way.UP ? s - 1 : s + 1;
        if (to < 0 || to >= sections.size()) {
            return new Laid(form, "s%d.f%d".formatted(s, at.get(1)));
        }
        TypedField field = fields.remove((int) at.get(1));
        List<TypedField> there = new ArrayList<>(sections.get(to).fields());
        int place = way == Way.UP ? there.size() : 0;
        there.add(place, field);
        sections.set(s, sections.get(s).with(fields));
        sections.set(to, sections.get(to).with(there));
        return new Laid(form.with(sections), "s%d.f%d".formatted(to, place));
    }

    /** Moves or drops one of a list; answers where it is. */
    int moved(List<?> all, int index) {
        if (way == Way.DROP) {
            all.remove(index);
            return index;
        }
        int to = Math.clamp(way == Way.UP ? index - 1L : index + 1L, 0, all.size() - 1);
        Collections.swap(all, index, to);
        return to;
    }

    /** As nothing of any form was ever called. */
    private static String newId() {
        return "f-" + UUID.randomUUID().toString().substring(0, 8);
    }
}
