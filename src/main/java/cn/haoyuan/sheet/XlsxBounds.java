package cn.haoyuan.sheet;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Looks through an xlsx file in constant memory before it is read: how much it unpacks to, how many rows, cells and
 * characters it holds. Neither DTDs nor entities are followed. What passes here cannot exhaust the reader's memory.
 */
final class XlsxBounds {

    private static final int MOST_ENTRIES = 500;
    private static final long MOST_UNPACKED = 200L * 1024 * 1024;
    /** Pictures and the like, which the workbook of a marked copy holds in memory. */
    private static final long MOST_OTHER = 20L * 1024 * 1024;

    private static final long MOST_SHARED_TEXT = 48L * 1024 * 1024;
    private static final int MOST_RATIO = 200;
    private static final long RATIO_MATTERS_FROM = 2L * 1024 * 1024;
    private static final int MOST_SHARED_CELL = SheetReader.LONGEST_CELL * 2;

    private XlsxBounds() {}

    static void check(Path file) throws IOException, UnreadableSheet {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_ENTRIES) {
                throw bomb();
            }
            long unpacked = 0;
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                String name = entry.getName();
                if (entry.isDirectory()) {
                    continue;
                }
                try (Counted in = new Counted(zip.getInputStream(entry), entry.getCompressedSize())) {
                    if (name.startsWith("xl/worksheets/") && name.endsWith(".xml")) {
                        sheet(in);
                    } else if (name.endsWith("sharedStrings.xml")) {
                        shared(in);
                    }
                    in.transferTo(java.io.OutputStream.nullOutputStream());
                    unpacked += in.read;
                    if (!name.endsWith(".xml") && !name.endsWith(".rels") && in.read > MOST_OTHER) {
                        throw bomb();
                    }
                    if (unpacked > MOST_UNPACKED || name.endsWith("sharedStrings.xml") && in.read > MOST_SHARED_TEXT) {
                        throw bomb();
                    }
                }
            }
        } catch (XMLStreamException | RuntimeException broken) {
            throw SheetReader.broken(broken);
        } catch (java.util.zip.ZipException broken) {
            throw SheetReader.broken(broken);
        }
    }

    private static void sheet(InputStream in) throws XMLStreamException, UnreadableSheet {
        XMLStreamReader xml = factory().createXMLStreamReader(in);
        int rows = 0;
        int cells = 0;
        int text = 0;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (xml.getLocalName().equals("row")) {
                        rows++;
                        cells = 0;
                        String number = xml.getAttributeValue(null, "r");
                        if (rows > SheetReader.MOST_ROWS || number != null && number.length() > 7) {
                            throw SheetReader.tooManyRows();
                        }
                    } else if (xml.getLocalName().equals("c")) {
                        cells++;
                        text = 0;
                        if (cells > SheetReader.MOST_CELLS || farOut(xml.getAttributeValue(null, "r"))) {
                            throw SheetReader.tooManyCells(rows);
                        }
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    text += xml.getTextLength();
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

    private static void shared(InputStream in) throws XMLStreamException, UnreadableSheet {
        XMLStreamReader xml = factory().createXMLStreamReader(in);
        int text = 0;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (xml.getLocalName().equals("si")) {
                        text = 0;
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    text += xml.getTextLength();
                    if (text > MOST_SHARED_CELL) {
                        throw new UnreadableSheet("有单元格超过 " + SheetReader.LONGEST_CELL + " 个字。");
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

    /** Counts what comes out of an entry and stops when it is out of all proportion to what lies in the file. */
    private static final class Counted extends FilterInputStream {
        private final long packed;
        private long read;

        Counted(InputStream in, long packed) {
            super(in);
            this.packed = Math.max(1, packed);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            int got = super.read(buffer, from, length);
            count(Math.max(0, got));
            return got;
        }

        private void count(int more) throws IOException {
            read += more;
            if (read > MOST_UNPACKED || read > RATIO_MATTERS_FROM && read / packed > MOST_RATIO) {
                throw new java.util.zip.ZipException("unpacks to too much");
            }
        }
    }
}
