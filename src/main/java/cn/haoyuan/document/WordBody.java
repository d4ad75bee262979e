package cn.haoyuan.document;

import cn.haoyuan.document.Block.Column;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes the body of a Word file. Lengths are in twips, twentieths of a point: 567 make a centimetre. */
final class WordBody {

    private static final String W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final String R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /** The type area of GB/T 9704: 156 mm across, 225 mm where the sheet lies on its side. */
    private static final int UPRIGHT = 8844;

    private static final int LYING = 12756;

    private final XMLStreamWriter xml;
    private final boolean wide;

    /** Whether paragraphs stay on the page of the next one: from the last lines on, so that no page holds a signature by itself. */
    private boolean kept;

    WordBody(XMLStreamWriter xml, boolean wide) {
        this.xml = xml;
        this.wide = wide;
    }

    void write(Paper paper) throws XMLStreamException {
        xml.writeStartElement("w", "document", W);
        xml.writeNamespace("w", W);
        xml.writeNamespace("r", R);
        open("body");
        paragraph("Title", paper.title());
        if (!paper.subtitle().isEmpty()) {
            paragraph("Subtitle", paper.subtitle());
        }
        for (Block block : paper.blocks()) {
            block(block, block == paper.lastTable(), block == paper.beforeSignature());
        }
        page();
        close();
        close();
    }

    private void block(Block block, boolean lastTable, boolean lastLine) throws XMLStreamException {
        switch (block) {
            case Block.Heading(int level, String text) -> paragraph("Heading" + level, text);
            case Block.Text(String text) -> {
                List<String> lines = Paper.paragraphs(text);
                for (int i = 0; i < lines.size(); i++) {
                    kept |= lastLine && i == lines.size() - 1;
                    paragraph("Normal", lines.get(i));
                }
            }
            case Block.Addressee(String unit) -> paragraph("Salutation", unit + "：");
            case Block.Entry(String label, String text) -> {
                kept |= lastLine;
                open("p");
                properties("Normal");
                run("Label", label + "：");
                run("", Paper.clean(text).replace('\n', ' ').strip());
                close();
            }
            case Block.Table(List<Column> columns, List<List<String>> rows) -> table(columns, rows, lastTable);
            case Block.Signature(String unit, String day) -> {
                paragraph("Signature", "");
                paragraph("Signature", unit);
                paragraph("Signature", day);
            }
        }
    }

    private void table(List<Column> columns, List<List<String>> rows, boolean last) throws XMLStreamException {
        int width = wide ? LYING : UPRIGHT;
        int whole = columns.stream().mapToInt(Column::weight).sum();
        String style = columns.size() > 11 || wide && Block.Table.dense(columns.size())
                ? "CellSmall"
                : Block.Table.dense(columns.size()) ? "CellDense" : "Cell";
        open("tbl");
        open("tblPr");
        empty("tblStyle", "val", "Grid");
        empty("tblW", "w", width, "type", "dxa");
        empty("tblLayout", "type", "fixed");
        close();
        open("tblGrid");
        for (Column column : columns) {
            empty("gridCol", "w", width * column.weight() / whole);
        }
        close();
        kept |= last && rows.size() <= Paper.KEPT_ROWS;
        row(style, columns, columns.stream().map(Column::heading).toList(), true);
        for (int i = 0; i < rows.size(); i++) {
            kept |= last && i >= rows.size() - Paper.KEPT_ROWS;
            row(style, columns, rows.get(i), false);
        }
        close();
        open("p");
        open("pPr");
        keep();
        empty("snapToGrid", "val", "0");
        empty("spacing", "line", 240, "lineRule", "exact");
        close();
        close();
    }

    private void row(String style, List<Column> columns, List<String> cells, boolean heading)
            throws XMLStreamException {
        open("tr");
        open("trPr");
        empty("cantSplit");
        if (heading) {
            empty("tblHeader");
        }
        close();
        for (int i = 0; i < columns.size(); i++) {
            open("tc");
            open("tcPr");
            empty("vAlign", "val", "center");
            close();
            List<String> lines = Paper.paragraphs(i < cells.size() ? cells.get(i) : "");
            for (String line : lines.isEmpty() ? List.of("") : lines) {
                open("p");
                open("pPr");
                empty("pStyle", "val", style);
                keep();
                if (heading || columns.get(i).number()) {
                    empty("jc", "val", "center");
                }
                close();
                run(heading ? "Label" : "", line);
                close();
            }
            close();
        }
        close();
    }

    /** Page numbers, size and margins; a sheet on its side keeps the margins of its edges. */
    private void page() throws XMLStreamException {
        open("sectPr");
        reference("default", "footerOdd");
        reference("even", "footerEven");
        if (wide) {
            empty("pgSz", "w", 16838, "h", 11906, "orient", "landscape");
            margins(1587, 2041, 1474, 2041);
        } else {
            empty("pgSz", "w", 11906, "h", 16838);
            margins(2098, 1474, 1984, 1587);
        }
        // 22 lines a page; 28 characters a line by the spacing of the style, since a grid of characters is read in
        // different ways
        empty("docGrid", "type", "lines", "linePitch", 579);
        close();
    }

    private void margins(int top, int right, int bottom, int left) throws XMLStreamException {
        empty(
                "pgMar",
                "top",
                top,
                "right",
                right,
                "bottom",
                bottom,
                "left",
                left,
                "header",
                851,
                "footer",
                bottom - 680);
    }

    private void reference(String type, String part) throws XMLStreamException {
        xml.writeEmptyElement("w", "footerReference", W);
        xml.writeAttribute("w", W, "type", type);
        xml.writeAttribute("r", R, "id", part);
    }

    private void paragraph(String style, String text) throws XMLStreamException {
        open("p");
        properties(style);
        run("", Paper.clean(text).replace('\n', ' '));
        close();
    }

    private void properties(String style) throws XMLStreamException {
        open("pPr");
        if (!style.equals("Normal")) {
            empty("pStyle", "val", style);
        }
        keep();
        close();
    }

    private void keep() throws XMLStreamException {
        if (kept) {
            empty("keepNext");
        }
    }

    private void run(String style, String text) throws XMLStreamException {
        if (text.isEmpty()) {
            return;
        }
        open("r");
        if (!style.isEmpty()) {
            open("rPr");
            empty("rStyle", "val", style);
            close();
        }
        xml.writeStartElement("w", "t", W);
        xml.writeAttribute("xml", "http://www.w3.org/XML/1998/namespace", "space", "preserve");
        xml.writeCharacters(text);
        close();
        close();
    }

    private void open(String name) throws XMLStreamException {
        xml.writeStartElement("w", name, W);
    }

    private void close() throws XMLStreamException {
        xml.writeEndElement();
    }

    private void empty(String name, Object... attributes) throws XMLStreamException {
        xml.writeEmptyElement("w", name, W);
        for (int i = 0; i < attributes.length; i += 2) {
            xml.writeAttribute("w", W, attributes[i].toString(), attributes[i + 1].toString());
        }
    }
}
