package io.tandem.metrics.application;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiptTest {
    @Test
    void aReceiptIsReadAsItIsWritten() {
        assertThat(Receipt.parse("5-4711")).contains(new Receipt(5, 4711));
        assertThat(new Receipt(0, 0)).hasToString("0-0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "-1-2", "05-1", "5-04711", "5-4711-1", "5- 1", "a-1", "5-1234567890123456789"})
    void whatIsNoReceiptIsNone(String text) {
        assertThat(Receipt.parse(text)).isEmpty();
    }
}
