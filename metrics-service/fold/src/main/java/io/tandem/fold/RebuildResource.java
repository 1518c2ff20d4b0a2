package io.tandem.fold;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/// Makes the state anew from the log and compares it with the one in service.
@Path("/internal/rebuild")
@Produces({MediaType.APPLICATION_JSON, "application/problem+json"})
@Blocking
public class RebuildResource {
    private static final Logger LOG = Logger.getLogger(RebuildResource.class);

    private final Rebuild rebuild;

    RebuildResource(Rebuild rebuild) {
        this.rebuild = rebuild;
    }

    /// Begins.
    ///
    /// @param body a [Wish], or nothing
    /// @return 202, or 409 while a rebuild is under way on any instance
    @POST
    @Consumes(MediaType.WILDCARD)
    public RestResponse<?> begin(@Nullable String body) throws SQLException {
        if (!rebuild.possible()) {
            return nothing();
        }
        Wish wish;
        try {
            wish = Wish.read(body);
        } catch (IllegalArgumentException _) {
            return refusal(400, "bad-body", "The body is {\"accept\": true} or {\"accept\": false} or empty.");
        }
        return rebuild.begin(wish.accepts())
                ? accepted()
                : refusal(409, "rebuild-under-way", "A rebuild is under way; GET tells how far it is.");
    }

    /// How far the newest rebuild has come, or how it ended.
    @GET
    public RestResponse<?> status() throws SQLException {
        return rebuild.possible() ? RestResponse.ok(rebuild.status()) : nothing();
    }

    /// Gives up.
    ///
    /// @return 202, or 409 when no rebuild is under way
    @DELETE
    public RestResponse<?> cancel() throws SQLException {
        if (!rebuild.possible()) {
            return nothing();
        }
        if (!rebuild.status().state().underWay()) {
            return refusal(409, "no-rebuild", "No rebuild is under way.");
        }
        rebuild.cancel();
        return accepted();
    }

    @ServerExceptionMapper
    RestResponse<?> databaseAway(SQLException away) {
        LOG.warn("a rebuild was asked for or about in vain", away);
        return refusal(503, "database-unavailable", "The database does not answer; try again.");
    }

    private RestResponse<?> accepted() throws SQLException {
        return RestResponse.status(RestResponse.Status.ACCEPTED, rebuild.status());
    }

    private static RestResponse<?> nothing() {
        return refusal(404, "no-state", "This service has no state to rebuild.");
    }

    private static RestResponse<?> refusal(int status, String type, String detail) {
        return Refusal.answer(new Refusal("/problems/" + type, detail, status));
    }

    /// What is wanted of a rebuild.
    ///
    /// @param accept whether the rebuilt state takes the service's place even when they differ; no when absent
    public record Wish(@Nullable Boolean accept) {
        private static Wish read(@Nullable String body) {
            return body == null || body.isBlank()
                    ? new Wish(false)
                    : WireJson.read(body.getBytes(StandardCharsets.UTF_8), Wish.class);
        }

        private boolean accepts() {
            return Boolean.TRUE.equals(accept);
        }
    }
}
