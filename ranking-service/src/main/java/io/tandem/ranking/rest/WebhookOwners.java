package io.tandem.ranking.rest;

import io.smallrye.mutiny.Uni;
import io.tandem.ranking.webhook.application.WebhookStore.Owned;
import io.tandem.ranking.webhook.application.Webhooks;
import io.tandem.ranking.webhook.domain.Keyring;
import io.tandem.ranking.webhook.domain.ManagementKey;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Tells whose webhook a request is about.
@Singleton
class WebhookOwners {
    private static final Pattern ID = Pattern.compile("wh_[0-9a-f]{32}");
    private static final String BEARER = "Bearer ";

    private final Webhooks webhooks;
    private final Keyring keyring;

    WebhookOwners(Webhooks webhooks, Keyring keyring) {
        this.webhooks = webhooks;
        this.keyring = keyring;
    }

    /// @throws Problem.ProblemException when there are no webhooks here
    void requireOn() {
        if (keyring.isEmpty()) {
            throw Problem.webhooksOff().exception();
        }
    }

    /// Whoever does not show the key learns nothing about what there is.
    Uni<Owned> owned(String id, HttpHeaders headers) {
        requireOn();
        @Nullable String authorization = headers.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (authorization == null
                || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                || !ID.matcher(id).matches()) {
            throw missing().exception();
        }
        ManagementKey key =
                new ManagementKey(authorization.substring(BEARER.length()).strip());
        return webhooks.find(id, key)
                .map(found -> found.orElseThrow(() -> missing().exception()));
    }

    static Problem missing() {
        return new Problem(
                "/problems/unknown-webhook",
                "Unknown webhook",
                404,
                "There is no such webhook, or `Authorization: Bearer` does not have its management key.",
                List.of());
    }
}
