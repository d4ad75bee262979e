package cn.haoyuan.filing;

import cn.haoyuan.files.Attachment;
import cn.haoyuan.files.Attachments;
import cn.haoyuan.plan.Form;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What the check of a filled-in form needs to know besides the form. */
@Component
public class FormChecks {

    private final Goals goals;
    private final Attachments attachments;
    private final Clock clock;

    FormChecks(Goals goals, Attachments attachments, Clock clock) {
        this.goals = goals;
        this.attachments = attachments;
        this.clock = clock;
    }

    /** What would keep this content from being submitted, or is wrong already; two statements at most. */
    public FormCheck of(Forms.Bound bound, Filing filing, Content content) {
        return new FormCheck(
                bound.form(),
                goals.offered(bound.form(), bound.plan(), filing.unitId()),
                files(bound.form(), List.of(content)),
                Ahead.of(filing, bound.plan()),
                LocalDate.now(clock));
    }

    /** The attachments of contents that the viewer may see, by id; one statement at most. */
    public Map<Long, Attachment> files(Form form, List<Content> contents) {
        List<Long> ids = contents.stream()
                .flatMap(content -> content.attachments(form).stream())
                .distinct()
                .toList();
        return ids.isEmpty()
                ? Map.of()
                : attachments.find(ids).stream().collect(Collectors.toMap(Attachment::id, Function.identity()));
    }
}
