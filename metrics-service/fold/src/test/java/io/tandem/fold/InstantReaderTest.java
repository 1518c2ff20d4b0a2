package io.tandem.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstantReaderTest {
    private static final long YEAR_0 = -62_167_219_200L;
    private static final long YEAR_10000 = 253_402_300_800L;

    record Sample(Instant at) {}

    @Test
    void whatTheJdkWritesIsReadAsTheJdkReadsIt() {
        Random random = new Random(3);
        int[] precisions = {1_000_000_000, 100_000_000, 1_000_000, 1_000, 1};
        for (int i = 0; i < 100_000; i++) {
            int precision = precisions[random.nextInt(precisions.length)];
            int nanos = precision == 1_000_000_000 ? 0 : random.nextInt(1_000_000_000) / precision * precision;
            Instant instant = Instant.ofEpochSecond(random.nextLong(YEAR_0, YEAR_10000), nanos);

            assertThat(InstantReader.inServicesForm(instant.toString())).isEqualTo(instant);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01T08:30:00+08:00, 2026-01-01T00:30:00Z",
        "2026-01-01T00:00:00.Z, 2026-01-01T00:00:00Z",
        "2026-01-01T24:00:00Z, 2026-01-02T00:00:00Z",
        "2024-02-29T00:00:00.5Z, 2024-02-29T00:00:00.500Z"
    })
    void otherFormsOfATimeAreUnderstoodToo(String text, Instant instant) {
        assertThat(read(text).at()).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-30T00:00:00Z",
                "2026-13-01T00:00:00Z",
                "2026-01-01T25:00:00Z",
                "2026-01-01T00:60:00Z",
                "2026-01-01T00:00:00.12x4Z",
                "2026-01-01T00:00:00.1234567890Z",
                "2026-01-01T00:00:00",
                "2026-01-01 00:00:00Z",
                "2026-01-0aT00:00:00Z",
                "Z",
                ""
            })
    void whatIsNoTimeIsNotTakenForOne(String text) {
        assertThat(InstantReader.inServicesForm(text)).isNull();
        if (!text.isEmpty()) {
            assertThatIllegalArgumentException().isThrownBy(() -> read(text));
        }
    }

    private static Sample read(String text) {
        return WireJson.read("{\"at\":\"%s\"}".formatted(text).getBytes(StandardCharsets.UTF_8), Sample.class);
    }
}
