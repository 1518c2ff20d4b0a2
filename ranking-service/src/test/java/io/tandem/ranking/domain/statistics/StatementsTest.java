package io.tandem.ranking.domain.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/// The regenerated sentences against the printed ones: every count, share, mean, rate, rank and list of names that the
/// report prints stands in a sentence of its section.
class StatementsTest {
    private static final Snapshot SNAPSHOT = Samples.reference();
    private static final List<Statement> STATEMENTS = Statements.of(SNAPSHOT);

    /// Tables 1 to 8 belong to these sections.
    private static final Map<String, String> TABLES = Map.of(
            "T1", "3.2", "T2", "3.4", "T3", "3.6", "T4", "3.7", "T5", "4.1", "T6", "4.2", "T7", "4.3", "T8", "4.4");

    private static final Set<String> NUMBERS =
            Set.of("count", "share_pct", "mean_pct", "rate_pct", "tier_range", "rank");
    private static final Set<String> NAMES = Set.of("members_exact", "provinces_majority_exact", "order");

    private static String section(JsonNode fact) {
        return TABLES.getOrDefault(
                fact.get("section").asText(), fact.get("section").asText());
    }

    private static List<JsonNode> facts(Set<String> kinds) throws IOException {
        JsonNode facts = new ObjectMapper()
                .readTree(StatementsTest.class.getResourceAsStream("/reference/facts.json"))
                .get("facts");
        return StreamSupport.stream(facts.spliterator(), false)
                .filter(fact -> kinds.contains(fact.get("kind").asText())
                        && !fact.get("inconsistent").asBoolean()
                        && section(fact).matches("[1234](\\.\\d)?"))
                .toList();
    }

    private static List<String> unsaid(Set<String> kinds) throws IOException {
        List<String> unsaid = new ArrayList<>();
        for (JsonNode fact : facts(kinds)) {
            Predicate<String> says = says(fact);
            boolean said = STATEMENTS.stream()
                    .filter(statement -> statement.section().equals(section(fact)))
                    .anyMatch(statement -> says.test(statement.zh()));
            if (!said) {
                unsaid.add(fact.get("id").asText());
            }
        }
        return unsaid;
    }

    private static Predicate<String> says(JsonNode fact) {
        JsonNode value = fact.get("value");
        return switch (fact.get("kind").asText()) {
            case "count" ->
                value.asInt() == 0
                        ? sentence -> sentence.contains("没有城市")
                        : Pattern.compile("(?<!\\d)%d 个".formatted(value.asInt()))
                                .asPredicate();
            case "tier_range" ->
                sentence -> sentence.contains("第 %d 至 %d 名"
                        .formatted(value.get(0).asInt(), value.get(1).asInt()));
            case "rank" ->
                sentence -> sentence.contains(
                        "%s（%d）".formatted(fact.at("/expr/city").asText(), value.asInt()));
            case "order" -> sentence -> sentence.replaceAll("（[^）]*）", "").contains(String.join("、", texts(value)));
            case "members_exact", "provinces_majority_exact" ->
                sentence -> texts(value).stream().allMatch(sentence::contains);
            default ->
                Pattern.compile("(?<![\\d.])-?%s%%"
                                .formatted(Pattern.quote("%.2f".formatted(Math.abs(value.asDouble())))))
                        .asPredicate();
        };
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    @Test
    void everyNumberThatTheReportPrintsIsSaidInItsSection() throws IOException {
        assertThat(facts(NUMBERS)).hasSizeGreaterThan(200);
        assertThat(unsaid(NUMBERS)).isEmpty();
    }

    @Test
    void everyListOfNamesThatTheReportPrintsIsSaidInItsSection() throws IOException {
        assertThat(facts(NAMES)).hasSizeGreaterThan(30);
        assertThat(unsaid(NAMES)).isEmpty();
    }

    @Test
    void aConditionIsSaidInBothLanguagesAndAskedByItsQuery() {
        assertThat(STATEMENTS)
                .contains(new Statement(
                        "3.2",
                        By.GROUP,
                        "长三角的 41 个城市中，有 2 个（4.88%）CO2 减排率超过 30%：淮北（59.99%）、宁波（30.09%）。",
                        "In 2 of the 41 cities of Yangtze River Delta (4.88%), CO2 fell by more than 30%: Huaibei (59.99%),"
                                + " Ningbo (30.09%).",
                        "thresholds?among=group%3Dyrd&where=CO2%3E0.3"))
                .contains(new Statement(
                        "4.4",
                        By.GROUP,
                        "粤港澳大湾区的 9 个城市中，没有城市 CO2 减排且 AQI 下降。",
                        "Among the 9 cities of Greater Bay Area (mainland cities) there is none where CO2 fell and AQI fell.",
                        "thresholds?among=group%3Dgba&where=CO2%3E0,AQI%3E0"))
                .contains(new Statement(
                        "3.7",
                        By.ALL,
                        "104 个城市（31.04%）CO2 减排；其中东部 31 个（31.00%）、中部 40 个（38.46%）、西部 33 个（25.19%）。",
                        "In 104 cities (31.04%), CO2 fell; by part: East 31 (31.00%), Central 40 (38.46%), West 33"
                                + " (25.19%).",
                        "thresholds?where=CO2%3E0&by=region"));
    }

    @Test
    void sentencesAboutWhatAnAssessmentDoesNotHaveAreLeftOut() {
        Snapshot two = Samples.cities(new double[] {10, 5, 10, 4}, new double[] {10, 20, 10, 5});

        assertThat(Statements.of(two))
                .noneSatisfy(statement -> assertThat(statement.query()).contains("group%3D"))
                .noneSatisfy(
                        statement -> assertThat(statement.zh() + statement.en()).contains("NaN"))
                .anySatisfy(statement -> assertThat(statement.zh()).isEqualTo("2 个城市（100.00%）SO2 减排。"));
    }
}
