package io.tandem.local.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.tandem.local.LocalStackException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The CSV files of a directory as the documents that ingest-service takes.
///
/// @param directory holds `cities.csv`, `provinces.csv`, `groups.csv` and `observations.csv`
public record ReferenceData(Path directory) {
    /// Id of the roster.
    public static final String ROSTER = "china-335";

    /// Id of the assessment.
    public static final String ASSESSMENT = "2015-2019";

    /// The feed that the observations are said to come from.
    public static final String FEED = "reference-reconstruction";

    /// Said wherever values are shown.
    public static final String NOTE = "参考数值是根据报告《中国城市二氧化碳和大气污染协同管理评估报告（2020）》公布的统计结果重构的，并非实测值。 | "
            + "Reference values are reconstructed to agree with the published statistics of the "
            + "report 中国城市二氧化碳和大气污染协同管理评估报告 (2020); they are not measured values.";

    /// When the values were established; fixed, so that loading again is no news.
    private static final String OBSERVED_AT = "2020-01-01T00:00:00Z";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /// Body of `PUT /rosters/china-335`.
    public ObjectNode roster() {
        Map<String, Map<String, String>> provinces = rows("provinces.csv").stream()
                .collect(Collectors.toMap(row -> row.get("province_zh"), Function.identity()));
        ArrayNode cities = JSON.arrayNode();
        rows("cities.csv").forEach(row -> cities.add(city(row, provinces)));
        var roster = JSON.objectNode();
        roster.put("nameZh", "中国335个地级及以上城市").put("nameEn", "335 Chinese cities at prefecture level and above");
        roster.set("cities", cities);
        roster.set("groups", groups());
        return roster;
    }

    /// Body of `PUT /assessments/2015-2019`.
    public ObjectNode assessment() {
        var assessment = JSON.objectNode();
        assessment.put("roster", ROSTER).put("basePeriod", "2015").put("currentPeriod", "2019");
        ObjectNode method = assessment.putObject("method");
        method.putObject("pollutantEquivalents")
                .put("SO2", 0.95)
                .put("NOX", 0.95)
                .put("PM", 2.18);
        method.put("statusPolicy", "validated-else-provisional").put("zeroRule", "zero-is-tier-two");
        method.putObject("groupVersions");
        ArrayNode boards = assessment.putArray("boards");
        addBoard(boards, "co2", "CO2");
        addBoard(boards, "lapeq", "LAPEQ");
        addBoard(boards, "aqi", "AQI");
        addBoard(boards, "co2-lapeq", "CO2", "LAPEQ");
        addBoard(boards, "co2-aqi", "CO2", "AQI");
        return assessment.put("note", NOTE);
    }

    /// Items of `POST /observations`, ordered by city, indicator and year.
    public List<ObjectNode> observations() {
        return rows("observations.csv").stream().map(ReferenceData::observation).toList();
    }

    /// Number of cities of the roster.
    public int cityCount() {
        return rows("cities.csv").size();
    }

    private static JsonNode city(Map<String, String> row, Map<String, Map<String, String>> provinces) {
        Map<String, String> province = provinces.get(row.get("province_zh"));
        if (province == null) {
            throw new LocalStackException("provinces.csv has no row for " + row.get("province_zh"));
        }
        return JSON.objectNode()
                .put("code", row.get("city_code"))
                .put("nameZh", row.get("city_zh"))
                .put("fullNameZh", row.get("city_full_zh"))
                .put("nameEn", row.get("city_en"))
                .put("provinceCode", province.get("province_code"))
                .put("provinceZh", province.get("province_zh"))
                .put("provinceEn", province.get("province_en"))
                .put("region", row.get("region"));
    }

    /// One element per group and version, in the file's order; a group still in force has no last day.
    private ArrayNode groups() {
        var versions = new LinkedHashMap<String, ObjectNode>();
        for (Map<String, String> row : rows("groups.csv")) {
            ObjectNode version = versions.computeIfAbsent(row.get("group_id") + "/" + row.get("version"), key -> {
                String validTo = row.get("valid_to");
                var group = JSON.objectNode()
                        .put("id", row.get("group_id"))
                        .put("version", row.get("version"))
                        .put("nameZh", row.get("name_zh"))
                        .put("nameEn", row.get("name_en"))
                        .put("validFrom", row.get("valid_from"))
                        .put("validTo", validTo == null || validTo.isEmpty() ? null : validTo);
                group.putArray("cities");
                return group;
            });
            version.withArray("cities").add(row.get("city_code"));
        }
        return JSON.arrayNode().addAll(versions.values());
    }

    private static void addBoard(ArrayNode boards, String id, String... indicators) {
        ArrayNode names = boards.addObject().put("id", id).putArray("indicators");
        List.of(indicators).forEach(names::add);
    }

    private static ObjectNode observation(Map<String, String> row) {
        String indicator = String.valueOf(row.get("indicator")).toUpperCase(Locale.ROOT);
        return JSON.objectNode()
                .put("id", "ref-%s-%s-%s".formatted(row.get("city_code"), indicator, row.get("year")))
                .put("feed", FEED)
                .put("city", row.get("city_code"))
                .put("indicator", indicator)
                .put("period", row.get("year"))
                .put("value", new BigDecimal(String.valueOf(row.get("value"))))
                .put("unit", row.get("unit"))
                .put("status", "validated")
                .put("revision", 1)
                .put("observedAt", OBSERVED_AT);
    }

    private List<Map<String, String>> rows(String file) {
        Path path = directory.resolve(file);
        var reader = new CsvMapper()
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader());
        try (MappingIterator<Map<String, String>> rows = reader.readValues(path.toFile())) {
            return rows.readAll();
        } catch (IOException e) {
            throw new LocalStackException("cannot read %s: %s".formatted(path, e.getMessage()), e);
        }
    }
}
