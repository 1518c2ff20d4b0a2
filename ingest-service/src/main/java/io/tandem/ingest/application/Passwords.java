package io.tandem.ingest.application;

import io.tandem.ingest.config.Hj212Config;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Passwords of stations as keyed hashes (HMAC-SHA256 over MN and password): who has the database alone cannot guess
/// them.
@ApplicationScoped
public class Passwords {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_LENGTH = 32;

    private final Optional<SecretKeySpec> key;

    Passwords(Hj212Config config) {
        this.key = config.key().map(Passwords::key);
    }

    private static SecretKeySpec key(String base64) {
        byte[] bytes = Base64.getDecoder().decode(base64);
        if (bytes.length != KEY_LENGTH) {
            throw new IllegalArgumentException("tandem.ingest.hj212.key must be base64 of 32 bytes");
        }
        return new SecretKeySpec(bytes, ALGORITHM);
    }

    /// Whether there is a key to hash by.
    public boolean isPossible() {
        return key.isPresent();
    }

    /// The keyed hash of a station's password.
    ///
    /// @throws IllegalStateException without a key
    public String hash(String mn, String password) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key.orElseThrow(() -> new IllegalStateException("tandem.ingest.hj212.key is not set")));
            byte[] hash = mac.doFinal((mn + "\n" + password).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    private static byte[] bytes(String hash) {
        return hash.getBytes(StandardCharsets.US_ASCII);
    }

    /// Whether it is the station's password; takes as long for a wrong one as for the right one.
    public boolean match(StationStore.Entry entry, @Nullable String password) {
        return password != null
                && MessageDigest.isEqual(
                        bytes(entry.password()), bytes(hash(entry.station().mn(), password)));
    }
}
