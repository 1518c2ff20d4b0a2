package io.tandem.ingest.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.tandem.ingest.domain.Finding;
import io.tandem.ingest.domain.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObservationReaderTest {
    private final ObservationReader reader = new ObservationReader(3);

    private List<Finding> findings(String text) {
        return reader.read(text).items().getFirst().findings();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    ' '                               | EMPTY_BODY
                    []                                | EMPTY_BATCH
                    [{},{},{},{}]                     | TOO_MANY_ITEMS
                    {"value": NaN}                    | NOT_A_NUMBER
                    {"value": -Infinity}              | NOT_A_NUMBER
                    [{"city": NaN}]                   | NOT_A_NUMBER
                    {"other": NaN}                    | NOT_A_NUMBER
                    {"id": "a", "id": "b"}            | DUPLICATE_MEMBER
                    {"x": {"y": 1, "y": 2}}           | DUPLICATE_MEMBER
                    {"id": "a"                        | TRUNCATED_JSON
                    [{"id": "a"}                      | TRUNCATED_JSON
                    [{"id": "a                        | TRUNCATED_JSON
                    [{"id": "a"}, {"value": 12        | TRUNCATED_JSON
                    [{"value": tru                    | INVALID_JSON
                    {"id": "a"} x                     | INVALID_JSON
                    {"id": "a"} {}                    | INVALID_JSON
                    {'id': 1}                         | INVALID_JSON
                    {"id": 01}                        | INVALID_JSON
                    {"value": .5}                     | INVALID_JSON
                    {"id": "a",}                      | INVALID_JSON
                    [1,,2]                            | INVALID_JSON
                    hello                             | INVALID_JSON
                    /* */ {}                          | INVALID_JSON
                    [[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]| LIMIT_EXCEEDED
                    """)
    void aDocumentThatCannotBeReadIsRefusedWhole(String text, Refusal refusal) {
        String document = text.equals("' '") ? " " : text;
        assertThatThrownBy(() -> reader.read(document))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.refusal()).isEqualTo(refusal));
    }

    @Test
    void longNamesTextsAndNumbersAreRefusedWhole() {
        for (String text : List.of(
                "{\"" + "n".repeat(65) + "\": 1}",
                "{\"id\": \"" + "s".repeat(4097) + "\"}",
                "{\"value\": " + "1".repeat(65) + "}",
                "{\"value\": 0." + "1".repeat(65) + "}")) {
            assertThatThrownBy(() -> reader.read(text))
                    .isInstanceOfSatisfying(
                            ProblemException.class, e -> assertThat(e.refusal()).isEqualTo(Refusal.LIMIT_EXCEEDED));
        }
    }

    @Test
    void whatIsWrongInOneItemStaysWithIt() {
        var items = reader.read("[1, {\"id\": \"a\", \"value\": \"2\"}, {\"id\": \"b\", \"value\": 2}]")
                .items();

        assertThat(items.get(0).findings())
                .extracting(Finding::refusal, Finding::pointer)
                .containsExactly(tuple(Refusal.WRONG_TYPE, ""));
        assertThat(items.get(1).findings())
                .extracting(Finding::refusal, Finding::pointer)
                .containsExactly(tuple(Refusal.WRONG_TYPE, "/value"));
        assertThat(items.get(2).findings()).isEmpty();
        assertThat(items.get(2).draft().value()).isEqualTo(2.0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    {"value": 1e400}             | EXCESSIVE_NUMBER  | /value
                    {"value": 1E-31}             | EXCESSIVE_NUMBER  | /value
                    {"value": 1e99999999999999}  | EXCESSIVE_NUMBER  | /value
                    {"value": true}              | WRONG_TYPE        | /value
                    {"value": {"a": [1]}}        | WRONG_TYPE        | /value
                    {"revision": 1.0}            | WRONG_TYPE        | /revision
                    {"revision": "1"}            | WRONG_TYPE        | /revision
                    {"city": 130200}             | WRONG_TYPE        | /city
                    {"a/b~c": {"d": [{}]}}       | UNKNOWN_MEMBER    | /a~1b~0c
                    {"city": "13\\u00000200"}    | CONTROL_CHARACTER | /city
                    {"reason": "\\ud800"}        | CONTROL_CHARACTER | /reason
                    {"na\\u0000me": 1}           | CONTROL_CHARACTER | ''
                    """)
    void aMemberThatCannotBeReadIsPointedAt(String text, Refusal refusal, String pointer) {
        assertThat(findings(text))
                .extracting(Finding::refusal, Finding::pointer)
                .containsExactly(tuple(refusal, pointer.equals("''") ? "" : pointer));
    }

    @Test
    void numbersKeepTheirFullPrecisionAndNullCountsAsAbsent() {
        var draft = reader.read("{\"value\": 31.044800000000002, \"revision\": 99999999999999999999, \"id\": null}")
                .items()
                .getFirst()
                .draft();

        assertThat(draft.value()).isEqualTo(31.044800000000002);
        assertThat(draft.revision()).isEqualTo(Long.MAX_VALUE);
        assertThat(draft.id()).isNull();
        assertThat(reader.read("{\"value\": 1e30}").items().getFirst().draft().value())
                .isEqualTo(1e30);
    }
}
