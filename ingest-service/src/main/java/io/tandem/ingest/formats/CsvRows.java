package io.tandem.ingest.formats;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.tandem.ingest.domain.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// CSV (RFC 4180) in UTF-8, with or without a byte order mark.
public final class CsvRows implements Rows {
    private static final int LONGEST_ROW = 65_536;

    private final CsvReader<CsvRecord> reader;
    private final CloseableIterator<CsvRecord> records;

    private CsvRows(CsvReader<CsvRecord> reader) {
        this.reader = reader;
        this.records = reader.iterator();
    }

    /// Reads rows as they are asked for.
    public static CsvRows of(InputStream in) throws IOException {
        InputStreamReader text = new InputStreamReader(withoutMark(in), StandardCharsets.UTF_8.newDecoder());
        return new CsvRows(CsvReader.builder()
                .allowExtraFields(true)
                .allowMissingFields(true)
                .maxBufferSize(LONGEST_ROW)
                .ofCsvRecord(text));
    }

    private static InputStream withoutMark(InputStream in) throws IOException {
        PushbackInputStream start = new PushbackInputStream(in, 3);
        byte[] first = start.readNBytes(3);
        boolean mark =
                first.length == 3 && first[0] == (byte) 0xEF && first[1] == (byte) 0xBB && first[2] == (byte) 0xBF;
        if (!mark) {
            start.unread(first);
        }
        return start;
    }

    @Override
    public @Nullable Row next() throws IOException {
        try {
            if (!records.hasNext()) {
                return null;
            }
            CsvRecord record = records.next();
            return new Row(record.getStartingLineNumber(), record.getFields());
        } catch (UncheckedIOException e) {
            throw asIt(e.getCause());
        } catch (CsvParseException e) {
            if (e.getCause() instanceof IOException cause) {
                throw asIt(cause);
            }
            throw new TableException(Refusal.INVALID_TABLE, "Not CSV (RFC 4180), or a row is longer than 64 KiB.");
        }
    }

    private static IOException asIt(@Nullable IOException cause) {
        if (cause instanceof CharacterCodingException) {
            throw new TableException(Refusal.INVALID_UTF8, "Send the table in UTF-8.");
        }
        return cause == null ? new IOException("no cause") : cause;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
