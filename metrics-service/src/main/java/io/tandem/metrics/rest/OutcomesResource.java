package io.tandem.metrics.rest;

import io.smallrye.mutiny.Uni;
import io.tandem.metrics.application.FollowOutcome;
import io.tandem.metrics.application.History;
import io.tandem.metrics.application.Receipt;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// What became of what feeds have sent. It is told here, because here it is decided.
@Path("/api/v1")
@Produces({MediaType.APPLICATION_JSON, "application/problem+json"})
@Tag(name = "outcomes", description = "What became of what feeds have sent")
class OutcomesResource {
    private static final Logger LOG = Logger.getLogger(OutcomesResource.class);
    private static final int LONGEST_WAIT = 30;
    private static final int USUAL_PAGE = 100;
    private static final int LARGEST_PAGE = 1_000;

    private final FollowOutcome outcomes;

    OutcomesResource(FollowOutcome outcomes) {
        this.outcomes = outcomes;
    }

    @GET
    @Path("/receipts/{receipt}")
    @Operation(
            operationId = "getOutcome",
            summary = "What became of an accepted observation",
            description = "The receipt is that of ingest-service's answer. `pending` means that the log has not been"
                    + " folded so far; with `wait`, 0 to 30 s, the answer comes as soon as it has.")
    @APIResponse(
            responseCode = "200",
            description = "The outcome",
            content = @Content(schema = @Schema(implementation = OutcomeAnswer.class)))
    @APIResponse(responseCode = "400", description = "A parameter means nothing")
    @APIResponse(responseCode = "404", description = "Nothing is known of such a record")
    @APIResponse(responseCode = "503", description = "The database is away")
    public Uni<RestResponse<?>> outcome(
            @PathParam("receipt") String receipt, @QueryParam("wait") @Nullable String wait) {
        return answer(() -> {
            Duration patience = Duration.ofSeconds(Parameters.number("wait", wait, 0, 0, LONGEST_WAIT));
            Optional<Receipt> known = Receipt.parse(receipt);
            return known.isEmpty()
                    ? Uni.createFrom().item(Problem.unknownReceipt().response())
                    : outcomes.of(known.get(), patience).map(fate -> outcome(known.get(), fate));
        });
    }

    private static RestResponse<?> outcome(Receipt receipt, History.Fate fate) {
        return fate instanceof History.Fate.Unknown
                ? Problem.unknownReceipt().response()
                : RestResponse.ok(OutcomeAnswer.of(receipt, fate));
    }

    @GET
    @Path("/observations")
    @Operation(
            operationId = "getHistory",
            summary = "Everything that was ever reported about one value",
            description =
                    "In order of arrival, with what became of each. `limit` is 1 to 1000 and 100 by default; go on"
                            + " with `after` set to `next` of the answer.")
    @APIResponse(
            responseCode = "200",
            description = "The history; empty when nothing was reported",
            content = @Content(schema = @Schema(implementation = HistoryAnswer.class)))
    @APIResponse(responseCode = "400", description = "A parameter is missing or means nothing")
    @APIResponse(responseCode = "503", description = "The database is away")
    public Uni<RestResponse<?>> history(
            @QueryParam("city") @Nullable String city,
            @QueryParam("indicator") @Nullable String indicator,
            @QueryParam("period") @Nullable String period,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit) {
        return answer(() -> {
            History.Value value = Parameters.value(city, indicator, period);
            int most = Parameters.number("limit", limit, USUAL_PAGE, 1, LARGEST_PAGE);
            return outcomes.of(value, Parameters.after(after), most)
                    .map(kept -> RestResponse.ok(HistoryAnswer.of(value, kept, most)));
        });
    }

    @GET
    @Path("/feeds/{feed}/outcomes")
    @Operation(operationId = "getFeedOutcomes", summary = "How often each outcome befell what a feed has sent")
    @APIResponse(
            responseCode = "200",
            description = "The numbers",
            content = @Content(schema = @Schema(implementation = TallyAnswer.class)))
    @APIResponse(responseCode = "404", description = "Nothing of such a feed has been folded")
    @APIResponse(responseCode = "503", description = "The database is away")
    public Uni<RestResponse<?>> tally(@PathParam("feed") String feed) {
        return answer(() -> feed.matches("[!-~]{1,128}")
                ? outcomes.of(feed)
                        .map(tally -> tally.isPresent()
                                ? RestResponse.ok(TallyAnswer.of(feed, tally.get()))
                                : Problem.unknownFeed().response())
                : Uni.createFrom().item(Problem.unknownFeed().response()));
    }

    private static Uni<RestResponse<?>> answer(Supplier<Uni<? extends RestResponse<?>>> work) {
        return Uni.createFrom()
                .<RestResponse<?>>deferred(work)
                .onFailure(Parameters.Bad.class)
                .recoverWithItem(bad -> bad.problem().response())
                .onFailure()
                .invoke(failure -> LOG.warn("an outcome could not be told", failure))
                .onFailure()
                .recoverWithItem(() -> Problem.unavailable().response());
    }
}
