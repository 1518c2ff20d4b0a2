package io.tandem.ingest.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EscapedTest {
    @Test
    void whatCannotBeStoredIsEscapedAndTheRestStays() {
        assertThat(Escaped.of("a\u0000b\n\ud800c 😀 中\u001b[31m"))
                .isEqualTo("a\\u0000b\\u000a\\ud800c 😀 中\\u001b[31m");
        assertThat(Escaped.of("\u0000".repeat(10_000)).length()).isLessThan(Escaped.LONGEST + 6);
    }
}
