package io.tandem.local.facts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tandem.local.reference.JsonHttp;
import io.tandem.local.reference.TextColumns;
import java.util.ArrayList;
import java.util.List;

/// Every statement of the report with what a running system says to it.
public final class Facts {
    private static final int PRINTED = 34;
    private static final int OURS = 30;

    private final List<Line> lines;
    private final String at;

    private Facts(List<Line> lines, String at) {
        this.lines = List.copyOf(lines);
        this.at = at;
    }

    /// Asks for every statement.
    ///
    /// @param ranking ranking-service
    public static Facts check(List<Fact> facts, JsonHttp ranking, String assessment) {
        ReportApi api = new ReportApi(ranking, assessment);
        FactCheck check = new FactCheck(api);
        List<Line> lines = new ArrayList<>();
        facts.forEach(fact -> lines.add(new Line(fact, check.check(fact))));
        return new Facts(lines, api.at());
    }

    /// A statement and what the system says.
    public record Line(Fact fact, Finding finding) {
        /// Whether a statement that can hold does not.
        public boolean isFailure() {
            return !fact.inconsistent() && !finding.holds();
        }

        private String verdict() {
            if (fact.inconsistent()) {
                return "contradicts itself";
            }
            return finding.holds() ? "pass" : "FAIL";
        }

        private String printed() {
            return switch (fact.kind()) {
                case "members_all", "all_in_scope" -> "all";
                case "names_exist" -> "exist";
                case "distance" -> "relatively far";
                case "median_below" -> "small base";
                case "top_provinces" -> "relatively many";
                case "province_sign_majority" -> "most provinces";
                case "deciles" -> fact.value().size() + " deciles";
                default ->
                    fact.value().isArray()
                            ? String.join(" ", ReportApi.texts(fact.value()))
                            : fact.value().asText();
            };
        }
    }

    /// All of them, in the report's order.
    public List<Line> lines() {
        return lines;
    }

    /// Those that should hold and do not.
    public List<Line> failures() {
        return lines.stream().filter(Line::isFailure).toList();
    }

    /// Whether all that can hold does.
    public boolean hold() {
        return failures().isEmpty();
    }

    /// A table for a person.
    public List<String> table() {
        List<String> table = new ArrayList<>();
        table.add(row("statement", "kind", "printed", "ours", ""));
        lines.forEach(line -> {
            table.add(row(
                    line.fact().id(),
                    line.fact().kind(),
                    line.printed(),
                    line.finding().ours(),
                    line.verdict()));
            if (line.fact().inconsistent()) {
                table.add("  " + line.fact().note());
            }
        });
        long inconsistent =
                lines.stream().filter(line -> line.fact().inconsistent()).count();
        table.add("%d statements at %s: %d hold, %d fail, %d contradict themselves"
                .formatted(
                        lines.size(),
                        at,
                        lines.size() - inconsistent - failures().size(),
                        failures().size(),
                        inconsistent));
        return table;
    }

    private static String row(String id, String kind, String printed, String ours, String verdict) {
        return "%s  %s  %s  %s  %s"
                .formatted(
                        TextColumns.left(id, 8),
                        TextColumns.left(kind, 27),
                        TextColumns.left(TextColumns.cut(printed, PRINTED), PRINTED),
                        TextColumns.left(TextColumns.cut(ours, OURS), OURS),
                        verdict);
    }

    /// The same for a program.
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("at", at)
                .put("statements", lines.size())
                .put("failed", failures().size());
        ArrayNode findings = json.putArray("findings");
        lines.forEach(line -> {
            ObjectNode finding = findings.addObject()
                    .put("id", line.fact().id())
                    .put("section", line.fact().section())
                    .put("kind", line.fact().kind());
            finding.set("printed", line.fact().value());
            finding.put("ours", line.finding().ours())
                    .put("holds", line.finding().holds())
                    .put("inconsistent", line.fact().inconsistent())
                    .put("note", line.fact().note());
        });
        return json;
    }
}
