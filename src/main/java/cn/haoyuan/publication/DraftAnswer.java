package cn.haoyuan.publication;

import cn.haoyuan.plan.Edit;
import cn.haoyuan.plan.EditOutcome;
import cn.haoyuan.plan.Problem;
import cn.haoyuan.web.Html;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/**
 * Answers what became of a part of a draft that was sent: with its page, with only what a script puts in place there, or with where
 * one goes on.
 *
 * @param template its page; with {@code -kept} what a script puts in place
 * @param part whether a script asks, while one types
 * @param page the part as it is to be shown
 */
record DraftAnswer<T>(String template, boolean part, Showing<T> page) {

    /** What the page of a part shows: what was typed upon {@code base}, what is wrong with it, what another saved meanwhile. */
    interface Showing<T> {
        Object of(T typed, String base, List<Problem> problems, @Nullable Edit<T> theirs);
    }

    /**
     * @param typed as it was sent
     * @param base upon which it was typed
     * @param saved where one goes on after it was saved
     * @param lost what to say where the draft is gone
     */
    ModelAndView to(
            EditOutcome<T> outcome,
            T typed,
            String base,
            Function<EditOutcome.Saved<T>, ModelAndView> saved,
            Supplier<ModelAndView> lost) {
        return switch (outcome) {
            case EditOutcome.Saved<T>(String now, boolean _) when part -> kept(typed, now, null);
            case EditOutcome.Saved<T> done -> saved.apply(done);
            case EditOutcome.Unsound<T>(T sent, String now, List<Problem> problems) ->
                Html.of(template, page.of(sent, now, problems, null), HttpStatus.UNPROCESSABLE_CONTENT);
            case EditOutcome.Clash<T>(T mine, Edit<T> theirs) when part -> kept(typed, base, theirs);
            case EditOutcome.Clash<T>(T mine, Edit<T> theirs) ->
                Html.of(template, page.of(mine, theirs.base(), List.of(), theirs), HttpStatus.CONFLICT);
            case EditOutcome.Gone<T> gone -> lost.get();
        };
    }

    private ModelAndView kept(T typed, String base, @Nullable Edit<T> theirs) {
        return Html.of(
                template + "-kept",
                page.of(typed, base, List.of(), theirs),
                theirs == null ? HttpStatus.OK : HttpStatus.CONFLICT);
    }
}
