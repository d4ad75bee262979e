package cn.haoyuan.publication;

import cn.haoyuan.audit.Acts;
import cn.haoyuan.audit.Verb;
import cn.haoyuan.plan.PlanVersion;
import cn.haoyuan.web.Day;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How drafts came to be, as the log of acts has it. */
@Component
class Origins {

    private final Acts acts;

    Origins(Acts acts) {
        this.acts = acts;
    }

    String of(PlanVersion draft) {
        return of(List.of(draft)).getOrDefault(draft.id(), "");
    }

    /** When, by whom and from what each was begun, in Chinese without a full stop; by their ids. */
    Map<Integer, String> of(List<PlanVersion> drafts) {
        Map<String, Acts.Beginning> begun =
                acts
                        .beginnings(
                                "plan",
                                drafts.stream()
                                        .map(draft -> Integer.toString(draft.id()))
                                        .toList())
                        .stream()
                        .collect(Collectors.toMap(Acts.Beginning::objectId, act -> act));
        return drafts.stream()
                .collect(Collectors.toMap(
                        PlanVersion::id, draft -> words(draft, begun.get(Integer.toString(draft.id())))));
    }

    private static String words(PlanVersion draft, Acts.@Nullable Beginning act) {
        String at = Day.at(draft.begunAt());
        if (act == null) {
            return at + "开始起草";
        }
        return at + "，" + act.actor() + (act.verb() == Verb.IMPORT_PLAN ? "导入自文件“" + draft.file() + "”" : act.detail());
    }
}
