package io.tandem.ranking.rest;

import io.smallrye.mutiny.Uni;
import io.tandem.ranking.domain.BoardVersion;
import io.tandem.ranking.webhook.application.Webhooks;
import io.tandem.ranking.webhook.domain.Webhook;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// A webhook, for whoever has its key.
@Path("/api/v1/webhooks/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Webhooks")
@SecurityScheme(
        securitySchemeName = WebhookResource.KEY,
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        description = "The webhook's `managementKey`, told when it was made.")
@SecurityRequirement(name = WebhookResource.KEY)
class WebhookResource {
    static final String KEY = "managementKey";

    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 1_000;

    private final Webhooks webhooks;
    private final WebhookReader reader;
    private final WebhookOwners owners;

    WebhookResource(Webhooks webhooks, WebhookReader reader, WebhookOwners owners) {
        this.webhooks = webhooks;
        this.reader = reader;
        this.owners = owners;
    }

    @GET
    @Operation(summary = "A webhook", description = "Its state, and how far the receiver has come.")
    @APIResponse(
            responseCode = "200",
            description = "The webhook.",
            content = @Content(schema = @Schema(implementation = WebhookAnswer.class)))
    @APIResponse(responseCode = "404", description = "No such webhook, or not its key.")
    public Uni<WebhookAnswer> show(@RestPath String id, @Context HttpHeaders headers) {
        return owners.owned(id, headers).map(WebhookAnswer::of);
    }

    @DELETE
    @Operation(summary = "Remove a webhook", description = "With its secrets and its log.")
    @APIResponse(responseCode = "204", description = "It is gone.")
    @APIResponse(responseCode = "404", description = "No such webhook, or not its key.")
    public Uni<Response> remove(@RestPath String id, @Context HttpHeaders headers) {
        return owners.owned(id, headers)
                .chain(owned -> webhooks.remove(id))
                .map(_ -> Response.noContent().build());
    }

    @POST
    @Path("secret")
    @Operation(
            summary = "Change the key that messages are signed with",
            description = "For a day both sign: `webhook-signature` has one signature for each.")
    @APIResponse(
            responseCode = "200",
            description = "The new key, told this once.",
            content = @Content(schema = @Schema(implementation = WebhookAnswer.Secret.class)))
    @APIResponse(responseCode = "404", description = "No such webhook, or not its key.")
    public Uni<Response> rotate(@RestPath String id, @Context HttpHeaders headers) {
        return owners.owned(id, headers)
                .chain(owned -> webhooks.rotate(id))
                .map(next -> next.orElseThrow(() -> WebhookOwners.missing().exception()))
                .map(secret -> Response.ok(new WebhookAnswer.Secret(secret.text()))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }

    @GET
    @Path("deliveries")
    @Operation(summary = "A webhook's log", description = "Every attempt, newest first.")
    @APIResponse(
            responseCode = "200",
            description = "At most `limit` attempts with numbers below `before`.",
            content = @Content(schema = @Schema(implementation = WebhookAnswer.Deliveries.class)))
    @APIResponse(responseCode = "400", description = "A number out of range.")
    @APIResponse(responseCode = "404", description = "No such webhook, or not its key.")
    public Uni<WebhookAnswer.Deliveries> deliveries(
            @RestPath String id,
            @RestQuery @Nullable String before,
            @RestQuery @Nullable String limit,
            @Context HttpHeaders headers) {
        long below = Parameters.number("before", before, Long.MAX_VALUE, 1, Long.MAX_VALUE);
        int most = (int) Parameters.number("limit", limit, DEFAULT_LIMIT, 1, MAX_LIMIT);
        return owners.owned(id, headers)
                .chain(owned -> webhooks.deliveries(id, below, most + 1))
                .map(logged -> WebhookAnswer.Deliveries.of(WebhooksResource.ROOT + id + "/deliveries", logged, most));
    }

    @POST
    @Path("redeliver")
    @Operation(
            summary = "Have changes sent again",
            description = "In order, with the same ids as before, and before any new ones.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = WebhookRequest.Redelivery.class),
                            examples = @ExampleObject(value = "{\"from\": \"1:40\", \"to\": \"1:60\"}")))
    @APIResponse(
            responseCode = "202",
            description = "The webhook.",
            content = @Content(schema = @Schema(implementation = WebhookAnswer.class)))
    @APIResponse(responseCode = "400", description = "Not strict JSON of this shape.")
    @APIResponse(responseCode = "404", description = "No such webhook, or not its key.")
    @APIResponse(responseCode = "409", description = "Others are still being sent again.")
    @APIResponse(responseCode = "413", description = "More than 64 KiB.")
    @APIResponse(responseCode = "415", description = "Not declared as JSON in UTF-8.")
    @APIResponse(responseCode = "422", description = "Versions that the board never had, or not sent yet.")
    public Uni<Response> redeliver(@RestPath String id, @Context HttpHeaders headers, byte @Nullable [] body) {
        return owners.owned(id, headers)
                .chain(owned -> {
                    JsonBody.require(headers);
                    WebhookReader.Again again = reader.again(body);
                    Webhook webhook = owned.webhook();
                    return known(webhook, "from", again.from())
                            .chain(() -> known(webhook, "to", again.to()))
                            .chain(() -> webhooks.redeliver(
                                    id,
                                    new Webhook.Range(
                                            again.from().sequence(), again.to().sequence())));
                })
                .chain(accepted -> {
                    if (!accepted) {
                        throw new Problem(
                                        "/problems/redelivery-under-way",
                                        "Redelivery under way",
                                        409,
                                        "Others are still being sent again; wait for them to end.",
                                        List.of())
                                .exception();
                    }
                    return owners.owned(id, headers);
                })
                .map(owned -> Response.accepted(WebhookAnswer.of(owned)).build());
    }

    private Uni<Void> known(Webhook webhook, String member, BoardVersion version) {
        Uni<Boolean> known = webhook.cursor().includes(version)
                ? webhooks.isKnown(webhook.board(), version)
                : Uni.createFrom().item(false);
        return known.invoke(isKnown -> {
                    if (!isKnown) {
                        throw WebhookReader.unknownVersion(member);
                    }
                })
                .replaceWithVoid();
    }

    @POST
    @Path("enable")
    @Operation(
            summary = "Try again",
            description = "The receiver of a disabled webhook is asked for consent again, and what it missed follows; a"
                    + " parked one is tried at once.")
    @APIResponse(
            responseCode = "200",
            description = "The webhook.",
            content = @Content(schema = @Schema(implementation = WebhookAnswer.class)))
    @APIResponse(responseCode = "404", description = "No such webhook, or not its key.")
    public Uni<WebhookAnswer> enable(@RestPath String id, @Context HttpHeaders headers) {
        return owners.owned(id, headers)
                .chain(owned -> webhooks.enable(id))
                .chain(() -> owners.owned(id, headers))
                .map(WebhookAnswer::of);
    }
}
