package cn.haoyuan.sheet;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Looks through an xlsx file in constant memory before it is read: how much it unpacks to, how many rows, cells, characters and
 * elements it holds. Every part is looked at whatever it is called, because a workbook says itself which of them are its sheets.
 * Neither DTDs nor entities are followed. What passes here cannot exhaust the reader's memory.
 */
final class XlsxBounds {

    private static final int MOST_ENTRIES = 500;
    private static final long MOST_UNPACKED = 200L * 1024 * 1024;

    /** Pictures and the like, which the workbook of a marked copy holds in memory. */
    private static final long MOST_OTHER = 20L * 1024 * 1024;

    /** Of all parts but the worksheets, which are streamed: the texts that sheets share, styles, the list of sheets. */
    private static final long MOST_HELD = 48L * 1024 * 1024;

    private static final int MOST_HELD_ELEMENTS = 1_500_000;
    private static final int DEEPEST = 64;
    private static final int MOST_RATIO = 200;
    private static final long RATIO_MATTERS_FROM = 2L * 1024 * 1024;
    private static final int MOST_SHARED_CELL = SheetReader.LONGEST_CELL * 2;

    private long unpacked;
    private long other;
    private long held;
    private long heldElements;
    private long elements;

    private XlsxBounds() {}

    /** Answers about how many bytes the workbook would take in memory as a whole: POI makes some 400 of each element. */
    static long check(Path file) throws IOException, UnreadableSheet {
        XlsxBounds bounds = new XlsxBounds();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_ENTRIES) {
                throw bomb();
            }
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                if (!entry.isDirectory()) {
                    bounds.look(entry, zip);
                }
            }
        } catch (XMLStreamException | RuntimeException broken) {
            throw SheetReader.broken(broken);
        } catch (ZipException broken) {
            throw SheetReader.broken(broken);
        }
        return bounds.elements * 400 + bounds.unpacked * 4;
    }

    private void look(ZipEntry entry, ZipFile zip) throws IOException, XMLStreamException, UnreadableSheet {
        String name = entry.getName();
        boolean sheet = name.startsWith("xl/worksheets/") && name.endsWith(".xml");
        try (Counted in = new Counted(zip.getInputStream(entry), entry.getCompressedSize())) {
            try {
                in.markup = true;
                scan(in, sheet);
            } catch (XMLStreamException | RuntimeException noMarkup) {
                if (sheet || name.endsWith("sharedStrings.xml")) {
                    throw noMarkup;
                }
            }
            in.markup = false;
            in.transferTo(OutputStream.nullOutputStream());
            unpacked += in.read;
            held += sheet ? 0 : in.read;
            other += name.endsWith(".xml") || name.endsWith(".rels") ? 0 : in.read;
            if (unpacked > MOST_UNPACKED || held > MOST_HELD || other > MOST_OTHER) {
                throw bomb();
            }
        }
    }

    private void scan(InputStream in, boolean sheet) throws XMLStreamException, UnreadableSheet {
        XMLStreamReader xml = factory().createXMLStreamReader(in);
        int depth = 0;
        int rows = 0;
        int cells = 0;
        int text = -1;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    elements++;
                    heldElements += sheet ? 0 : 1;
                    if (++depth > DEEPEST || heldElements > MOST_HELD_ELEMENTS) {
                        throw bomb();
                    }
                    String element = xml.getLocalName();
                    if (element.equals("row")) {
                        rows++;
                        cells = 0;
                        String number = xml.getAttributeValue(null, "r");
                        if (rows > SheetReader.MOST_ROWS || number != null && number.length() > 7) {
                            throw SheetReader.tooManyRows();
                        }
                    } else if (element.equals("c") && rows > 0) {
                        cells++;
                        text = 0;
                        if (cells > SheetReader.MOST_CELLS || farOut(xml.getAttributeValue(null, "r"))) {
                            throw SheetReader.tooManyCells(rows);
                        }
                    } else if (element.equals("si")) {
                        text = 0;
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    String element = xml.getLocalName();
                    text = element.equals("c") || element.equals("si") ? -1 : text;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    text += text < 0 ? 0 : xml.getTextLength();
                    if (text > MOST_SHARED_CELL) {
                        throw SheetReader.tooLong(rows);
                    }
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new UnreadableSheet("文件含有不允许的实体声明。");
                default -> {}
            }
        }
    }

    /** A cell that calls itself far to the right makes a reader fill the columns before it. */
    private static boolean farOut(@Nullable String reference) {
        if (reference == null) {
            return false;
        }
        int column = 0;
        for (int i = 0; i < reference.length(); i++) {
            char c = reference.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                column = column * 26 + (c - 'A' + 1);
                if (column > SheetReader.MOST_CELLS) {
                    return true;
                }
            }
        }
        return reference.length() > 12;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, Boolean.FALSE);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, Boolean.FALSE);
        factory.setProperty(XMLInputFactory.IS_COALESCING, Boolean.FALSE);
        return factory;
    }

    private static UnreadableSheet bomb() {
        return new UnreadableSheet("文件解压后过大，无法读取。");
    }

    /**
     * Counts what comes out of an entry and stops when it is out of all proportion to what lies in the file, or to what a tag may be:
     * the parser holds each with all that is in it.
     */
    private static final class Counted extends FilterInputStream {
        private static final int LONGEST_TAG = 1 << 20;

        private final long packed;
        private long read;
        private long tag;
        private boolean markup;

        Counted(InputStream in, long packed) {
            super(in);
            this.packed = Math.max(1, packed);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            int got = super.read(buffer, from, length);
            for (int i = from; markup && i < from + got; i++) {
                tag = buffer[i] == '<' ? 0 : tag + 1;
            }
            read += Math.max(0, got);
            if (read > MOST_UNPACKED
                    || markup && tag > LONGEST_TAG
                    || read > RATIO_MATTERS_FROM && read / packed > MOST_RATIO) {
                throw new ZipException("unpacks to too much");
            }
            return got;
        }
    }
}
