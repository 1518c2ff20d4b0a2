package io.tandem.ingest.rest;

import io.tandem.ingest.formats.TableException;
import java.util.Objects;

/// Problems of tables.
final class TableProblems {
    private TableProblems() {}

    static ProblemException of(TableException e) {
        String detail = Objects.requireNonNull(e.getMessage());
        String allowed = e.allowed().isEmpty() ? "" : " There may be: " + String.join(", ", e.allowed()) + ".";
        return new ProblemException(e.refusal(), detail + allowed);
    }
}
