package io.tandem.ingest.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.tandem.ingest.application.Submission;
import io.tandem.ingest.domain.Finding;
import io.tandem.ingest.domain.Refusal;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The specification's rules, as its conformance features state them for the HTTP binding.
class CloudEventReaderTest {
    private static final String EVENT = """
            {"specversion": "1.0", "type": "io.tandem.observation.reported.v1", "source": "/my/plant", "id": "e-1",
             "time": "2020-06-30T08:00:00+08:00", "datacontenttype": "application/json", "comexampleextension": 5,
             "data": {"city": "130200", "value": 1}}""";

    private final CloudEventReader reader = new CloudEventReader(3);

    private Submission one(String event) {
        return reader.read(event, false).items().getFirst();
    }

    @Test
    void aStructuredEventIsItsDataWithItsIdAndTime() {
        Submission item = one(EVENT);

        assertThat(item.findings()).isEmpty();
        assertThat(item.draft().id()).isEqualTo("e-1");
        assertThat(item.draft().observedAt()).isEqualTo("2020-06-30T08:00:00+08:00");
        assertThat(item.draft().city()).isEqualTo("130200");
        assertThat(item.base()).isEqualTo("/data");
    }

    @Test
    void whatTheDataSaysItselfHolds() {
        Submission item = one(EVENT.replace("\"value\"", "\"id\": \"own\", \"value\""));

        assertThat(item.draft().id()).isEqualTo("own");
    }

    @Test
    void dataMayBeInBase64AndComeFirst() {
        String data = Base64.getEncoder().encodeToString("{\"city\": \"110000\"}".getBytes());
        Submission item = one("{\"data_base64\": \"" + data + "\","
                + EVENT.substring(1).replaceFirst(",\\s+\"data\": \\{[^}]*}", ""));

        assertThat(item.findings()).isEmpty();
        assertThat(item.draft().city()).isEqualTo("110000");
        assertThat(item.draft().id()).isEqualTo("e-1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            "specversion": "1.0"              | "specversion": "0.3"    | INVALID_EVENT      | /specversion
            "specversion": "1.0"              | "s": "1.0"              | INVALID_EVENT      | /specversion
            "id": "e-1"                       | "id": ""                | INVALID_EVENT      | /id
            "id": "e-1"                       | "id": "e 1"             | INVALID_EVENT      | /id
            "source": "/my/plant"             | "source": "a b"         | INVALID_EVENT      | /source
            "source": "/my/plant"             | "other": "x"            | INVALID_EVENT      | /source
            "type": "io.tandem.observation.reported.v1" | "type": "x"   | UNKNOWN_EVENT_TYPE | /type
            "time": "2020-06-30T08:00:00+08:00" | "time": "2020-06-30"  | INVALID_EVENT      | /time
            "comexampleextension"             | "comExample"            | INVALID_EVENT      | /comExample
            "comexampleextension": 5          | "ext": {"a": 1}         | INVALID_EVENT      | /ext
            "datacontenttype": "application/json" | "datacontenttype": "text/xml" | INVALID_EVENT | /datacontenttype
            "comexampleextension": 5          | "subject": ""           | INVALID_EVENT      | /subject
            "comexampleextension": 5          | "dataschema": "x"       | INVALID_EVENT      | /dataschema
            "comexampleextension": 5          | "data_base64": "!"      | INVALID_EVENT      | /data
            "value": 1                        | "value": "1"            | WRONG_TYPE         | /data/value
            "data": {"city": "130200", "value": 1} | "x": 1             | INVALID_EVENT      | /data
            """)
    void aBrokenRuleIsPointedAt(String good, String bad, Refusal refusal, String pointer) {
        assertThat(EVENT).contains(good);

        assertThat(one(EVENT.replace(good, bad)).findings())
                .extracting(Finding::refusal, Finding::pointer)
                .contains(tuple(refusal, pointer));
    }

    @Test
    void aBatchMayBeEmptyAndItsEventsAreJudgedApart() {
        assertThat(reader.read("[]", true).items()).isEmpty();

        var batch = reader.read("[" + EVENT + ", 1, " + EVENT.replace("1.0", "2.0") + "]", true);

        assertThat(batch.items()).extracting(item -> item.findings().size()).containsExactly(0, 1, 1);
        assertThat(batch.pointer(2)).isEqualTo("/2");
    }

    @Test
    void aDocumentOfTheOtherModeIsRefused() {
        for (var wrong : List.of(List.of("[" + EVENT + "]", "false"), List.of(EVENT, "true"))) {
            assertThatThrownBy(() -> reader.read(wrong.get(0), Boolean.parseBoolean(wrong.get(1))))
                    .isInstanceOfSatisfying(
                            ProblemException.class, e -> assertThat(e.refusal()).isEqualTo(Refusal.INVALID_EVENT));
        }
        assertThatThrownBy(() -> reader.read("[" + (EVENT + ",").repeat(3) + EVENT + "]", true))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.refusal()).isEqualTo(Refusal.TOO_MANY_ITEMS));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            plain            | plain
            a%20b            | a b
            %22quoted%22     | "quoted"
            %E2%82%AC        | €
            %F0%9F%98%80     | 😀
            %e2%82%ac        | €
            100%25           | 100%
            %2525            | %25
            "in quotes"      | in quotes
            "a \\" b"        | a " b
            """)
    void headersAreDecodedOnce(String header, String value) {
        assertThat(HeaderText.decode(header)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"%", "%2", "%zz", "%ff", "%C0%80", "%ED%A0%80", "é"})
    void headersThatAreEncodedWronglyAreRefused(String header) {
        assertThatThrownBy(() -> HeaderText.decode(header)).isInstanceOf(ProblemException.class);
    }
}
