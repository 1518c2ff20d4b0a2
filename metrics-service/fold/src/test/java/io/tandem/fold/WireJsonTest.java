package io.tandem.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireJsonTest {
    record Sample(int count, @Nullable Double value, Instant at, List<String> names) {}

    @Test
    void aRecordComesBackAsItWas() {
        Sample sample = new Sample(3, 0.1, Instant.parse("2026-01-01T00:00:00.123456Z"), List.of("北京"));

        assertThat(WireJson.read(WireJson.write(sample), Sample.class)).isEqualTo(sample);
    }

    @Test
    void aNewerProducerMayAddMembers() {
        assertThat(read("{\"count\":1,\"later\":true}").count()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbage",
                "{\"count\":1",
                "{\"count\":1} {}",
                "{\"count\":1,\"count\":2}",
                "{\"count\":null}",
                "{\"count\":1,\"value\":NaN}",
                "{\"count\":1,\"at\":\"yesterday\"}",
                "[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]",
                "[]"
            })
    void whatIsNoSuchMessageIsRefusedWithoutRepeatingIt(String json) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(json))
                .withMessageStartingWith("not a readable Sample")
                .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain("garbage", "yesterday"));
    }

    private static Sample read(String json) {
        return WireJson.read(json.getBytes(StandardCharsets.UTF_8), Sample.class);
    }
}
