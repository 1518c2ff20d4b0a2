package io.tandem.ranking.webhook.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Signatures as receivers check them: with the library of the Standard Webhooks project.
class SigningSecretTest {
    private static final String BODY = "{\"data\":{\"board\":\"2015-2019/co2\",\"name\":\"唐山\"}}";

    private final SigningSecret secret = SigningSecret.random();

    @Test
    void aReceiverVerifiesWhatWasSigned() {
        HttpHeaders headers = headers(List.of(secret), BODY);

        assertThatCode(() -> new Webhook(secret.text()).verify(BODY, headers)).doesNotThrowAnyException();
    }

    @Test
    void anyOtherBodyKeyOrIdIsRefused() {
        HttpHeaders headers = headers(List.of(secret), BODY);

        assertThatThrownBy(() -> new Webhook(secret.text()).verify(BODY + " ", headers))
                .isInstanceOf(WebhookVerificationException.class);
        assertThatThrownBy(() -> new Webhook(SigningSecret.random().text()).verify(BODY, headers))
                .isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    void whileTheSecretChangesBothVerify() {
        SigningSecret next = SigningSecret.random();
        HttpHeaders headers = headers(List.of(next, secret), BODY);

        assertThat(headers.firstValue("webhook-signature").orElseThrow().split(" "))
                .hasSize(2);
        assertThatCode(() -> new Webhook(secret.text()).verify(BODY, headers)).doesNotThrowAnyException();
        assertThatCode(() -> new Webhook(next.text()).verify(BODY, headers)).doesNotThrowAnyException();
    }

    /// The project's published example.
    @Test
    void theSignatureOfTheSpecificationIsReproduced() {
        SigningSecret known = SigningSecret.of(Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));

        assertThat(known.signature(
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        Instant.ofEpochSecond(1_614_265_330),
                        "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void theSecretHas32BytesAndDoesNotShowItself() {
        assertThat(secret.text()).matches("whsec_[A-Za-z0-9+/]{43}=");
        assertThat(secret.toString()).doesNotContain(secret.text());
        assertThat(SigningSecret.of(secret.bytes()).text()).isEqualTo(secret.text());
    }

    private static HttpHeaders headers(List<SigningSecret> secrets, String body) {
        Instant now = Instant.now();
        return HttpHeaders.of(
                Map.of(
                        "webhook-id",
                        List.of("msg_wh_1_1"),
                        "webhook-timestamp",
                        List.of(Long.toString(now.getEpochSecond())),
                        "webhook-signature",
                        List.of(SigningSecret.signatures(
                                secrets, "msg_wh_1_1", now, body.getBytes(StandardCharsets.UTF_8)))),
                (_, _) -> true);
    }
}
