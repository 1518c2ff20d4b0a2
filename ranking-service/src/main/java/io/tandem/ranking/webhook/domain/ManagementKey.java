package io.tandem.ranking.webhook.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/// What its owner shows to manage a webhook. Only its hash is stored; it has too many random bits to be guessed from
/// that.
public final class ManagementKey {
    private static final String PREFIX = "whmk_";
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String text;

    /// A key that somebody shows.
    public ManagementKey(String text) {
        this.text = text;
    }

    /// A new key of 32 random bytes.
    public static ManagementKey random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new ManagementKey(
                PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /// The key as it is given to the owner.
    public String text() {
        return text;
    }

    /// SHA-256 of the text in hexadecimal, to be stored.
    public String hash() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /// Whether this is the key of that hash; takes as long for any wrong key.
    public boolean matches(String hash) {
        return MessageDigest.isEqual(
                hash().getBytes(StandardCharsets.US_ASCII), hash.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
