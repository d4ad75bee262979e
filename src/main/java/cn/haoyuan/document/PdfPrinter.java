package cn.haoyuan.document;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.render.Box;
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

    /** Laid out once more where a last page would hold a signature and next to nothing else: the last rows go over to it. */
    static void print(Paper paper, OutputStream out) throws IOException {
        try (PdfBoxRenderer once = laidOut(paper, false, out)) {
            if (!lonely(once)) {
                once.createPDF();
                return;
            }
        }
        try (PdfBoxRenderer again = laidOut(paper, true, out)) {
            again.createPDF();
        }
    }

    private static boolean lonely(PdfBoxRenderer laidOut) {
        Box row = laidOut.getSharedContext().getBoxById(PageTree.LAST_ROWS);
        return row != null
                && row.getAbsY()
                        < laidOut.getRootBox().getLayer().getPages().getLast().getTop();
    }

    private static PdfBoxRenderer laidOut(Paper paper, boolean goOver, OutputStream out) {
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
        builder.withW3cDocument(page(paper, goOver), null);
        builder.toStream(out);
        PdfBoxRenderer renderer = builder.buildPdfRenderer();
        renderer.layout();
        return renderer;
    }

    private static Document page(Paper paper, boolean goOver) {
        try {
            Document document =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().newDocument();
            new PageTree(document, goOver).build(paper, STYLE);
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
