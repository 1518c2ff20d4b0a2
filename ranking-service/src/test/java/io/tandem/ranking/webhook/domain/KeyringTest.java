package io.tandem.ranking.webhook.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.tandem.ranking.webhook.domain.Keyring.Encrypted;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyringTest {
    private static final String OLD = key('o');
    private static final String NEW = key('n');

    private final SigningSecret secret = SigningSecret.random();

    @Test
    void whatIsStoredIsNonceCiphertextAndTagOfAes256Gcm() throws Exception {
        Encrypted encrypted = Keyring.of(List.of(OLD)).encrypt("wh_1", secret);

        byte[] stored = Base64.getDecoder().decode(encrypted.text());
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(Base64.getDecoder().decode(OLD), "AES"),
                new GCMParameterSpec(128, stored, 0, 12));
        cipher.updateAAD("wh_1".getBytes());
        byte[] plain = cipher.doFinal(stored, 12, stored.length - 12);
        assertThat(stored).hasSize(12 + 32 + 16);
        assertThat("whsec_" + Base64.getEncoder().encodeToString(plain)).isEqualTo(secret.text());
    }

    @Test
    void theNewestKeyEncryptsAndAllDecrypt() {
        Encrypted before = Keyring.of(List.of(OLD)).encrypt("wh_1", secret);
        Keyring both = Keyring.of(List.of(NEW, OLD));

        Encrypted after = both.encrypt("wh_1", secret);

        assertThat(after.key()).isEqualTo(both.ids().getFirst()).isNotEqualTo(before.key());
        for (Encrypted stored : List.of(before, after)) {
            assertThat(both.decrypt("wh_1", stored).orElseThrow().text()).isEqualTo(secret.text());
        }
        assertThat(Keyring.of(List.of(NEW)).decrypt("wh_1", before)).isEmpty();
    }

    @Test
    void theSameSecretIsNeverStoredAlike() {
        Keyring keyring = Keyring.of(List.of(OLD));

        assertThat(keyring.encrypt("wh_1", secret).text())
                .isNotEqualTo(keyring.encrypt("wh_1", secret).text());
    }

    @Test
    void aSecretThatWasMovedToAnotherWebhookOrChangedIsRefused() {
        Keyring keyring = Keyring.of(List.of(OLD));
        Encrypted stored = keyring.encrypt("wh_1", secret);
        byte[] bytes = Base64.getDecoder().decode(stored.text());
        bytes[20] ^= 1;
        Encrypted changed = new Encrypted(stored.key(), Base64.getEncoder().encodeToString(bytes));

        assertThatIllegalStateException()
                .isThrownBy(() -> keyring.decrypt("wh_2", stored))
                .withMessageContaining("wh_2");
        assertThatIllegalStateException().isThrownBy(() -> keyring.decrypt("wh_1", changed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "c2hvcnQ=", "not base64 at all", "0123456789abcdef0123456789abcdef"})
    void whatIsNoKeyIsRefusedWithoutRepeatingIt(String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Keyring.of(List.of(OLD, key)))
                .withMessage("key 2 of 2 is not base64 of 32 bytes");
    }

    @Test
    void withoutKeysThereIsNothing() {
        assertThat(Keyring.of(List.of()).isEmpty()).isTrue();
        assertThat(Keyring.of(List.of(OLD)).toString()).doesNotContain(OLD);
    }

    private static String key(char letter) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) letter);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
