package io.tandem.ingest.application.feed;

import io.tandem.ingest.domain.feed.KeyText;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Hashes of keys, HMAC-SHA-256 under the server's own key: whoever reads the database has no key, and whoever writes
/// it cannot make one.
final class KeyHashes {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int LEAST_BYTES = 32;

    private final @Nullable SecretKeySpec key;

    /// @param base64 the server's key; without one nothing can be hashed
    /// @throws IllegalArgumentException when it is not base64 of at least 32 bytes; it is not repeated
    KeyHashes(Optional<String> base64) {
        this.key = base64.map(KeyHashes::key).orElse(null);
    }

    private static SecretKeySpec key(String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException _) {
            bytes = new byte[0];
        }
        if (bytes.length < LEAST_BYTES) {
            throw new IllegalArgumentException("tandem.feeds.key is not base64 of at least 32 bytes");
        }
        return new SecretKeySpec(bytes, ALGORITHM);
    }

    /// Whether there is a key.
    boolean isPossible() {
        return key != null;
    }

    /// @throws IllegalStateException without the server's key
    String hash(KeyText text) {
        if (key == null) {
            throw new IllegalStateException("tandem.feeds.key is not set");
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(text.text().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
        }
    }

    /// Whether the hash is the key's; takes the same time wherever they differ.
    boolean matches(KeyText text, String hash) {
        return isPossible()
                && MessageDigest.isEqual(
                        hash(text).getBytes(StandardCharsets.UTF_8), hash.getBytes(StandardCharsets.UTF_8));
    }
}
