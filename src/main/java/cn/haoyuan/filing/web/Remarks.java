package cn.haoyuan.filing.web;

import cn.haoyuan.filing.Content;
import cn.haoyuan.filing.Filing;
import cn.haoyuan.filing.FilingAct;
import cn.haoyuan.filing.Filings;
import cn.haoyuan.plan.Field;
import cn.haoyuan.plan.FieldType;
import cn.haoyuan.plan.Form;
import cn.haoyuan.plan.Section;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a reviewer said to sections, by their ids.
 *
 * @param changed the sections that were changed since
 */
record Remarks(Map<String, String> words, Set<String> changed) {

    static final Remarks NONE = new Remarks(Map.of(), Set.of());

    /** With the decision on this submission. */
    static Remarks of(List<FilingAct> acts, int no) {
        return decisions(acts)
                .filter(act -> act.submissionNo() != null && act.submissionNo() == no)
                .findFirst()
                .map(act -> new Remarks(act.remarks(), Set.of()))
                .orElse(NONE);
    }

    /** With the latest decision, to whoever writes now. What the register brings along does not count as changed. */
    static Remarks of(List<FilingAct> acts, Filings filings, Filing filing, Content now, Form form) {
        Optional<FilingAct> latest =
                decisions(acts).findFirst().filter(act -> !act.remarks().isEmpty());
        return latest.map(act -> new Remarks(
                        act.remarks(),
                        Stream.ofNullable(act.submissionNo())
                                .flatMap(no -> filings.submission(filing.id(), no).stream())
                                .flatMap(then -> changed(then.content(), now, form))
                                .collect(Collectors.toSet())))
                .orElse(NONE);
    }

    private static Stream<FilingAct> decisions(List<FilingAct> acts) {
        return FilingAct.holding(acts).reversed().stream()
                .filter(act -> act.verb().decides());
    }

    private static Stream<String> changed(Content then, Content now, Form form) {
        Set<Field> differing = now.differing(then, form).stream()
                .filter(field -> field.type() != FieldType.KNOWN)
                .collect(Collectors.toSet());
        return form.sections().stream()
                .filter(section -> section.fields().stream().anyMatch(differing::contains))
                .map(Section::id);
    }
}
