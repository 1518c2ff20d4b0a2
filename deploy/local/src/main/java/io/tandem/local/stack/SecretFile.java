package io.tandem.local.stack;

import io.tandem.local.LocalStackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/// 32 random bytes in base64, in a file of the data directory that only its owner reads.
final class SecretFile {
    /// What keys of feeds are hashed under.
    static final String FEEDS = "feeds.key";

    /// What lets its holder manage feeds.
    static final String ADMIN = "admin.token";

    private static final int BYTES = 32;

    private SecretFile() {}

    /// The secret of that name; a new one when there is none.
    ///
    /// @throws LocalStackException when it can be neither read nor written
    static String in(Path data, String name) {
        Path file = data.resolve(name);
        try {
            if (!Files.exists(file)) {
                write(file, random());
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new LocalStackException("cannot keep a secret in %s: %s".formatted(file, e), e);
        }
    }

    /// Whole or not at all: what was encrypted or hashed by half a secret would be lost.
    private static void write(Path file, String secret) throws IOException {
        Path fresh = Files.createTempFile(
                file.getParent(),
                file.getFileName().toString(),
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, secret + System.lineSeparator());
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
