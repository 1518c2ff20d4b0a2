package io.tandem.ingest.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.tandem.ingest.application.Items;
import io.tandem.ingest.application.Place;
import io.tandem.ingest.application.Submission;
import io.tandem.ingest.domain.Finding;
import io.tandem.ingest.domain.ObservationDraft;
import io.tandem.ingest.domain.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Observations as JSON, one on each line. Lines are told apart before they are read, so what is wrong with one is
/// that line's alone, also when it is no JSON. Empty lines are passed over.
final class LineItems implements Items {
    private static final int LONGEST = 65_536;
    private static final ObservationDraft NOTHING =
            new ObservationDraft(null, null, null, null, null, null, null, null, null, null, null);

    private final InputStream in;
    private final byte[] buffer = new byte[2 * LONGEST];
    private int start;
    private int end;
    private int scanned;
    private long line;
    private long bytes;
    private boolean ended;

    LineItems(InputStream in) {
        this.in = in;
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public @Nullable Item next() throws IOException {
        while (true) {
            int newline = newline();
            if (newline < 0) {
                return null;
            }
            int from = start;
            line++;
            start = Math.min(newline + 1, end);
            bytes += start - from;
            scanned = start;
            if (newline - from > LONGEST) {
                return item(refused(tooLong()), from, LONGEST);
            }
            if (!isBlank(from, newline)) {
                return item(read(from, newline - from), from, newline - from);
            }
        }
    }

    private Item item(Submission submission, int from, int length) {
        // the buffer is used again, but not before the item has been judged
        return new Item(
                submission,
                Place.line(line),
                characters -> new String(buffer, from, Math.min(length, characters), StandardCharsets.UTF_8));
    }

    /// Where the line at `start` ends; a line that is too long is dropped to its end and counts as one byte too long.
    private int newline() throws IOException {
        while (true) {
            for (; scanned < end; scanned++) {
                if (buffer[scanned] == '\n') {
                    return scanned;
                }
            }
            if (ended) {
                return end > start ? end : -1;
            }
            if (end - start > LONGEST) {
                return dropLongLine();
            }
            fill();
        }
    }

    private void fill() throws IOException {
        if (start > 0 && (start == end || buffer.length - end < LONGEST / 4)) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            end -= start;
            scanned -= start;
            start = 0;
        }
        int read = in.read(buffer, end, buffer.length - end);
        if (read < 0) {
            ended = true;
        } else {
            end += read;
        }
    }

    /// Keeps the line's beginning, and what follows its end.
    private int dropLongLine() throws IOException {
        bytes += end - start - (LONGEST + 1);
        System.arraycopy(buffer, start, buffer, 0, LONGEST + 1);
        start = 0;
        byte[] more = new byte[LONGEST / 2];
        while (true) {
            int read = in.read(more);
            if (read < 0) {
                ended = true;
                end = LONGEST + 1;
                return end;
            }
            for (int i = 0; i < read; i++) {
                if (more[i] == '\n') {
                    System.arraycopy(more, i, buffer, LONGEST + 1, read - i);
                    end = LONGEST + 1 + read - i;
                    bytes += i;
                    return LONGEST + 1;
                }
            }
            bytes += read;
        }
    }

    private boolean isBlank(int from, int to) {
        for (int i = from; i < to; i++) {
            if (buffer[i] != ' ' && buffer[i] != '\t' && buffer[i] != '\r') {
                return false;
            }
        }
        return true;
    }

    private Submission read(int from, int length) {
        if (length > 1 && (buffer[from] == 0 || buffer[from + 1] == 0 || buffer[from] == (byte) 0xFE)) {
            return refused(new Finding(Refusal.INVALID_UTF8, "", "JSON is exchanged in UTF-8 (RFC 8259 §8.1)."));
        }
        try (JsonParser json = StrictJson.FACTORY.createParser(buffer, from, length)) {
            if (json.nextToken() == null) {
                return refused(new Finding(Refusal.INVALID_JSON, "", "Expected an object."));
            }
            Submission submission = new ItemReader(json).read();
            if (json.nextToken() != null) {
                throw StrictJson.trailing(json.currentTokenLocation());
            }
            return submission;
        } catch (JsonProcessingException e) {
            return refused(finding(StrictJson.problem(e, length)));
        } catch (ProblemException e) {
            return refused(finding(e));
        } catch (IOException e) {
            return refused(new Finding(Refusal.INVALID_UTF8, "", "JSON is exchanged in UTF-8 (RFC 8259 §8.1)."));
        }
    }

    /// The place within the line; which line it is, the item says.
    private static Finding finding(ProblemException e) {
        String detail = e.problem().detail().replace(", line 1, column", ", column");
        return new Finding(e.refusal(), "", detail);
    }

    private static Finding tooLong() {
        return new Finding(Refusal.LIMIT_EXCEEDED, "", "A line has at most " + LONGEST + " bytes.");
    }

    private static Submission refused(Finding finding) {
        return new Submission(NOTHING, List.of(finding));
    }
}
