package io.tandem.ranking.rest;

import io.smallrye.mutiny.Uni;
import io.tandem.ranking.domain.BoardVersion;
import io.tandem.ranking.webhook.application.WebhookStore.Added;
import io.tandem.ranking.webhook.application.Webhooks;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Where webhooks are made; whoever makes one gets the key that manages it.
@Path("/api/v1/webhooks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Webhooks")
class WebhooksResource {
    static final String ROOT = "/api/v1/webhooks/";

    private static final String EVERY_CHANGE = """
            {"url": "https://hooks.example/tandem", "assessment": "2015-2019", "board": "co2-lapeq", "after": "1:0"}""";
    private static final String SOME_CHANGES = """
            {"url": "https://hooks.example/tandem", "assessment": "2015-2019", "board": "co2-lapeq",
             "city": ["130200"], "minMove": 3}""";

    private final Webhooks webhooks;
    private final WebhookReader reader;
    private final WebhookOwners owners;
    private final NewWebhookRate rate;

    WebhooksResource(Webhooks webhooks, WebhookReader reader, WebhookOwners owners, NewWebhookRate rate) {
        this.webhooks = webhooks;
        this.reader = reader;
        this.owners = owners;
        this.rate = rate;
    }

    @POST
    @Operation(
            summary = "Have a board's changes sent to a URL",
            description =
                    "The receiver is asked for consent first (CloudEvents, HTTP 1.1 Web Hooks). The answer has the"
                            + " key that messages are signed with and the one that manages the webhook; neither is told again.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = WebhookRequest.class),
                            examples = {
                                @ExampleObject(name = "every change", value = EVERY_CHANGE),
                                @ExampleObject(name = "some changes", value = SOME_CHANGES)
                            }))
    @APIResponse(
            responseCode = "201",
            description = "The webhook, pending.",
            content = @Content(schema = @Schema(implementation = WebhookAnswer.Created.class)))
    @APIResponse(responseCode = "400", description = "Not strict JSON of this shape.")
    @APIResponse(responseCode = "404", description = "Webhooks are switched off here.")
    @APIResponse(responseCode = "409", description = "There are too many webhooks, in all or of this host.")
    @APIResponse(responseCode = "413", description = "More than 64 KiB.")
    @APIResponse(responseCode = "415", description = "Not declared as JSON in UTF-8.")
    @APIResponse(responseCode = "422", description = "Something that cannot be served; `pointer` says what.")
    @APIResponse(
            responseCode = "429",
            description = "This address has made many of late; see `Retry-After`, `RateLimit` and `RateLimit-Policy`.")
    public Uni<Response> create(
            @Context HttpHeaders headers, @Context HttpServerRequest request, byte @Nullable [] body) {
        owners.requireOn();
        String left = rate.take(request.remoteAddress());
        JsonBody.require(headers);
        WebhookReader.Wanted wanted = reader.wanted(body);
        @Nullable BoardVersion after = wanted.after();
        BoardVersion cursor = after == null ? wanted.present() : after;
        Uni<Boolean> known = after == null ? Uni.createFrom().item(true) : webhooks.isKnown(wanted.board(), after);
        return known.chain(isKnown -> {
                    if (!isKnown) {
                        throw WebhookReader.unknownVersion("after");
                    }
                    return webhooks.register(wanted.endpoint(), wanted.board(), wanted.filter(), cursor);
                })
                .map(made -> created(made, left));
    }

    private static Response created(Webhooks.Registration made, String left) {
        if (made.added() != Added.DONE) {
            throw tooMany(made.added()).exception();
        }
        String href = ROOT + made.id();
        return Response.created(URI.create(href))
                .entity(new WebhookAnswer.Created(
                        made.id(), href, made.secret().text(), made.key().text()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(NewWebhookRate.LEFT, left)
                .build();
    }

    private static Problem tooMany(Added added) {
        return new Problem(
                "/problems/too-many-webhooks",
                "Too many webhooks",
                409,
                added == Added.TOO_MANY_OF_HOST
                        ? "There are as many webhooks for this host as may be; remove one."
                        : "There are as many webhooks as may be; try again later.",
                List.of());
    }
}
