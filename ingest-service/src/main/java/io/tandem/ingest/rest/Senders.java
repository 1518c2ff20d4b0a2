package io.tandem.ingest.rest;

import io.tandem.ingest.application.feed.FeedDirectory;
import io.tandem.ingest.config.FeedsConfig;
import io.tandem.ingest.domain.Permit;
import io.tandem.ingest.domain.Refusal;
import io.tandem.ingest.domain.Scope;
import io.tandem.ingest.domain.Text;
import io.tandem.ingest.domain.feed.Feed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Recognises who sends a request, by its key, and whether it may send at the moment.
@ApplicationScoped
class Senders {
    private static final Map<String, String> CHALLENGE = Map.of(HttpHeaders.WWW_AUTHENTICATE, "Bearer");

    private final FeedDirectory directory;
    private final FeedRates rates;
    private final FeedsConfig config;

    Senders(FeedDirectory directory, FeedRates rates, FeedsConfig config) {
        this.directory = directory;
        this.rates = rates;
        this.config = config;
    }

    /// @param named the feed that is named beside the body, for items that do not name it
    /// @throws ProblemException when the sender may not send at all, or not now
    Sender open(HttpHeaders headers, @Nullable String named) {
        if (named != null && !Text.isSlug(named)) {
            throw new ProblemException(Refusal.INVALID_PARAMETER, "feed: " + Text.SLUG);
        }
        String key = bearer(headers);
        if (key == null && !config.required()) {
            return new Sender(named == null ? Permit.OPEN : new Permit(named, Scope.EVERYTHING), null);
        }
        Feed feed = holder(headers);
        if (named != null && !named.equals(feed.name())) {
            throw new ProblemException(Refusal.FEED_NOT_YOURS, "The key belongs to another feed than the one named.");
        }
        rates.require(feed);
        return new Sender(new Permit(feed.name(), feed.scope()), feed);
    }

    /// The feed whose key came with the request.
    ///
    /// @throws ProblemException when there is none, or it is not valid
    Feed holder(HttpHeaders headers) {
        String key = bearer(headers);
        if (key == null) {
            throw unauthenticated("Send the feed's key as Authorization: Bearer tdm_….");
        }
        return directory
                .holder(key, Instant.now())
                .orElseThrow(() -> unauthenticated("The key is not known, was revoked, or has expired."));
    }

    /// The bearer token; an empty one when there is another kind of authorization.
    static @Nullable String bearer(HttpHeaders headers) {
        String header = headers.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            return null;
        }
        return header.regionMatches(true, 0, "Bearer ", 0, 7)
                ? header.substring(7).strip()
                : "";
    }

    static ProblemException unauthenticated(String detail) {
        return new ProblemException(Refusal.UNAUTHENTICATED, detail, CHALLENGE);
    }
}
