package io.tandem.ranking.webhook.persistence;

import io.tandem.ranking.domain.BoardKey;
import io.tandem.ranking.domain.BoardVersion;
import io.tandem.ranking.webhook.application.WebhookStore.Lease;
import io.tandem.ranking.webhook.domain.Delivery;
import io.tandem.ranking.webhook.domain.Endpoint;
import io.tandem.ranking.webhook.domain.Failure;
import io.tandem.ranking.webhook.domain.Message;
import io.tandem.ranking.webhook.domain.Webhook;
import io.tandem.ranking.webhook.domain.WebhookState;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Between rows and values.
final class Rows {
    /// Columns of table `webhook` in the order of [#webhook].
    static final String WEBHOOK = """
            w.id, w.url, w.assessment, w.board, w.filter, w.state, w.created_at, w.epoch, w.sequence, w.redeliver_from,
            w.redeliver_to, w.failures, w.last_failure, w.last_status, w.allowed_rate, w.due_at, w.disabled_because,
            w.disabled_at, w.lease""";

    private Rows() {}

    static Webhook webhook(@Nullable Object[] row) {
        return new Webhook(
                text(row[0]),
                // What may be served has been decided when it was added
                Endpoint.parse(text(row[1]), true),
                new BoardKey(text(row[2]), text(row[3])),
                StoredFilter.read(text(row[4])),
                WebhookState.of(text(row[5])),
                instant(row[6]),
                version(row[7], row[8]),
                row[9] == null ? null : new Webhook.Range(number(row[9]), number(row[10])),
                Math.toIntExact(number(row[11])),
                row[12] == null ? null : new Failure(Failure.Kind.of(text(row[12])), integer(row[13])),
                integer(row[14]),
                instant(row[15]),
                row[16] == null ? null : new Webhook.Disabled(Failure.Kind.of(text(row[16])), instant(row[17])));
    }

    static Lease lease(@Nullable Object[] row) {
        return new Lease(webhook(row), number(row[18]));
    }

    static Delivery.Logged delivery(@Nullable Object[] row) {
        return new Delivery.Logged(
                number(row[0]),
                instant(row[1]),
                new Delivery(
                        text(row[2]),
                        Message.Kind.valueOf(text(row[3]).toUpperCase(Locale.ROOT)),
                        version(row[4], row[5]),
                        Math.toIntExact(number(row[6])),
                        integer(row[7]),
                        row[8] == null ? null : Failure.Kind.of(text(row[8])),
                        Duration.ofMillis(number(row[9]))));
    }

    static int orZero(@Nullable Integer number) {
        return number == null ? 0 : number;
    }

    static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }

    static long number(@Nullable Object column) {
        if (column instanceof Number number) {
            return number.longValue();
        }
        throw new IllegalStateException("not a number: " + column);
    }

    static String text(@Nullable Object column) {
        if (column instanceof String text) {
            return text;
        }
        throw new IllegalStateException("not a text");
    }

    static Instant instant(@Nullable Object column) {
        return switch (column) {
            case Instant instant -> instant;
            case OffsetDateTime time -> time.toInstant();
            case null, default -> throw new IllegalStateException("not an instant");
        };
    }

    private static @Nullable Integer integer(@Nullable Object column) {
        return column == null ? null : (Integer) Math.toIntExact(number(column));
    }

    private static BoardVersion version(@Nullable Object epoch, @Nullable Object sequence) {
        return new BoardVersion(Math.toIntExact(number(epoch)), number(sequence));
    }
}
