package io.tandem.local.stack;

import io.tandem.local.LocalStackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/// The key that signing secrets of webhooks are encrypted by. It is beside the database and not in it, in a file that
/// only its owner reads.
final class WebhooksKey {
    private static final String FILE = "webhooks.key";
    private static final int BYTES = 32;

    private WebhooksKey() {}

    /// The data directory's key; a new one when it has none.
    ///
    /// @throws LocalStackException when it can be neither read nor written
    static String in(Path data) {
        Path file = data.resolve(FILE);
        try {
            if (!Files.exists(file)) {
                write(file, random());
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new LocalStackException("cannot keep the key of webhooks in %s: %s".formatted(file, e), e);
        }
    }

    /// Whole or not at all: secrets that are encrypted by half a key would be lost.
    private static void write(Path file, String key) throws IOException {
        Path fresh = Files.createTempFile(
                file.getParent(),
                FILE,
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, key + System.lineSeparator());
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
