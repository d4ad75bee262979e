package cn.haoyuan.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Prints a paper as .docx, streaming. What makes the look (styles, fonts, page numbers) stands in readable parts under
 * {@code resources/document/word}; only the body and the properties are written here, so that there is no template to evaluate.
 */
final class WordPrinter {

    private static final List<String> PARTS = List.of(
            "[Content_Types].xml",
            "_rels/.rels",
            "word/_rels/document.xml.rels",
            "word/styles.xml",
            "word/settings.xml",
            "word/fontTable.xml",
            "word/footer1.xml",
            "word/footer2.xml");

    private WordPrinter() {}

    static void print(Paper paper, Clock clock, OutputStream out) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String part : PARTS) {
                zip.putNextEntry(new ZipEntry(part));
                try (InputStream in = WordPrinter.class.getResourceAsStream("/document/word/" + part)) {
                    if (in == null) {
                        throw new IOException("part " + part + " is missing");
                    }
                    in.transferTo(zip);
                }
            }
            zip.putNextEntry(new ZipEntry("docProps/core.xml"));
            properties(paper, clock.instant(), zip);
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            XMLStreamWriter xml = xml(zip);
            new WordBody(xml, paper.wide()).write(paper);
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException broken) {
            throw new IOException(broken);
        }
    }

    private static void properties(Paper paper, Instant now, OutputStream out) throws XMLStreamException {
        String core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
        String dc = "http://purl.org/dc/elements/1.1/";
        String terms = "http://purl.org/dc/terms/";
        XMLStreamWriter xml = xml(out);
        xml.writeStartElement("cp", "coreProperties", core);
        xml.writeNamespace("cp", core);
        xml.writeNamespace("dc", dc);
        xml.writeNamespace("dcterms", terms);
        xml.writeNamespace("xsi", "http://www.w3.org/2001/XMLSchema-instance");
        element(xml, "dc", "title", dc, paper.title());
        element(xml, "dc", "creator", dc, paper.author());
        xml.writeStartElement("dcterms", "created", terms);
        xml.writeAttribute("xsi", "http://www.w3.org/2001/XMLSchema-instance", "type", "dcterms:W3CDTF");
        xml.writeCharacters(now.truncatedTo(ChronoUnit.SECONDS).toString());
        xml.writeEndElement();
        xml.writeEndDocument();
        xml.flush();
    }

    private static void element(XMLStreamWriter xml, String prefix, String name, String space, String text)
            throws XMLStreamException {
        xml.writeStartElement(prefix, name, space);
        xml.writeCharacters(Paper.clean(text));
        xml.writeEndElement();
    }

    private static XMLStreamWriter xml(OutputStream out) throws XMLStreamException {
        XMLStreamWriter xml =
                XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
        xml.writeStartDocument("UTF-8", "1.0");
        return xml;
    }
}
