package io.tandem.ingest.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTest {
    @Test
    void everyWritingIsStorable() {
        assertThat(Text.isStorable("京津冀及周边“2+26”城市 – naïve 𠮷")).isTrue();
    }

    @Test
    void controlCharactersAndHalfSurrogatePairsAreNot() {
        assertThat(Text.isStorable("a\u0000b")).isFalse();
        assertThat(Text.isStorable("a\nb")).isFalse();
        assertThat(Text.isStorable("a\u0085b")).isFalse();
        assertThat(Text.isStorable("a\ud842b")).isFalse();
        assertThat(Text.isStorable("\udfb7")).isFalse();
    }
}
