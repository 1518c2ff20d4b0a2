package io.tandem.ranking.webhook.domain;

import java.util.Locale;

/// Where a webhook is in its life.
public enum WebhookState {
    /// The receiver has not consented yet.
    PENDING,
    /// Messages are sent as they come.
    ACTIVE,
    /// A message was not taken; it is tried again later, and the others wait.
    PARKED,
    /// Nothing is sent until the owner enables it.
    DISABLED;

    /// Stable code, such as `active`.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The state of that code.
    ///
    /// @throws IllegalArgumentException when there is none
    public static WebhookState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
