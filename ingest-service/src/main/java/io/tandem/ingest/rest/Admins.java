package io.tandem.ingest.rest;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.tandem.ingest.config.FeedsConfig;
import io.tandem.ingest.domain.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Lets those through who manage feeds: holders of a token of OpenID Connect with the role, or where there is no OpenID
/// Connect, of the installation's own token.
@ApplicationScoped
class Admins {
    private final FeedsConfig config;
    private final CurrentIdentityAssociation identities;
    private final boolean openId;

    Admins(
            FeedsConfig config,
            CurrentIdentityAssociation identities,
            @ConfigProperty(name = "quarkus.oidc.tenant-enabled", defaultValue = "false") boolean openId) {
        this.config = config;
        this.identities = identities;
        this.openId = openId;
    }

    void start(@Observes StartupEvent event) {
        if (openId && config.adminToken().isPresent()) {
            throw new IllegalStateException(
                    "tandem.feeds.admin-token is for installations without OpenID Connect: unset one of them");
        }
    }

    /// @throws ProblemException when the request comes from nobody who may
    void require(HttpHeaders headers) {
        String token = Senders.bearer(headers);
        if (token == null) {
            throw Senders.unauthenticated("Send an administrator's token as Authorization: Bearer ….");
        }
        if (openId && !token.startsWith("tdm_")) {
            requireRole();
        } else if (config.adminToken().isEmpty()
                || !isSame(token, config.adminToken().get())) {
            throw Senders.unauthenticated("The token is not an administrator's.");
        }
    }

    /// As above, where observations need keys; otherwise anybody may.
    void requireWhereClosed(HttpHeaders headers) {
        if (config.required()) {
            require(headers);
        }
    }

    /// Whether the request comes from one who may.
    boolean sends(HttpHeaders headers) {
        try {
            require(headers);
            return true;
        } catch (ProblemException _) {
            return false;
        }
    }

    private void requireRole() {
        SecurityIdentity identity;
        try {
            identity = identities.getDeferredIdentity().await().indefinitely();
        } catch (AuthenticationFailedException _) {
            throw Senders.unauthenticated("The token is not valid: signature, issuer, audience or time.");
        }
        if (identity.isAnonymous()) {
            throw Senders.unauthenticated("The token is not valid.");
        }
        if (!identity.hasRole(config.adminRole())) {
            throw new ProblemException(Refusal.FORBIDDEN, "The token is valid and has not the role of administrators.");
        }
    }

    private static boolean isSame(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }
}
