package io.tandem.ingest.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.tandem.ingest.application.feed.FeedDirectory;
import io.tandem.ingest.application.feed.KeepFeeds;
import io.tandem.ingest.config.FeedsConfig;
import io.tandem.ingest.domain.Refusal;
import io.tandem.ingest.domain.Verdict;
import io.tandem.ingest.domain.feed.Feed;
import io.tandem.ingest.domain.feed.FeedDraft;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Feeds and their keys, for administrators.
@Path("/api/v1")
@RunOnVirtualThread
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@Tag(name = "feeds", description = "Who may report what")
class FeedsResource {
    private static final Duration LONGEST_OVERLAP = Duration.ofDays(90);

    private final KeepFeeds useCase;
    private final FeedDirectory directory;
    private final Admins admins;
    private final BodyReader bodies;
    private final FeedsConfig config;

    FeedsResource(KeepFeeds useCase, FeedDirectory directory, Admins admins, BodyReader bodies, FeedsConfig config) {
        this.useCase = useCase;
        this.directory = directory;
        this.admins = admins;
        this.bodies = bodies;
        this.config = config;
    }

    @POST
    @Path("/feeds")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createFeed",
            summary = "Make a feed with its first key",
            description =
                    "The key is shown in this answer only. A scope that is left out, or an empty list in it, is no"
                            + " limit.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = FeedDraft.class)))
    @APIResponse(
            responseCode = "201",
            description = "Made",
            content = @Content(schema = @Schema(implementation = FeedView.class)))
    @APIResponse(responseCode = "401", description = "No administrator")
    @APIResponse(responseCode = "409", description = "There is one of this name")
    public Response create(@Context HttpHeaders headers, InputStream body) {
        admins.require(headers);
        FeedDraft draft = DefinitionReader.read(bodies.read(headers, body), FeedDraft.class);
        return switch (useCase.create(draft, Instant.now())) {
            case Verdict.Accepted<KeepFeeds.Created>(var made) ->
                Response.status(201)
                        .entity(FeedView.created(made.feed(), made.key()))
                        .build();
            case Verdict.Refused<KeepFeeds.Created>(var findings) -> throw new ProblemException(findings);
        };
    }

    @GET
    @Path("/feeds")
    @Operation(operationId = "listFeeds", summary = "All feeds with their keys' prefixes")
    public List<FeedView> list(@Context HttpHeaders headers) {
        admins.require(headers);
        return directory.feeds().stream()
                .map(feed -> FeedView.of(feed, directory.keys(feed.name())))
                .toList();
    }

    @GET
    @Path("/feeds/{feed}")
    @Operation(operationId = "getFeed", summary = "One feed")
    public FeedView get(@PathParam("feed") String name, @Context HttpHeaders headers) {
        admins.require(headers);
        return FeedView.of(find(name), directory.keys(name));
    }

    @PATCH
    @Path("/feeds/{feed}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @Operation(
            operationId = "changeFeed",
            summary = "Change owner, scope, rate or end",
            description = "What is left out stays; a scope is replaced as a whole. In force on every replica within"
                    + " seconds.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = FeedDraft.class)))
    public FeedView change(@PathParam("feed") String name, @Context HttpHeaders headers, InputStream body) {
        admins.require(headers);
        FeedDraft draft = DefinitionReader.read(bodies.read(headers, body), FeedDraft.class);
        return switch (useCase.change(name, draft).orElseThrow(FeedsResource::missing)) {
            case Verdict.Accepted<Feed>(Feed feed) -> FeedView.of(feed, directory.keys(name));
            case Verdict.Refused<Feed>(var findings) -> throw new ProblemException(findings);
        };
    }

    @DELETE
    @Path("/feeds/{feed}")
    @Operation(operationId = "removeFeed", summary = "Remove a feed and its keys; what it reported stays")
    @APIResponse(responseCode = "204", description = "Removed")
    public void remove(@PathParam("feed") String name, @Context HttpHeaders headers) {
        admins.require(headers);
        if (!useCase.remove(name)) {
            throw missing();
        }
    }

    @POST
    @Path("/feeds/{feed}/keys")
    @Operation(
            operationId = "createFeedKey",
            summary = "Make a second key",
            description = "Shown in this answer only. At most two are live.")
    @APIResponse(
            responseCode = "201",
            description = "Made",
            content = @Content(schema = @Schema(implementation = FeedView.KeyView.class)))
    public Response addKey(
            @PathParam("feed") String name,
            @QueryParam("expiresAt") @Nullable String expiresAt,
            @Context HttpHeaders headers) {
        admins.require(headers);
        return switch (useCase.addKey(find(name).name(), time(expiresAt), Instant.now())) {
            case Verdict.Accepted<KeepFeeds.Made>(var made) ->
                Response.status(201).entity(FeedView.KeyView.of(made)).build();
            case Verdict.Refused<KeepFeeds.Made>(var findings) -> throw new ProblemException(findings);
        };
    }

    @POST
    @Path("/feeds/{feed}/keys/rotate")
    @Operation(
            operationId = "rotateFeedKey",
            summary = "Make a key that takes the place of those before",
            description = "The newest of those is valid for `overlap` yet (PT24H unless told otherwise, PT0S for not at"
                    + " all).")
    @APIResponse(
            responseCode = "201",
            description = "Made",
            content = @Content(schema = @Schema(implementation = FeedView.KeyView.class)))
    public Response rotate(
            @PathParam("feed") String name,
            @QueryParam("overlap") @Nullable String overlap,
            @Context HttpHeaders headers) {
        admins.require(headers);
        var made = useCase.rotate(find(name).name(), overlap(overlap), Instant.now());
        return Response.status(201).entity(FeedView.KeyView.of(made)).build();
    }

    @DELETE
    @Path("/feeds/{feed}/keys/{prefix}")
    @Operation(
            operationId = "revokeFeedKey",
            summary = "Make a key invalid",
            description = "Everywhere within seconds.")
    @APIResponse(responseCode = "204", description = "Revoked")
    public void revoke(
            @PathParam("feed") String name, @PathParam("prefix") String prefix, @Context HttpHeaders headers) {
        admins.require(headers);
        if (!useCase.revoke(find(name).name(), prefix, Instant.now())) {
            throw new ProblemException(Refusal.NOT_FOUND, "The feed has no live key of this prefix.");
        }
    }

    private Feed find(String name) {
        return useCase.find(name).orElseThrow(FeedsResource::missing);
    }

    private static ProblemException missing() {
        return new ProblemException(Refusal.NOT_FOUND, "There is no feed of this name.");
    }

    private static @Nullable Instant time(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException _) {
            throw new ProblemException(Refusal.INVALID_PARAMETER, "expiresAt is ISO 8601 with an offset.");
        }
    }

    private Duration overlap(@Nullable String text) {
        try {
            Duration overlap = text == null ? config.overlap() : Duration.parse(text);
            if (!overlap.isNegative() && overlap.compareTo(LONGEST_OVERLAP) <= 0) {
                return overlap;
            }
        } catch (DateTimeParseException _) {
            // refused below, like one that is too long
        }
        throw new ProblemException(Refusal.INVALID_PARAMETER, "overlap is an ISO 8601 duration up to P90D: PT24H.");
    }
}
