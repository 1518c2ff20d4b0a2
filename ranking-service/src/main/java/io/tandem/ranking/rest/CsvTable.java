package io.tandem.ranking.rest;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.tandem.ranking.domain.Formulas;
import io.tandem.ranking.domain.statistics.Column;
import io.tandem.ranking.domain.statistics.Table;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A table as CSV (RFC 4180) in UTF-8 with a byte order mark, without which spreadsheets garble Chinese.
///
/// Numbers have a point and no exponent, fractions are not percentages, lists are separated by spaces, and what is
/// undefined is empty.
final class CsvTable {
    private CsvTable() {}

    static byte[] of(Table table) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes("\uFEFF".getBytes(StandardCharsets.UTF_8));
        try (CsvWriter csv =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(bytes)) {
            csv.writeRecord(table.columns().stream().map(Column::name).toList());
            table.rows()
                    .forEach(row ->
                            csv.writeRecord(row.stream().map(CsvTable::text).toList()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Double number -> Formulas.number(number);
            case List<?> list -> list.stream().map(String::valueOf).collect(Collectors.joining(" "));
            default -> value.toString();
        };
    }
}
