package io.tandem.fold;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailuresTest {
    @ParameterizedTest
    @CsvSource({
        "22003, true", // numeric value out of range
        "22P05, true", // untranslatable character
        "23514, true", // check violation
        "08006, false", // connection failure
        "40P01, false", // deadlock
        "53100, false", // disk full
        "55P03, false", // lock timeout
        "25P03, false", // idle in transaction for too long
        "25P02, false", // transaction already failed
        "57P01, false" // admin shutdown
    })
    void onlyRefusedDataIsPoison(String sqlState, boolean poison) {
        Throwable driver = new CompletionException(new PgException("x", "ERROR", sqlState, null));
        Throwable hibernate = new CompletionException(new SQLException("x", sqlState));

        assertThat(Failures.isPoison(driver)).isEqualTo(poison);
        assertThat(Failures.isPoison(hibernate)).isEqualTo(poison);
    }

    @Test
    void aBrokenRuleIsPoisonAndABrokenConnectionIsNot() {
        assertThat(Failures.isPoison(new IllegalArgumentException("no such city")))
                .isTrue();
        assertThat(Failures.isPoison(new IOException("Connection reset"))).isFalse();
        assertThat(Failures.isPoison(new IllegalStateException("Pool closed"))).isFalse();
    }

    @Test
    void aBatchIsTooLargeWhenMemoryOutsideOfTheHeapIsUsedUp() {
        Throwable netty = new CompletionException(new OutOfMemoryError("Cannot reserve direct buffer memory"));

        assertThat(Failures.isTooLarge(netty)).isTrue();
        assertThat(Failures.isPoison(netty)).isFalse();
        assertThat(Failures.isTooLarge(new IOException("Connection reset"))).isFalse();
    }

    @Test
    void aSummaryIsOneShortLine() {
        String summary = Failures.summary(new RuntimeException(new IOException("a\nb\u0000c" + "x".repeat(500))));

        assertThat(summary).startsWith("IOException: a b c").hasSize(300);
    }
}
