package io.tandem.ingest.hj212;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Cuts one connection's bytes into frames: `##`, four digits of length, the data, four of check sum, CR LF.
///
/// It never holds more than the longest frame that four digits can announce. After something broken it goes on at the
/// next `##`, wherever that is, so that a wrong length costs no other frame.
final class FrameSplitter {
    private static final int HEAD = 6;
    private static final int SUM = 4;
    private static final int LONGEST = HEAD + 9_999 + SUM + 2;

    private final Mode mode;
    private final int maxData;
    private final byte[] buffer = new byte[LONGEST];
    private int length;
    private boolean passing;

    /// @param maxData longest data segment that is taken, in bytes
    FrameSplitter(Mode mode, int maxData) {
        this.mode = mode;
        this.maxData = maxData;
    }

    /// Takes the next bytes.
    ///
    /// @return what is complete with them, in order
    List<Piece> feed(byte[] bytes) {
        List<Piece> pieces = new ArrayList<>();
        for (int from = 0; from < bytes.length; ) {
            int share = Math.min(bytes.length - from, LONGEST - length);
            System.arraycopy(bytes, from, buffer, length, share);
            length += share;
            from += share;
            drain(pieces);
        }
        return pieces;
    }

    /// Whether a frame has begun and not ended.
    boolean isPartial() {
        return length > 0;
    }

    private void drain(List<Piece> pieces) {
        int at = 0;
        int next = 0;
        while (next >= 0) {
            at = next;
            next = step(at, pieces);
        }
        int kept = begin(at);
        length -= kept;
        System.arraycopy(buffer, kept, buffer, 0, length);
    }

    /// Where to keep from: what cannot become part of a frame is dropped.
    private int begin(int at) {
        int start = mark(at, length);
        if (start >= 0) {
            return start;
        }
        return length > at && buffer[length - 1] == '#' ? length - 1 : length;
    }

    /// One step forward from a place between frames.
    ///
    /// @return the next such place, or −1 when more bytes are needed
    private int step(int at, List<Piece> pieces) {
        int start = mark(at, length);
        noise(at, start < 0 ? length : start, pieces);
        if (start < 0 || length - start < HEAD) {
            return -1;
        }
        passing = false;
        int declared = number(start + 2);
        if (declared < 0) {
            return broken(Fault.LENGTH, start + 1, pieces);
        }
        int end = start + HEAD + declared;
        int tooEarly = interruption(start + HEAD, Math.min(end + SUM, length));
        if (tooEarly >= 0) {
            return broken(Fault.LENGTH, tooEarly, pieces);
        }
        int needed = end + SUM + (mode == Mode.STRICT ? 2 : 0);
        return length < needed ? -1 : frame(start + HEAD, end, pieces);
    }

    private int frame(int from, int end, List<Piece> pieces) {
        int sum = sum(end);
        if (sum < 0) {
            return broken(Fault.LENGTH, end, pieces);
        }
        if (Crc.of(buffer, from, end) != sum) {
            return broken(Fault.CRC, end + SUM, pieces);
        }
        if (end - from > maxData) {
            return broken(Fault.OVERSIZED, end + SUM, pieces);
        }
        if (mode == Mode.STRICT && (buffer[end + SUM] != '\r' || buffer[end + SUM + 1] != '\n')) {
            return broken(Fault.GRAMMAR, end + SUM, pieces);
        }
        pieces.add(new Piece.Framed(new String(buffer, from, end - from, StandardCharsets.ISO_8859_1)));
        return end + SUM;
    }

    private int broken(Fault fault, int next, List<Piece> pieces) {
        pieces.add(new Piece.Broken(fault));
        passing = true;
        return next;
    }

    /// Line ends between frames are none; after something broken its rest is part of it.
    private void noise(int from, int to, List<Piece> pieces) {
        for (int i = from; i < to && !passing; i++) {
            boolean perhapsMark = buffer[i] == '#' && i == length - 1;
            if (buffer[i] != '\r' && buffer[i] != '\n' && !perhapsMark) {
                broken(Fault.NOISE, i, pieces);
            }
        }
    }

    /// The next `##`, or −1. Of a row of them the last two count.
    private int mark(int from, int to) {
        for (int i = from; i + 1 < to; i++) {
            if (buffer[i] == '#' && buffer[i + 1] == '#' && !(i + 2 < to && buffer[i + 2] == '#')) {
                return i;
            }
        }
        return -1;
    }

    /// A line end or a new frame where there must be data, or −1.
    private int interruption(int from, int to) {
        for (int i = from; i < to; i++) {
            boolean mark = buffer[i] == '#' && i + 1 < to && buffer[i + 1] == '#';
            if (buffer[i] == '\r' || buffer[i] == '\n' || mark) {
                return i;
            }
        }
        return -1;
    }

    private int number(int from) {
        int number = 0;
        for (int i = from; i < from + SUM; i++) {
            int digit = buffer[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    private int sum(int from) {
        int sum = 0;
        for (int i = from; i < from + SUM; i++) {
            boolean lower = buffer[i] >= 'a' && buffer[i] <= 'f';
            if (!HexFormat.isHexDigit(buffer[i] & 0xFF) || (lower && mode == Mode.STRICT)) {
                return -1;
            }
            sum = sum * 16 + HexFormat.fromHexDigit(buffer[i] & 0xFF);
        }
        return sum;
    }
}
