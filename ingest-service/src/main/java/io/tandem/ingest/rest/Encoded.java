package io.tandem.ingest.rest;

import io.tandem.ingest.domain.Refusal;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// A body in its content encoding: as it is, or gzip. A body that grows more than text does when it is unpacked is
/// refused while it is read.
final class Encoded extends FilterInputStream {
    /// Observations as text become 10 to 40 times smaller; nothing but zeros becomes 1,000 times smaller.
    private static final int GREATEST_RATIO = 200;

    /// So much is unpacked whatever it grows from.
    private static final long FREE = 4L * 1024 * 1024;

    private final Counted packed;
    private long unpacked;

    private Encoded(InputStream unpacking, Counted packed) {
        super(unpacking);
        this.packed = packed;
    }

    /// The body's content.
    ///
    /// @throws ProblemException for any other encoding, and when the body is not in the one that is named
    static InputStream open(HttpHeaders headers, InputStream body) {
        requireTypes(headers);
        String encoding = headers.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        if (encoding == null || encoding.isBlank() || encoding.equalsIgnoreCase("identity")) {
            return body;
        }
        if (!encoding.equalsIgnoreCase("gzip")) {
            throw new ProblemException(
                    Refusal.UNSUPPORTED_MEDIA_TYPE, "Send the body as it is, or with Content-Encoding: gzip.");
        }
        try {
            Counted packed = new Counted(body);
            return new Encoded(new GZIPInputStream(packed, 8192), packed);
        } catch (ZipException | EOFException e) {
            throw problem(e);
        } catch (IOException _) {
            throw new ProblemException(Refusal.BAD_REQUEST, "The body could not be read to its end.");
        }
    }

    /// The framework chooses among the methods of a path by their types, and does not insist when there are several.
    private static void requireTypes(HttpHeaders headers) {
        if (headers.getMediaType() == null) {
            throw new ProblemException(Refusal.UNSUPPORTED_MEDIA_TYPE, BodyReader.EXPECTED);
        }
        if (headers.getAcceptableMediaTypes().stream()
                .noneMatch(type -> type.isCompatible(MediaType.APPLICATION_JSON_TYPE))) {
            throw new ProblemException(Refusal.NOT_ACCEPTABLE, "Answers are application/json.");
        }
    }

    /// The problem of a body that cannot be unpacked.
    static ProblemException problem(IOException e) {
        return e instanceof Bomb
                ? new ProblemException(Refusal.LIMIT_EXCEEDED, "A body unpacks to at most 200 times its size.")
                : new ProblemException(Refusal.INVALID_ENCODING, "The body is not gzip, or is damaged.");
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        return one < 0 ? one : count(1, one);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read;
        try {
            read = super.read(buffer, offset, length);
        } catch (EOFException e) {
            throw damaged(e);
        }
        return read < 0 ? read : count(read, read);
    }

    private int count(int more, int answer) throws IOException {
        unpacked += more;
        if (unpacked > FREE && unpacked > packed.count * GREATEST_RATIO) {
            throw new Bomb();
        }
        return answer;
    }

    private static ZipException damaged(EOFException e) {
        ZipException problem = new ZipException("ends too early");
        problem.initCause(e);
        return problem;
    }

    /// Unpacks to far too much.
    private static final class Bomb extends ZipException {
        private static final long serialVersionUID = 1L;
    }

    /// Counts what was read in the body's own encoding.
    private static final class Counted extends FilterInputStream {
        private long count;

        private Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count += one < 0 ? 0 : 1;
            return one;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count += Math.max(0, read);
            return read;
        }
    }
}
