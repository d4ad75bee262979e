package cn.haoyuan.document;

import cn.haoyuan.document.Block.Column;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Builds the tree of a page that is printed as PDF. */
final class PageTree {

    /** Lists are working papers: their margins leave room for some 28 rows. */
    private static final String LYING = "@page { size: A4 landscape; margin: 20mm 24mm 18mm 24mm; }";

    /** The id of the row from which on a table at the end of a paper goes over to the last page, if that would else hold less. */
    static final String LAST_ROWS = "last-rows";

    private static final Pattern DAY = Pattern.compile("(\\d{4}年)?\\d{1,2}月\\d{1,2}日");

    private final Document document;
    private final boolean goOver;

    /**
     * @param goOver whether those rows begin a page
     */
    PageTree(Document document, boolean goOver) {
        this.document = document;
        this.goOver = goOver;
    }

    void build(Paper paper, String style) {
        Element html = document.createElement("html");
        html.setAttribute("lang", "zh-CN");
        document.appendChild(html);
        Element head = add(html, "head", null, null);
        add(head, "title", null, paper.title());
        meta(head, "description", paper.title() + paper.subtitle());
        meta(head, "subject", paper.title());
        meta(head, "author", paper.author());
        add(head, "style", null, paper.wide() ? style + LYING : style);
        Element body = add(html, "body", paper.wide() ? "wide" : null, null);
        add(body, "h1", null, paper.title());
        if (!paper.subtitle().isEmpty()) {
            add(body, "p", "subtitle", paper.subtitle());
        }
        for (Block block : paper.blocks()) {
            block(body, block, block == paper.lastTable());
        }
    }

    private void block(Element body, Block block, boolean last) {
        switch (block) {
            case Block.Heading(int level, String text) -> add(body, "h" + (level + 1), null, text);
            case Block.Text(String text) -> Paper.paragraphs(text).forEach(line -> add(body, "p", null, line));
            case Block.Addressee(String unit) -> add(body, "p", "addressee", unit + "：");
            case Block.Entry(String label, String text) -> {
                Element line = add(body, "p", "entry", null);
                add(line, "b", null, label + "：");
                line.appendChild(document.createTextNode(
                        Paper.clean(text).replace('\n', ' ').strip()));
            }
            case Block.Table(List<Column> columns, List<List<String>> rows) -> table(body, columns, rows, last);
            case Block.Signature(String unit, String day) -> {
                Element end = add(body, "div", "signature", null);
                add(end, "p", null, unit);
                add(end, "p", null, day);
            }
        }
    }

    private void table(Element body, List<Column> columns, List<List<String>> rows, boolean last) {
        Element table = add(body, "table", Block.Table.dense(columns.size()) ? "dense" : null, null);
        int whole = columns.stream().mapToInt(Column::weight).sum();
        Element heads = add(add(table, "thead", null, null), "tr", null, null);
        for (Column column : columns) {
            Element head = add(heads, "th", null, null);
            lines(head, column.heading());
            head.setAttribute("style", "width:" + 100.0 * column.weight() / whole + "%");
            head.setAttribute("scope", "col");
        }
        Element lines = add(table, "tbody", null, null);
        for (List<String> row : rows) {
            Element line = add(lines, "tr", null, null);
            if (last
                    && lines.getChildNodes().getLength() == rows.size() - Paper.KEPT_ROWS + 1
                    && rows.size() > Paper.KEPT_ROWS) {
                line.setAttribute("id", LAST_ROWS);
                line.setAttribute("class", goOver ? "over" : "");
            }
            for (int i = 0; i < columns.size(); i++) {
                lines(
                        add(line, "td", columns.get(i).number() ? "number" : null, null),
                        i < row.size() ? row.get(i) : "");
            }
        }
    }

    private void lines(Element cell, String text) {
        List<String> lines = Paper.paragraphs(text);
        for (int i = 0; i < lines.size(); i++) {
            if (i > 0) {
                add(cell, "br", null, null);
            }
            words(cell, lines.get(i));
        }
    }

    /** A day stays in one line. */
    private void words(Element cell, String line) {
        Matcher day = DAY.matcher(line);
        int from = 0;
        while (day.find()) {
            cell.appendChild(document.createTextNode(line.substring(from, day.start())));
            add(cell, "span", "day", day.group());
            from = day.end();
        }
        cell.appendChild(document.createTextNode(line.substring(from)));
    }

    private void meta(Element head, String name, String content) {
        Element meta = add(head, "meta", null, null);
        meta.setAttribute("name", name);
        meta.setAttribute("content", Paper.clean(content));
    }

    private Element add(Element to, String name, @Nullable String style, @Nullable String text) {
        Element element = document.createElement(name);
        if (style != null) {
            element.setAttribute("class", style);
        }
        if (text != null) {
            element.appendChild(document.createTextNode(Paper.clean(text)));
        }
        to.appendChild(element);
        return element;
    }
}
