package io.tandem.local.push;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;

/// A text file in parts of whole lines. Of CSV a line ends where no quote is open, and each part begins with the
/// header.
public final class FileParts {
    private static final int MOST_LINES = 20_000;
    private static final int MOST_BYTES = 8 * 1024 * 1024;

    private final InputStream in;
    private final boolean csv;
    private final byte[] header;
    private long position;
    private long line;

    private FileParts(InputStream in, boolean csv) throws IOException {
        this.in = new BufferedInputStream(in, 1 << 16);
        this.csv = csv;
        this.line = 1;
        this.header = csv ? lines(1) : new byte[0];
    }

    /// Lines that are sent at once.
    ///
    /// @param body the header, when there is one, and the lines
    /// @param firstLine number of the first line in the file, from 1, without the header
    /// @param end where in the file the part ends, in bytes
    public record Part(ByteBuffer body, long firstLine, long end) {}

    /// The parts of a file from a place on.
    ///
    /// @param from where to go on, a part's end; 0 for the beginning
    public static FileParts of(InputStream in, boolean csv, long from) throws IOException {
        FileParts parts = new FileParts(in, csv);
        while (parts.position < from && parts.read() >= 0) {
            // counts lines as well
        }
        return parts;
    }

    /// The next lines; empty at the end.
    public Optional<Part> next() throws IOException {
        long first = line;
        byte[] lines = lines(MOST_LINES);
        if (lines.length == 0) {
            return Optional.empty();
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream(header.length + lines.length);
        body.writeBytes(header);
        body.writeBytes(lines);
        return Optional.of(new Part(ByteBuffer.wrap(body.toByteArray()), first, position));
    }

    private byte[] lines(int count) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean quoted = false;
        int lines = 0;
        while (lines < count && (lines == 0 || bytes.size() < MOST_BYTES)) {
            int one = read();
            if (one < 0) {
                break;
            }
            bytes.write(one);
            quoted = quoted ^ (csv && one == '"');
            lines += one == '\n' && !quoted ? 1 : 0;
            if (bytes.size() >= MOST_BYTES && one != '\n') {
                finishLine(bytes, quoted);
                break;
            }
        }
        return bytes.toByteArray();
    }

    private void finishLine(ByteArrayOutputStream bytes, boolean open) throws IOException {
        boolean quoted = open;
        while (bytes.size() < 2 * MOST_BYTES) {
            int one = read();
            if (one < 0) {
                return;
            }
            bytes.write(one);
            quoted = quoted ^ (csv && one == '"');
            if (one == '\n' && !quoted) {
                return;
            }
        }
        throw new IOException("line " + line + " has more than " + MOST_BYTES + " bytes");
    }

    private int read() throws IOException {
        int one = in.read();
        if (one >= 0) {
            position++;
            line += one == '\n' ? 1 : 0;
        }
        return one;
    }
}
