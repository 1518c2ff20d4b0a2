package io.tandem.ranking.webhook.domain;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Keys by which signing secrets are encrypted where they are stored (AES-256-GCM), so that whoever reads the database
/// can sign nothing. The newest encrypts, all decrypt.
public final class Keyring {
    private static final String ALGORITHM = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int ID_CHARACTERS = 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SequencedMap<String, SecretKeySpec> keys;

    private Keyring(SequencedMap<String, SecretKeySpec> keys) {
        this.keys = keys;
    }

    /// A secret as it is stored.
    ///
    /// @param key id of the key that it is encrypted by
    /// @param text base64 of nonce, ciphertext and tag
    public record Encrypted(String key, String text) {}

    /// Keys in base64, newest first; none when there are none.
    ///
    /// @throws IllegalArgumentException when one is not base64 of 32 bytes; it says which and does not repeat it
    public static Keyring of(List<String> base64) {
        SequencedMap<String, SecretKeySpec> keys = new LinkedHashMap<>();
        for (int i = 0; i < base64.size(); i++) {
            byte[] key = decoded(base64.get(i));
            if (key.length != KEY_BYTES) {
                throw new IllegalArgumentException(
                        "key %d of %d is not base64 of %d bytes".formatted(i + 1, base64.size(), KEY_BYTES));
            }
            keys.putIfAbsent(id(key), new SecretKeySpec(key, "AES"));
        }
        return new Keyring(keys);
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }

    /// Follows from the key and does not betray it.
    private static String id(byte[] key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key);
            return HexFormat.of().formatHex(hash).substring(0, ID_CHARACTERS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /// Whether nothing can be encrypted.
    public boolean isEmpty() {
        return keys.isEmpty();
    }

    /// Ids of the keys, newest first.
    public List<String> ids() {
        return List.copyOf(keys.sequencedKeySet());
    }

    /// Encrypts a webhook's secret by the newest key.
    ///
    /// @throws java.util.NoSuchElementException when there is no key
    public Encrypted encrypt(String webhook, SigningSecret secret) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        String key = keys.sequencedKeySet().getFirst();
        try {
            byte[] ciphertext = cipher(Cipher.ENCRYPT_MODE, keys.firstEntry().getValue(), nonce, webhook)
                    .doFinal(secret.bytes());
            byte[] stored = ByteBuffer.allocate(nonce.length + ciphertext.length)
                    .put(nonce)
                    .put(ciphertext)
                    .array();
            return new Encrypted(key, Base64.getEncoder().encodeToString(stored));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
        }
    }

    /// Decrypts a webhook's secret; empty when its key is not one of these.
    ///
    /// @throws IllegalStateException when it is not what was encrypted for this webhook
    public Optional<SigningSecret> decrypt(String webhook, Encrypted secret) {
        @Nullable SecretKeySpec key = keys.get(secret.key());
        if (key == null) {
            return Optional.empty();
        }
        byte[] stored = Base64.getDecoder().decode(secret.text());
        byte[] nonce = Arrays.copyOf(stored, NONCE_BYTES);
        try {
            byte[] plain = cipher(Cipher.DECRYPT_MODE, key, nonce, webhook)
                    .doFinal(stored, NONCE_BYTES, stored.length - NONCE_BYTES);
            return Optional.of(SigningSecret.of(plain));
        } catch (AEADBadTagException changed) {
            throw new IllegalStateException(
                    "the stored secret of webhook %s was changed, or is another webhook's".formatted(webhook), changed);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
        }
    }

    private static Cipher cipher(int mode, SecretKeySpec key, byte[] nonce, String webhook)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(ALGORITHM);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(webhook.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    @Override
    public String toString() {
        return "keys " + ids();
    }
}
