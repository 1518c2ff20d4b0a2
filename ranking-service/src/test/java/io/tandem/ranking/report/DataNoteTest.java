package io.tandem.ranking.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.ranking.figure.Language;
import org.junit.jupiter.api.Test;

class DataNoteTest {
    @Test
    void theNoteIsInTheLanguageOfTheReport() {
        String note = "数据为重构。 | Reconstructed by the report 中国城市.";

        assertThat(DataNote.in(Language.ZH, "a", note)).isEqualTo("数据为重构。");
        assertThat(DataNote.in(Language.EN, "a", note)).isEqualTo("Reconstructed by the report 中国城市.");
    }

    @Test
    void aNoteInAnotherLanguageIsPointedTo() {
        assertThat(DataNote.in(Language.ZH, "a", "Reconstructed.")).contains("/api/v1/assessments/a", "note");
        assertThat(DataNote.in(Language.EN, "a", "数据为重构。")).contains("/api/v1/assessments/a", "note");
    }

    @Test
    void noNoteIsNothing() {
        assertThat(DataNote.in(Language.ZH, "a", null)).isEmpty();
        assertThat(DataNote.in(Language.EN, "a", " ")).isEmpty();
    }
}
