package cn.haoyuan.filing;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.files.Attachments;
import cn.haoyuan.plan.Field;
import cn.haoyuan.plan.FieldType;
import cn.haoyuan.plan.Form;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.multipart.MultipartFile;

/** Saves what is being written. An answer of {@link SaveAnswer.Saved} is given only once it is committed. */
@Component
@Transactional
public class Drafts {

    private final JdbcClient jdbc;
    private final Filings filings;
    private final Attachments attachments;
    private final OpenRows opened;
    private final Clock clock;

    Drafts(JdbcClient jdbc, Filings filings, Attachments attachments, OpenRows opened, Clock clock) {
        this.jdbc = jdbc;
        this.filings = filings;
        this.attachments = attachments;
        this.opened = opened;
        this.clock = clock;
    }

    /** Saves whatever was typed, right or wrong, unless somebody else saved in between. The caller is its author. */
    public SaveAnswer save(Viewer viewer, long id, Form form, SaveAttempt attempt) {
        Filing filing = filings.lock(id).orElseThrow();
        Draft draft = filings.draft(id).orElseThrow();
        Content mine = attempt.content(draft.content(), form);
        if (!filing.state().writable()) {
            return new SaveAnswer.Refused(
                    mine,
                    "这份材料现在是“%s”，刚才填写的内容没有保存，仍在本页，可以复制留存。"
                            .formatted(filing.state().label()));
        }
        List<Field> changed = mine.differing(draft.content(), form);
        if (changed.isEmpty()) {
            arrived(id, attempt);
            return new SaveAnswer.Saved(draft.version(), mine, draft.savedAt());
        }
        if (!attempt.follows(draft)) {
            return new SaveAnswer.Clash(draft, mine);
        }
        String json = ContentJson.write(mine);
        if (json.getBytes(StandardCharsets.UTF_8).length > Content.LARGEST) {
            return new SaveAnswer.Refused(mine, "内容超过 1 MB，没有保存。请精简，或把长材料作为附件上传。");
        }
        Map<String, String> prefilled = new LinkedHashMap<>(draft.prefilled());
        changed.forEach(field -> prefilled.remove(field.id()));
        OffsetDateTime now = OffsetDateTime.now(clock);
        jdbc.sql("""
                        update filing_draft
                        set content = :content::jsonb, prefilled = :prefilled::jsonb, version = version + 1, editor = :editor,
                            stamp = :stamp, saved_at = :now, saved_by = :post
                        where filing_id = :id
                        """)
                .param("content", json)
                .param("prefilled", ContentJson.writeWords(prefilled))
                .param("editor", attempt.editor())
                .param("stamp", attempt.stamp())
                .param("now", now)
                .param("post", viewer.post().id())
                .param("id", id)
                .update();
        return new SaveAnswer.Saved(draft.version() + 1, mine, now);
    }

    /**
     * So that the device that sent it knows, though it was written otherwise there: １５２００ as 15200; or given up for what was saved on another
     * device, whose clock may be ahead.
     */
    private void arrived(long id, SaveAttempt attempt) {
        jdbc.sql("update filing_draft set stamp = :stamp where filing_id = :id and (stamp < :stamp or :settled)")
                .param("stamp", attempt.stamp())
                .param("settled", attempt.resolves() != null)
                .param("id", id)
                .update();
    }

    /** Keeps uploaded files and adds them to the draft; answers what was refused and why. */
    public List<FieldProblem> attach(Viewer viewer, long id, Form form, Map<String, List<MultipartFile>> files) {
        Filing filing = filings.lock(id).orElseThrow();
        Draft draft = filings.draft(id).orElseThrow();
        List<FieldProblem> refused = new ArrayList<>();
        Content content = draft.content();
        for (Field field : Content.fields(form, FieldType.ATTACHMENTS)) {
            List<MultipartFile> sent = Attachments.sent(files.getOrDefault("upload." + field.id(), List.of()));
            if (!sent.isEmpty() && !filing.state().writable()) {
                refused.add(new FieldProblem(
                        FieldProblem.at(field.id()),
                        field.label(),
                        "这份材料现在是“%s”，没有上传。".formatted(filing.state().label())));
                continue;
            }
            Attachments.Added added = attachments.add(viewer, content.attachments(field.id()), field.max(), sent);
            content = content.with(
                    field.id(),
                    new Value.Items(Stream.concat(
                                    content.items(field.id()).stream(),
                                    added.ids().stream().map(String::valueOf))
                            .toList()));
            Stream.concat(added.doubles().stream(), added.refused().stream().map(why -> why + "。"))
                    .map(why -> new FieldProblem(FieldProblem.at(field.id()), field.label(), why))
                    .forEach(refused::add);
        }
        put(viewer, draft, content, id, form);
        return refused;
    }

    /** What is being written, as it was saved last. */
    @Transactional(readOnly = true)
    public Content saved(long id) {
        return filings.draft(id).map(Draft::content).orElse(Content.EMPTY);
    }

    /**
     * Puts in the rows that a field leaves out of those it began with, with what was typed in them as far as {@code before}, or what was
     * handed in last, holds it; none where it began with none. Answers what was done, in words; "" for nothing.
     */
    public String restore(Viewer viewer, long id, Forms.Bound bound, String field, Content before) {
        Filing filing = filings.lock(id).orElseThrow();
        Draft draft = filings.draft(id).orElseThrow();
        Content handedIn = filings.submission(id, Writing.latest(filings.acts(id)))
                .map(Submission::content)
                .orElse(Content.EMPTY);
        Restored restored = bound.form()
                .field(field)
                .filter(known ->
                        known.type() == FieldType.TABLE && filing.state().writable())
                .map(known -> opened.restored(bound, filing, draft.content(), known, List.of(before, handedIn)))
                .orElse(new Restored(draft.content(), List.of(), List.of(), List.of()));
        put(viewer, draft, restored.content(), id, bound.form());
        return restored.words();
    }

    /**
     * Takes over what a letter says now into the row of a field that answers what it said before. Answers what was done, in words.
     *
     * @param line what it says now
     */
    public String reword(Viewer viewer, long id, Forms.Bound bound, String field, String line) {
        Filing filing = filings.lock(id).orElseThrow();
        Draft draft = filings.draft(id).orElseThrow();
        Content content = filing.state().writable()
                ? opened.reworded(bound, filing, draft.content(), field, line).orElse(draft.content())
                : draft.content();
        put(viewer, draft, content, id, bound.form());
        return content.equals(draft.content()) ? "" : "已改成现在的写法：“" + line + "”，这一行别的各栏没有动，请核对。";
    }

    /** Of no page: one that saved last knows nothing of what came, and would leave it out with its next save. */
    private void put(Viewer viewer, Draft draft, Content content, long id, Form form) {
        if (content.differing(draft.content(), form).isEmpty()) {
            return;
        }
        jdbc.sql("""
                        update filing_draft
                        set content = :content::jsonb, version = version + 1, editor = '', saved_at = :now, saved_by = :post
                        where filing_id = :id
                        """)
                .param("content", ContentJson.write(content))
                .param("now", OffsetDateTime.now(clock))
                .param("post", viewer.post().id())
                .param("id", id)
                .update();
    }
}
