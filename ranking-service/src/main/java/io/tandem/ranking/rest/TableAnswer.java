package io.tandem.ranking.rest;

import io.tandem.ranking.domain.Assessment;
import io.tandem.ranking.domain.statistics.Column;
import io.tandem.ranking.domain.statistics.Snapshot;
import io.tandem.ranking.domain.statistics.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A statistic of one version of an assessment.
///
/// @param at when the latest of what it shows was committed; as `asOf` it asks for the same again. Null before
///     anything was
/// @param boards the version of every board, `epoch:sequence`
/// @param figures names the set of figures that it was made from
/// @param settled whether figures and boards agree in full
/// @param definition what the figures mean
/// @param summary about the whole
/// @param rows members are named as the columns
@Schema(name = "TableAnswer")
record TableAnswer(
        String assessment,
        int assessmentVersion,
        String roster,
        int rosterVersion,
        @Nullable Instant at,
        Map<String, String> boards,
        String figures,
        boolean settled,
        @Nullable String note,
        String statistic,
        String definition,
        Map<String, @Nullable Object> summary,
        List<ColumnAnswer> columns,
        List<Map<String, @Nullable Object>> rows) {
    static TableAnswer of(Snapshot snapshot, Table table) {
        Assessment assessment = snapshot.assessment();
        return new TableAnswer(
                assessment.id(),
                assessment.version(),
                snapshot.definition().roster().id(),
                snapshot.definition().roster().version(),
                snapshot.version().at(),
                versions(snapshot),
                snapshot.version().figures(),
                snapshot.settled(),
                assessment.note(),
                table.name(),
                table.definition(),
                table.summary(),
                table.columns().stream().map(ColumnAnswer::of).toList(),
                rows(table));
    }

    /// Board id → `epoch:sequence`, in the assessment's order.
    static Map<String, String> versions(Snapshot snapshot) {
        Map<String, String> versions = new LinkedHashMap<>();
        snapshot.boards()
                .forEach(board -> versions.put(
                        board.id(), String.valueOf(snapshot.version().boards().get(board.id()))));
        return versions;
    }

    private static List<Map<String, @Nullable Object>> rows(Table table) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (List<@Nullable Object> values : table.rows()) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            for (int i = 0; i < values.size(); i++) {
                row.put(table.columns().get(i).name(), values.get(i));
            }
            rows.add(row);
        }
        return rows;
    }

    /// What a reader of a file must know, line by line.
    Map<String, String> about() {
        Map<String, String> about = new LinkedHashMap<>();
        about.put("statistic", statistic);
        about.put("definition", definition);
        about.put("assessment", "%s, version %d".formatted(assessment, assessmentVersion));
        about.put("roster", "%s, version %d".formatted(roster, rosterVersion));
        about.put("at", String.valueOf(at));
        boards.forEach((board, version) -> about.put("board " + board, version));
        about.put("figures", figures);
        if (note != null) {
            about.put("note", note);
        }
        return about;
    }

    /// A column.
    ///
    /// @param kind `text`, `list`, `count`, `rank`, `decile`, `fraction` or `amount`
    record ColumnAnswer(String name, String kind, String meaning) {
        static ColumnAnswer of(Column column) {
            return new ColumnAnswer(column.name(), column.kind().name().toLowerCase(Locale.ROOT), column.meaning());
        }
    }
}
