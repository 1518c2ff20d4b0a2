package io.tandem.local.facts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tandem.local.reference.FakeService;
import io.tandem.local.reference.FakeService.Reply;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactsTest {
    private static final Map<String, String> ANSWERS = Map.of("appendices/3", """
            {"at": "2026-01-01T00:00:00Z", "rows": [
              {"city": "130200", "nameZh": "唐山", "co2-lapeq": 7}, {"city": "110000", "nameZh": "北京"}]}""", "groups", """
            {"rows": [{"id": "jjj", "nameZh": "京津冀及周边“2+26”城市", "CO2_mean": -0.11914}]}""", "thresholds", """
            {"summary": {"matching": 14, "means": {"CO2": 0.5}}, "rows": [{"nameZh": "唐山"}]}""");

    private FakeService service;

    @BeforeEach
    void start() throws IOException {
        service = new FakeService(call -> {
            String path = call.path().replace("/api/v1/assessments/a/", "").replaceAll("\\?.*", "");
            return ANSWERS.containsKey(path) ? new Reply(200, ANSWERS.get(path), -1) : Reply.of(404);
        });
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private static Fact fact(String kind, String expr, String value, boolean inconsistent) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        return new Fact(
                "S1", "1", kind, mapper.readTree(expr), mapper.readTree(value), 0.005, inconsistent, "it cannot");
    }

    private Facts check(Fact... facts) {
        return Facts.check(List.of(facts), service.client(Duration.ZERO), "a");
    }

    @Test
    void onlyAStatementThatCanHoldFails() throws IOException {
        String all = "{\"scope\": {\"all\": true}, \"conds\": [[\"co2\", \">\", 0.5]]}";
        Facts facts =
                check(fact("count", all, "14", false), fact("count", all, "15", false), fact("count", all, "15", true));

        assertThat(facts.hold()).isFalse();
        assertThat(facts.failures()).containsExactly(facts.lines().get(1));
        assertThat(facts.table().getLast())
                .isEqualTo("3 statements at 2026-01-01T00:00:00Z: 1 hold, 1 fail, 1 contradict themselves");
        assertThat(facts.table()).contains("  it cannot");
        assertThat(facts.json().path("failed").asInt()).isEqualTo(1);
    }

    @Test
    void aGroupsMeanComesFromTheGroupTableAndIsComparedAsPrinted() throws IOException {
        String mean = "{\"var\": \"co2\", \"scope\": {\"group\": \"2+26\"}, \"conds\": []}";

        assertThat(check(fact("mean_pct", mean, "-11.91", false)).hold()).isTrue();
        assertThat(check(fact("mean_pct", mean, "-11.92", false)).hold()).isFalse();
        assertThat(service.calls()).anyMatch(call -> call.path().endsWith("/groups?asOf=2026-01-01T00:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "[\"lap\", \">\", 0.5]; LAPEQ>0.5",
                "[\"tier_air\", \"==\", 3]; tier(co2-aqi)=III",
                "[\"rank_emissions\", \"<=\", 104]; rank(co2-lapeq)<=104",
                "[\"sum_emissions\", \">\", 0]; score(co2-lapeq)>0",
                "[\"d_o3\", \">\", 5]; reduction(O3)<-5",
                "[\"v2019_pm25\", \">\", 35]; PM25@2019>35"
            })
    void aConditionIsAskedInTheWordsOfTheApi(String condition, String asked) throws IOException {
        check(fact(
                "count",
                "{\"scope\": {\"province\": \"河北\", \"exclude\": [\"唐山\"]}, \"conds\": [%s]}".formatted(condition),
                "1",
                false));

        assertThat(URLDecoder.decode(service.calls().getLast().path(), StandardCharsets.UTF_8))
                .contains("where=province=河北,city!=130200," + asked + "&asOf=");
    }
}
