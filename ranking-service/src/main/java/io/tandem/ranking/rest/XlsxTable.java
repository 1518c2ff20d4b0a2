package io.tandem.ranking.rest;

import io.tandem.ranking.domain.statistics.Column;
import io.tandem.ranking.domain.statistics.Column.Kind;
import io.tandem.ranking.domain.statistics.Table;
import io.tandem.ranking.figure.ColourScale;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/// A table as a workbook: a sheet with the rows under a frozen heading, and one that says what they are and of which
/// version. Deciles and ranks are coloured as in the report's appendices.
final class XlsxTable {
    private static final int WIDTH = 14;
    private static final int WIDE = 40;

    private XlsxTable() {}

    static byte[] of(TableAnswer answer, Table table) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Tandem", "1.0")) {
            rows(workbook.newWorksheet(table.name()), table);
            about(workbook.newWorksheet("about"), answer, table);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void rows(Worksheet sheet, Table table) {
        List<Column> columns = table.columns();
        for (int c = 0; c < columns.size(); c++) {
            sheet.value(0, c, columns.get(c).name());
            sheet.style(0, c).bold().wrapText(true).set();
            sheet.width(c, WIDTH);
        }
        sheet.freezePane(0, 1);
        ColourScale ranks = ColourScale.ofRanks(table);
        for (int r = 0; r < table.rows().size(); r++) {
            List<@Nullable Object> row = table.rows().get(r);
            for (int c = 0; c < columns.size(); c++) {
                cell(sheet, r + 1, c, columns.get(c).kind(), row.get(c), ranks);
            }
        }
        if (!table.rows().isEmpty()) {
            sheet.setAutoFilter(0, 0, table.rows().size(), columns.size() - 1);
        }
    }

    private static void cell(
            Worksheet sheet, int row, int column, Kind kind, @Nullable Object value, ColourScale ranks) {
        switch (value) {
            case null -> {}
            case Number number -> {
                sheet.value(row, column, number);
                String format = format(kind);
                @Nullable String colour = colour(kind, number, ranks);
                if (colour == null) {
                    sheet.style(row, column).format(format).set();
                } else {
                    sheet.style(row, column).format(format).fillColor(colour).set();
                }
            }
            case List<?> list ->
                sheet.value(row, column, list.stream().map(String::valueOf).collect(Collectors.joining(" ")));
            default -> sheet.value(row, column, value.toString());
        }
    }

    private static String format(Kind kind) {
        return switch (kind) {
            case FRACTION -> "0.00%";
            case AMOUNT -> "#,##0.00";
            case TEXT, LIST, COUNT, RANK, DECILE -> "0";
        };
    }

    private static @Nullable String colour(Kind kind, Number number, ColourScale ranks) {
        return switch (kind) {
            case DECILE -> ColourScale.OF_DECILES.colour(number.intValue());
            case RANK -> ranks.colour(number.intValue());
            case TEXT, LIST, COUNT, FRACTION, AMOUNT -> null;
        };
    }

    private static void about(Worksheet sheet, TableAnswer answer, Table table) {
        sheet.width(0, WIDE);
        sheet.width(1, WIDE * 2);
        int row = 0;
        for (Map.Entry<String, String> fact : answer.about().entrySet()) {
            line(sheet, row++, fact.getKey(), fact.getValue());
        }
        for (Map.Entry<String, @Nullable Object> fact : table.summary().entrySet()) {
            line(sheet, row++, fact.getKey(), String.valueOf(fact.getValue()));
        }
        for (Column column : table.columns()) {
            line(sheet, row++, column.name(), column.meaning());
        }
    }

    private static void line(Worksheet sheet, int row, String name, String value) {
        sheet.value(row, 0, name);
        sheet.style(row, 0).bold().set();
        sheet.value(row, 1, value);
    }
}
