package io.tandem.ranking.webhook.domain;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Why an attempt failed, in as many words as its owner may know: nothing about the network that it was made from.
///
/// @param status what the receiver answered; null when it did not
public record Failure(Kind kind, @Nullable Integer status) {
    /// The kinds of failure.
    public enum Kind {
        STATUS("the receiver answered with a status that is not 2xx"),
        REDIRECT("the receiver answered with a redirect, which is never followed"),
        GONE("the receiver answered 410: it wants nothing more"),
        NOT_ALLOWED("the receiver did not consent: no WebHook-Allowed-Origin that names this service, or a bad rate"),
        UNRESOLVED("the host's name could not be resolved"),
        ADDRESS_REFUSED("the host has an address that messages may not be sent to"),
        UNREACHABLE("no connection could be made"),
        TIMEOUT("the receiver did not answer in time"),
        BROKEN("the connection broke before there was an answer");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /// Stable code, such as `address-refused`.
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /// For people.
        public String words() {
            return words;
        }

        /// The kind of that code.
        ///
        /// @throws IllegalArgumentException when there is none
        public static Kind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /// What was wrong with an answer that was no success.
    static Failure of(Answer answer) {
        return switch (answer) {
            case Answer.None(Kind kind) -> new Failure(kind, null);
            case Answer.Response response -> new Failure(kindOf(response.status()), response.status());
        };
    }

    private static Kind kindOf(int status) {
        if (status == 410) {
            return Kind.GONE;
        }
        return status >= 300 && status < 400 ? Kind.REDIRECT : Kind.STATUS;
    }
}
