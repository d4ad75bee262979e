package cn.haoyuan.workrecord;

import cn.haoyuan.document.Block;
import cn.haoyuan.document.Paper;
import cn.haoyuan.files.Attachment;
import cn.haoyuan.plan.EvidenceKind;
import cn.haoyuan.web.Day;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A record of work as a paper. A letter is laid out as offices send one: what it is, to whom, the text, by whom and when. Parts that
 * the text counts as papers do (一、, （一）) are its headings. What was voided says so.
 */
final class RecordPaper {

    private static final Pattern PART = Pattern.compile("[一二三四五六七八九十]{1,3}、[^。；：]{1,30}");
    private static final Pattern SECTION = Pattern.compile("（[一二三四五六七八九十]{1,3}）[^。；：]{1,30}");

    private static final Pattern COUNTY = Pattern.compile(".*[县区市旗]");
    private static final Pattern ZONE = Pattern.compile(".*(?:经开区|高新区|开发区|管理区)");

    private RecordPaper() {}

    /** @param answered what brought about the duties that it met: on paper no link leads there */
    static Paper of(RecordPage page, List<Occasions.Said> answered) {
        WorkRecord record = page.record();
        Paper.Draft paper = Paper.of(title(page))
                .subtitle(record.voided() ? "（已作废：" + record.voidReason() + "）" : "")
                .author(record.unitName());
        if (record.kind() == EvidenceKind.LETTER) {
            if (record.subjectName() != null) {
                paper.add(new Block.Addressee(government(record.subjectName())));
            }
        } else {
            entries(paper, page, answered);
        }
        record.note().lines().map(String::strip).forEach(line -> paper.add(block(line)));
        entry(
                paper,
                RecordCheck.ANSWER_BY,
                page.answerDays().stream()
                        .map(Day::of)
                        .filter(day -> !record.note().contains(day))
                        .collect(Collectors.joining("、")));
        entry(paper, "附件", page.attachments().stream().map(Attachment::name).collect(Collectors.joining("；")));
        return paper.add(new Block.Signature(record.unitName(), Day.of(record.happenedOn())))
                .done();
    }

    /** The name of its file. */
    static String name(RecordPage page) {
        return page.record().title() + (page.record().voided() ? "（已作废）" : "");
    }

    /** That of the record; a letter to which nobody gave one is called what it is. */
    private static String title(RecordPage page) {
        WorkRecord record = page.record();
        String what = String.join("、", page.topics());
        boolean untitled = record.title().equals(RecordTitle.of(what, record.subjectName()));
        return record.kind() == EvidenceKind.LETTER && untitled ? what : record.title();
    }

    private static void entries(Paper.Draft paper, RecordPage page, List<Occasions.Said> answered) {
        WorkRecord record = page.record();
        entry(paper, "类型", record.kind().label());
        entry(paper, "主题", String.join("、", page.topics()));
        entry(paper, "对象", record.subjectName() == null ? "" : record.subjectName());
        entry(paper, "日期", Day.of(record.happenedOn()));
        entry(
                paper,
                "依据",
                answered.stream()
                        .map(each -> each.unit() + Day.of(each.happenedOn()) + "《" + each.title() + "》")
                        .collect(Collectors.joining("；")));
        entry(paper, "参加人员", record.people());
        entry(paper, "地点", record.place());
        entry(paper, "登记人", page.author() == null ? "" : page.author());
    }

    private static void entry(Paper.Draft paper, String label, String text) {
        if (!text.isEmpty()) {
            paper.add(new Block.Entry(label, text));
        }
    }

    private static Block block(String line) {
        return PART.matcher(line).matches()
                ? new Block.Heading(1, line)
                : SECTION.matcher(line).matches() ? new Block.Heading(2, line) : new Block.Text(line);
    }

    /** Who governs a county; a zone has a committee. Any other unit is written to by its name. */
    private static String government(String unit) {
        if (ZONE.matcher(unit).matches()) {
            return unit + "管理委员会";
        }
        return COUNTY.matcher(unit).matches() ? unit + "人民政府" : unit;
    }
}
