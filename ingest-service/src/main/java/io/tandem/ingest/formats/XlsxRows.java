package io.tandem.ingest.formats;

import io.tandem.ingest.domain.Refusal;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.jspecify.annotations.Nullable;

/// The first sheet of an XLSX workbook. The file is kept aside while it is read, because its parts are not in the order
/// in which they are needed; before that [WorkbookCheck] reads it and keeps nothing.
public final class XlsxRows implements Rows {
    private final Path file;
    private final ReadableWorkbook workbook;
    private final Stream<org.dhatim.fastexcel.reader.Row> stream;
    private final Iterator<org.dhatim.fastexcel.reader.Row> rows;

    private XlsxRows(Path file) throws IOException {
        this.file = file;
        this.workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, false));
        this.stream = workbook.getFirstSheet().openStream();
        this.rows = stream.iterator();
    }

    /// Receives the workbook.
    ///
    /// @param limit its greatest size in bytes
    /// @throws TableException when it is none, or is too large
    public static XlsxRows of(InputStream in, long limit) throws IOException {
        Path file = Files.createTempFile("tandem-", ".xlsx");
        boolean good = false;
        try {
            receive(in, file, limit);
            WorkbookCheck.check(file);
            XlsxRows rows = new XlsxRows(file);
            good = true;
            return rows;
        } catch (ZipException | ExcelReaderException | IllegalArgumentException e) {
            throw none();
        } finally {
            if (!good) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static void receive(InputStream in, Path file, long limit) throws IOException {
        Files.copy(new Limited(in, limit), file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static TableException none() {
        return new TableException(Refusal.INVALID_TABLE, "Not an XLSX workbook, or it is damaged.");
    }

    @Override
    public @Nullable Row next() {
        try {
            return rows.hasNext() ? row(rows.next()) : null;
        } catch (ExcelReaderException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw none();
        }
    }

    private static Row row(org.dhatim.fastexcel.reader.Row row) {
        List<String> cells = new ArrayList<>();
        for (Cell cell : row) {
            if (cell != null) {
                while (cells.size() < cell.getColumnIndex()) {
                    cells.add("");
                }
                cells.add(text(cell));
            }
        }
        return new Row(row.getRowNum(), cells);
    }

    private static String text(Cell cell) {
        if (cell.getType() == CellType.NUMBER && isDate(cell.getDataFormatString())) {
            LocalDateTime time = cell.asDate();
            return time.toLocalTime().equals(LocalTime.MIDNIGHT)
                    ? time.toLocalDate().toString()
                    : time.atOffset(ZoneOffset.UTC).toString();
        }
        String text = cell.getType() == CellType.STRING ? cell.asString() : cell.getRawValue();
        return text == null ? "" : text;
    }

    private static boolean isDate(@Nullable String format) {
        return format != null && format.toLowerCase(Locale.ROOT).contains("yy");
    }

    @Override
    public void close() throws IOException {
        stream.close();
        workbook.close();
        Files.deleteIfExists(file);
    }

    /// Refuses to read on beyond a limit.
    private static final class Limited extends FilterInputStream {
        private long left;

        private Limited(InputStream in, long limit) {
            super(in);
            this.left = limit;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            left -= Math.max(0, read);
            if (left < 0) {
                throw new TableException(Refusal.BODY_TOO_LARGE, "The workbook is too large; send CSV.");
            }
            return read;
        }
    }
}
