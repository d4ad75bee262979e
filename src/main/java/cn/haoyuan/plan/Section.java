package cn.haoyuan.plan;

import java.util.List;

/**
 * A part of a form that is written, saved and remarked on as one.
 *
 * @param prompt what to think about when writing it
 */
public record Section(String id, String title, String prompt, List<Field> fields) {

    public Section {
        fields = List.copyOf(fields);
    }
}
