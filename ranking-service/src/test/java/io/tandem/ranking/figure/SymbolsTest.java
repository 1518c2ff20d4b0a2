package io.tandem.ranking.figure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SymbolsTest {
    @Test
    void indicesAreFoundBetweenChineseCharactersAndPunctuation() {
        assertThat(Symbols.runs("实现CO2减排且PM2.5浓度下降，NOx。"))
                .containsExactly(
                        new Symbols.Run("实现", ""),
                        new Symbols.Run("CO", "2"),
                        new Symbols.Run("减排且", ""),
                        new Symbols.Run("PM", "2.5"),
                        new Symbols.Run("浓度下降，", ""),
                        new Symbols.Run("NO", "x"),
                        new Symbols.Run("。", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "LAPeq", "CO2019", "co2-lapeq", "2015-2019", "PM 2.5"})
    void whatIsNoSymbolIsLeftAlone(String text) {
        assertThat(Symbols.runs(text)).allSatisfy(run -> assertThat(run.index()).isEmpty());
    }
}
