package io.tandem.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What dashboards, alert rules and the operators' guide say about metrics.
final class Observability {
    private static final Path FOLDER = Installation.checkout().resolve("deploy/observability");
    private static final Path GUIDE = Installation.checkout().resolve("docs/operating.md");

    /// Of Prometheus itself, not of a service.
    private static final Map<String, Set<String>> SERVER = Map.of("up", Set.of());

    /// What every sample gets from whoever scrapes it.
    private static final Set<String> SCRAPED = Set.of("job", "instance");

    private static final Pattern STRING = Pattern.compile("\"[^\"]*\"");
    private static final Pattern SELECTOR = Pattern.compile("([a-zA-Z_:][\\w:]*)\\s*(\\{[^}]*\\})?(\\s*\\()?");
    private static final Pattern GROUPING =
            Pattern.compile("\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\(([^)]*)\\)");
    private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(?:=~|!~|!=|=)");
    private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:][\\w:]*)(?:\\{(.*?)\\})? \\S+(?: # .*)?");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset", "inf", "nan");

    private Observability() {}

    /// A query and where it is written.
    record Query(String where, String expression) {}

    /// Labels that a query groups or joins by.
    static Set<String> grouped(String expression) {
        return GROUPING.matcher(expression)
                .results()
                .flatMap(found -> Arrays.stream(found.group(1).split(",", -1)))
                .map(String::strip)
                .filter(label -> !label.isEmpty())
                .collect(Collectors.toSet());
    }

    /// Metrics that a query names, each with the labels it chooses by.
    static Map<String, Set<String>> needs(String expression) {
        String plain = STRING.matcher(GROUPING.matcher(expression).replaceAll(" "))
                .replaceAll("\"\"")
                .replaceAll("\\[[^]]*]", " ")
                .replaceAll("\\b\\d+(\\.\\d+)?\\b", " ");
        Map<String, Set<String>> needs = new HashMap<>();
        SELECTOR.matcher(plain)
                .results()
                .filter(found -> found.group(3) == null && !WORDS.contains(found.group(1)))
                .forEach(found -> needs.computeIfAbsent(found.group(1), _ -> new TreeSet<>())
                        .addAll(matched(found)));
        return needs;
    }

    /// What is wrong with a query, by what the services expose.
    ///
    /// @param exposed metric → its labels
    static List<String> wrong(Query query, Map<String, Set<String>> exposed) {
        List<String> wrong = new ArrayList<>();
        Map<String, Set<String>> needs = needs(query.expression());
        if (needs.isEmpty()) {
            wrong.add("%s: names no metric".formatted(query.where()));
        }
        needs.forEach((metric, labels) -> {
            Set<String> has = exposed.getOrDefault(metric, SERVER.get(metric));
            if (has == null) {
                wrong.add("%s: no service exposes %s".formatted(query.where(), metric));
            } else {
                labels.stream()
                        .filter(label -> !has.contains(label) && !SCRAPED.contains(label))
                        .forEach(label -> wrong.add("%s: %s has no label %s".formatted(query.where(), metric, label)));
            }
        });
        grouped(query.expression()).stream()
                .filter(label -> !SCRAPED.contains(label))
                .filter(label -> needs.keySet().stream()
                        .noneMatch(
                                metric -> exposed.getOrDefault(metric, Set.of()).contains(label)))
                .forEach(label -> wrong.add("%s: no metric has the label %s".formatted(query.where(), label)));
        return wrong;
    }

    /// Metric → its labels, of what services answered at `/q/metrics`.
    static Map<String, Set<String>> exposed(Stream<String> answers) {
        Map<String, Set<String>> exposed = new HashMap<>();
        answers.flatMap(String::lines)
                .filter(line -> !line.startsWith("#"))
                .map(SAMPLE::matcher)
                .filter(Matcher::matches)
                .forEach(sample -> {
                    Set<String> labels = exposed.computeIfAbsent(sample.group(1), _ -> new TreeSet<>());
                    if (sample.group(2) != null) {
                        LABEL.matcher(sample.group(2)).results().forEach(label -> labels.add(label.group(1)));
                    }
                });
        return exposed;
    }

    /// Every query of every dashboard.
    static List<Query> dashboards() throws IOException {
        List<Query> queries = new ArrayList<>();
        try (Stream<Path> files = Files.list(FOLDER.resolve("grafana"))) {
            for (Path file : files.sorted().toList()) {
                for (JsonNode panel : new ObjectMapper().readTree(file.toFile()).get("panels")) {
                    panel.path("targets")
                            .forEach(target -> queries.add(new Query(
                                    "%s, %s"
                                            .formatted(
                                                    file.getFileName(),
                                                    panel.get("title").asText()),
                                    target.get("expr").asText())));
                }
            }
        }
        return queries;
    }

    /// Every alert rule.
    static List<JsonNode> alerts() throws IOException {
        List<JsonNode> alerts = new ArrayList<>();
        new ObjectMapper(new YAMLFactory())
                .readTree(FOLDER.resolve("alerts.yaml").toFile())
                .get("groups")
                .forEach(group -> group.get("rules").forEach(alerts::add));
        return alerts;
    }

    /// Headings of the operators' guide, as the anchors that they become.
    static Set<String> anchors() throws IOException {
        return Files.readString(GUIDE)
                .lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("#+ ", "")
                        .toLowerCase(java.util.Locale.ROOT)
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    /// Metrics in the first column of the guide's tables, each with its labels: `tandem_fold_lag{topic,lane}`.
    static Map<String, Set<String>> documented() throws IOException {
        Pattern row = Pattern.compile("\\| `(tandem_\\w+)(?:\\{([\\w,]+)\\})?` \\|.*");
        return Files.readString(GUIDE)
                .lines()
                .map(row::matcher)
                .filter(Matcher::matches)
                .collect(Collectors.toMap(
                        found -> found.group(1),
                        found -> found.group(2) == null
                                ? Set.of()
                                : new TreeSet<>(List.of(found.group(2).split(",", -1)))));
    }

    /// Metrics of Tandem as the guide names them: a timer or a histogram once, without the labels of its buckets.
    static Map<String, Set<String>> ofTandem(Map<String, Set<String>> exposed) {
        Map<String, Set<String>> named = new HashMap<>();
        exposed.forEach((metric, labels) -> {
            if (metric.startsWith("tandem_")) {
                Set<String> own = new TreeSet<>(labels);
                own.remove("le");
                named.put(metric.replaceFirst("_(bucket|count|sum|max)$", ""), own);
            }
        });
        return named;
    }

    private static Set<String> matched(MatchResult selector) {
        return selector.group(2) == null
                ? Set.of()
                : MATCHER.matcher(selector.group(2))
                        .results()
                        .map(label -> label.group(1))
                        .collect(Collectors.toSet());
    }
}
