package io.tandem.ranking.webhook.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {
    @ParameterizedTest
    @CsvSource({
        "https://hooks.example, hooks.example, 443, /",
        "https://Hooks.Example:8443/a%20b?c=d, hooks.example, 8443, /a%20b?c=d",
        "HTTPS://hooks.example./x, hooks.example, 443, /x",
        "https://[2001:4860:4860::8888]/, 2001:4860:4860::8888, 443, /",
        "https://hooks.example?x, hooks.example, 443, /?x"
    })
    void aUrlSaysWhereToConnectAndWhatToAskFor(String url, String host, int port, String target) {
        Endpoint endpoint = Endpoint.parse(url, false);

        assertThat(endpoint.host()).isEqualTo(host);
        assertThat(endpoint.port()).isEqualTo(port);
        assertThat(endpoint.target()).isEqualTo(target);
        assertThat(endpoint.secure()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hooks.example",
                "//hooks.example/",
                "http://hooks.example/",
                "ftp://hooks.example/",
                "file:///etc/passwd",
                "https:hooks.example",
                "https:///x",
                "https://user@hooks.example/",
                "https://user:word@hooks.example/",
                "https://hooks.example/#part",
                "https://hooks.example:0/",
                "https://hooks.example:65536/",
                "https://hooks.example/a b",
                "https://hooks.example/\r\nX: y",
                "https://北京.example/",
                "https://hooks_example/"
            })
    void anythingElseIsRefusedWithoutRepeatingIt(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Endpoint.parse(url, false))
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("example"));
    }

    @Test
    void aLongUrlIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Endpoint.parse("https://hooks.example/" + "a".repeat(2_048), false));
    }

    @Test
    void plainHttpIsForLocalStacks() {
        Endpoint endpoint = Endpoint.parse("http://localhost/x", true);

        assertThat(endpoint.port()).isEqualTo(80);
        assertThat(endpoint.secure()).isFalse();
    }
}
