package io.tandem.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhooksKeyTest {
    @Test
    void aDirectoryKeepsItsKeyAndOnlyItsOwnerReadsIt(@TempDir Path data, @TempDir Path other) throws IOException {
        String key = WebhooksKey.in(data);

        assertThat(Base64.getDecoder().decode(key)).hasSize(32);
        assertThat(WebhooksKey.in(data)).isEqualTo(key);
        assertThat(WebhooksKey.in(other)).isNotEqualTo(key);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("webhooks.key"))))
                .isEqualTo("rw-------");
        assertThat(Files.list(data)).hasSize(1);
    }
}
