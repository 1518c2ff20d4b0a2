package io.tandem.ingest.formats;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import io.tandem.ingest.domain.Refusal;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// Reads a workbook once and keeps nothing, so that one that would fill the memory does not reach the reader that
/// keeps texts and rows.
final class WorkbookCheck {
    private static final long LARGEST_SHEET = 256L * 1024 * 1024;
    private static final long LARGEST_OTHER = 16L * 1024 * 1024;
    private static final int LONGEST_TEXT = 65_536;
    private static final int MOST_CELLS = 1_000;
    private static final int LETTERS_OF_A_COLUMN = 3;

    private WorkbookCheck() {}

    /// @throws TableException when a part is too large, a row too long, or the file is no workbook
    static void check(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                String name = entry.getName();
                if (name.endsWith(".xml") || name.endsWith(".rels")) {
                    boolean sheet = name.contains("worksheets/");
                    try (InputStream part =
                            new Bounded(zip.getInputStream(entry), sheet ? LARGEST_SHEET : LARGEST_OTHER)) {
                        read(part);
                    }
                }
            }
        } catch (XMLStreamException e) {
            if (e.getNestedException() instanceof IOException cause) {
                throw cause;
            }
            throw new TableException(Refusal.INVALID_TABLE, "A part of the workbook is not XML.");
        }
    }

    private static void read(InputStream part) throws XMLStreamException {
        XMLInputFactory factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader xml = factory.createXMLStreamReader(part);
        int cells = 0;
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "row" -> cells = 0;
                    case "c" -> {
                        cells++;
                        requireColumn(xml.getAttributeValue(null, "r"), cells);
                    }
                    default -> {
                        // texts and settings
                    }
                }
            }
        }
    }

    private static void requireColumn(@Nullable String address, int cells) {
        int letters = 0;
        while (address != null && letters < address.length() && Character.isLetter(address.charAt(letters))) {
            letters++;
        }
        if (cells > MOST_CELLS || letters > LETTERS_OF_A_COLUMN) {
            throw tooMuch("A row has at most " + MOST_CELLS + " cells.");
        }
    }

    private static TableException tooMuch(String detail) {
        return new TableException(Refusal.LIMIT_EXCEEDED, detail);
    }

    /// A part up to its limit, without overlong texts.
    private static final class Bounded extends FilterInputStream {
        private long left;
        private int sinceTag;

        private Bounded(InputStream in, long limit) {
            super(in);
            this.left = limit;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            left -= Math.max(0, read);
            for (int i = offset; i < offset + read; i++) {
                sinceTag = buffer[i] == '<' ? 0 : sinceTag + 1;
                if (sinceTag > LONGEST_TEXT) {
                    throw tooMuch("A cell has at most " + LONGEST_TEXT + " bytes.");
                }
            }
            if (left < 0) {
                throw tooMuch("The workbook unpacks to too much; send CSV.");
            }
            return read;
        }
    }
}
