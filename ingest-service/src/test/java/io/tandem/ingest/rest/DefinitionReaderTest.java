package io.tandem.ingest.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tandem.ingest.domain.AssessmentDraft;
import io.tandem.ingest.domain.Refusal;
import io.tandem.ingest.domain.RosterDraft;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionReaderTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    null                                        | WRONG_TYPE        |
                    []                                          | WRONG_TYPE        |
                    {"nameZh": 1}                               | WRONG_TYPE        | /nameZh
                    {"cities": {}}                              | WRONG_TYPE        | /cities
                    {"cities": [{"code": 110000}]}              | WRONG_TYPE        | /cities/0/code
                    {"cities": [{}, {"names": "x"}]}            | UNKNOWN_MEMBER    | /cities/1/names
                    {"na\\u0000me": "x"}                        | CONTROL_CHARACTER |
                    {"nameZh": "a", "nameZh": "b"}              | DUPLICATE_MEMBER  |
                    {"cities": [{"code": "1", "code": "2"}]}    | DUPLICATE_MEMBER  |
                    {"cities": [{"code": "1"                    | TRUNCATED_JSON    |
                    {"cities": [}                               | INVALID_JSON      |
                    {} {}                                       | INVALID_JSON      |
                    """)
    void aRosterThatCannotBeReadIsPointedAt(String text, Refusal refusal, String pointer) {
        assertThatThrownBy(() -> DefinitionReader.read(text, RosterDraft.class))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.refusal()).isEqualTo(refusal);
                    assertThat(e.problem().pointer()).isEqualTo(pointer);
                });
    }

    @Test
    void aBlankBodyIsEmpty() {
        assertThatThrownBy(() -> DefinitionReader.read("  ", RosterDraft.class))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.refusal()).isEqualTo(Refusal.EMPTY_BODY));
    }

    @Test
    void coefficientsAreNumbers() {
        assertThat(DefinitionReader.read(
                                "{\"method\": {\"pollutantEquivalents\": {\"SO2\": 1}}}", AssessmentDraft.class)
                        .method()
                        .pollutantEquivalents())
                .containsEntry("SO2", 1.0);
        assertThatThrownBy(() -> DefinitionReader.read(
                        "{\"method\": {\"pollutantEquivalents\": {\"SO2\": \"1\"}}}", AssessmentDraft.class))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().pointer()).isEqualTo("/method/pollutantEquivalents/SO2"));
    }
}
