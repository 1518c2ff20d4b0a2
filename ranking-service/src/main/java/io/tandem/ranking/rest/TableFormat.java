package io.tandem.ranking.rest;

import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The formats that a statistic is served in; all have the same fields.
enum TableFormat {
    JSON(MediaType.APPLICATION_JSON, ".json"),
    CSV(TableFormat.CSV_TYPE, ".csv"),
    XLSX(TableFormat.XLSX_TYPE, ".xlsx");

    static final String CSV_TYPE = "text/csv";
    static final String XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final String mediaType;
    private final String suffix;

    TableFormat(String mediaType, String suffix) {
        this.mediaType = mediaType;
        this.suffix = suffix;
    }

    String mediaType() {
        return mediaType;
    }

    /// With the charset, where the media type does not imply it.
    String contentType() {
        return this == CSV ? mediaType + ";charset=UTF-8" : mediaType;
    }

    /// What a path ends with instead of an Accept header.
    String suffix() {
        return suffix;
    }

    /// The format that a client likes best.
    ///
    /// @param accepted in the client's order
    static TableFormat of(List<MediaType> accepted) {
        return accepted.stream()
                .flatMap(type -> Arrays.stream(values())
                        .filter(format -> type.isCompatible(MediaType.valueOf(format.mediaType)))
                        .limit(1))
                .findFirst()
                .orElse(JSON);
    }

    /// The format whose suffix a path ends with.
    static Optional<TableFormat> bySuffix(String path) {
        return Arrays.stream(values())
                .filter(format -> path.endsWith(format.suffix))
                .findFirst();
    }
}
