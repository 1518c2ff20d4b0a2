package io.tandem.ingest.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusalTest {
    @Test
    void everyRefusalHasATitleOfItsOwnAndAnErrorStatus() {
        assertThat(Refusal.values()).extracting(Refusal::title).doesNotHaveDuplicates();
        assertThat(Refusal.values()).allSatisfy(r -> assertThat(r.status()).isBetween(400, 599));
        assertThat(Refusal.values()).allSatisfy(r -> assertThat(r.slug()).matches("[a-z0-9]+(-[a-z0-9]+)*"));
    }

    @Test
    void everyRefusalIsInTheGuideWithItsStatus() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("../docs/ingest.md")).stream()
                .filter(line -> line.matches("\\| `[a-z0-9-]+` \\| [45][0-9]{2} \\|.*"))
                .map(line -> line.replaceFirst("\\| `([a-z0-9-]+)` \\| ([0-9]{3}) \\|.*", "$1 $2"))
                .toList();

        assertThat(rows)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Refusal.values())
                        .map(r -> r.slug() + " " + r.status())
                        .toList());
    }
}
