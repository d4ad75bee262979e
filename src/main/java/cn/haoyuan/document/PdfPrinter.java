package cn.haoyuan.document;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;

/**
 * Prints a paper as PDF: tagged in reading order, with its title, fonts embedded as far as they are used. The page is built as
 * a tree of nodes, never as markup, so that no text can become an element, an address or an entity; nothing is fetched.
 */
final class PdfPrinter {

    private static final String STYLE = style();

    static {
        XRLog.setLoggingEnabled(false);
    }

    private PdfPrinter() {}

    static void print(Paper paper, OutputStream out) throws IOException {
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.useFastMode();
        builder.usePdfUaAccessibility(true);
        builder.usePdfVersion(1.7f);
        builder.withProducer("Haoyuan");
        builder.useReplacementText("□");
        builder.useExternalResourceAccessControl(
                (uri, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
        builder.useUriResolver((base, uri) -> null);
        for (Typeface face : Typeface.values()) {
            builder.useFont(face::open, face.family(), face.weight(), FontStyle.NORMAL, true);
        }
        builder.withW3cDocument(page(paper), null);
        builder.toStream(out);
        builder.run();
    }

    private static Document page(Paper paper) {
        try {
            Document document =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().newDocument();
            new PageTree(document).build(paper, STYLE);
            return document;
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String style() {
        try (InputStream in = PdfPrinter.class.getResourceAsStream("/document/print.css")) {
            if (in == null) {
                throw new IllegalStateException("style sheet is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
