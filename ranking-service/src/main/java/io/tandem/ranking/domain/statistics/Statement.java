package io.tandem.ranking.domain.statistics;

import io.tandem.ranking.domain.statistics.Column.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.UnaryOperator;

/// A sentence of the report with the numbers of a snapshot, in two languages.
///
/// @param section the report's section that says it
/// @param about what kind of parts it is about
/// @param query where the numbers come from: a path under the assessment
public record Statement(String section, By about, String zh, String en, String query) {
    /// Sets the spaces in the Chinese text.
    public Statement {
        zh = Words.spaced(zh);
    }

    /// One row for each sentence.
    ///
    /// @param link turns a query into what a client can follow
    public static Table table(List<Statement> statements, UnaryOperator<String> link) {
        List<Field<Statement>> fields = List.of(
                Field.of("section", Kind.TEXT, "section of the report", Statement::section),
                Field.of(
                        "about",
                        Kind.TEXT,
                        "all, region, province or group",
                        statement -> statement.about().word()),
                Field.of("zh", Kind.TEXT, "in Chinese", Statement::zh),
                Field.of("en", Kind.TEXT, "in English", Statement::en),
                Field.of(
                        "query", Kind.TEXT, "where its numbers come from", statement -> link.apply(statement.query())));
        return Table.of(
                "statements",
                "The report's sentences with the numbers of this version; percentages with two decimals, half up.",
                new LinkedHashMap<>(),
                fields,
                statements);
    }
}
