package io.tandem.local.stack;

import io.tandem.local.LocalStackException;
import java.nio.file.Path;

/// The key that signing secrets of webhooks are encrypted by. It is beside the database and not in it.
final class WebhooksKey {
    private WebhooksKey() {}

    /// The data directory's key; a new one when it has none.
    ///
    /// @throws LocalStackException when it can be neither read nor written
    static String in(Path data) {
        return SecretFile.in(data, "webhooks.key");
    }
}
