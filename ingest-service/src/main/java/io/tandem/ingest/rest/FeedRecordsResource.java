package io.tandem.ingest.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.tandem.ingest.application.feed.Batch;
import io.tandem.ingest.application.feed.FeedRecords;
import io.tandem.ingest.application.feed.Refused;
import io.tandem.ingest.config.FeedsConfig;
import io.tandem.ingest.domain.Refusal;
import io.tandem.ingest.domain.feed.Feed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// What became of what a feed sent, for the feed itself and for administrators.
@Path("/api/v1")
@RunOnVirtualThread
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@Tag(name = "feeds")
class FeedRecordsResource {
    private static final int USUAL = 100;
    private static final int MOST = 1000;

    private final FeedRecords records;
    private final Senders senders;
    private final Admins admins;
    private final FeedsConfig config;

    FeedRecordsResource(FeedRecords records, Senders senders, Admins admins, FeedsConfig config) {
        this.records = records;
        this.senders = senders;
        this.admins = admins;
        this.config = config;
    }

    /// A page of refused items, newest first.
    ///
    /// @param next what to ask for as `before` to get the next page; null on the last
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "FeedRefusals")
    public record Refusals(
            String feed, List<Refused> refusals, @Nullable Long next) {}

    @GET
    @Path("/feeds/me")
    @Operation(
            operationId = "getOwnFeed",
            summary = "The feed whose key is sent: its scope, and what became of what it sent",
            description = "Counts are written every second or so.")
    public FeedView own(@Context HttpHeaders headers) {
        Feed feed = senders.holder(headers);
        return records.activity(feed.name())
                .map(activity -> FeedView.record(feed, activity))
                .orElseGet(() -> FeedView.record(feed, new FeedRecords.Activity(Instant.EPOCH, 0, 0)));
    }

    @GET
    @Path("/feeds/{feed}/refusals")
    @Operation(
            operationId = "listRefusals",
            summary = "What was refused of what a feed sent, newest first",
            description = "With the first 8192 characters of each, escaped. `me` is the feed whose key is sent.")
    public Refusals refusals(
            @PathParam("feed") String feed,
            @QueryParam("before") @Nullable String before,
            @QueryParam("limit") @Nullable String limit,
            @Context HttpHeaders headers) {
        String name = readable(feed, headers);
        int count = (int) number("limit", limit, USUAL, MOST);
        List<FeedRecords.Kept> page =
                records.refusals(name, number("before", before, Long.MAX_VALUE, Long.MAX_VALUE), count);
        return new Refusals(
                name,
                page.stream().map(FeedRecords.Kept::refused).toList(),
                page.size() < count ? null : page.getLast().id());
    }

    @GET
    @Path("/batches/{id}")
    @Operation(operationId = "getBatch", summary = "The record of a request of lines or rows")
    public Batch batch(@PathParam("id") String id, @Context HttpHeaders headers) {
        Batch batch = records.batch(id)
                .orElseThrow(() -> new ProblemException(Refusal.NOT_FOUND, "There is no such batch, or not yet."));
        if (batch.feed() != null || config.required()) {
            readable(batch.feed() == null ? "" : batch.feed(), headers);
        }
        return batch;
    }

    /// The feed's name, when the sender may read what became of what it sent.
    private String readable(String feed, HttpHeaders headers) {
        if (!config.required() && Senders.bearer(headers) == null && !feed.equals("me")) {
            return feed;
        }
        if (admins.sends(headers)) {
            return feed;
        }
        String own = senders.holder(headers).name();
        if (!feed.equals("me") && !feed.equals(own)) {
            throw new ProblemException(Refusal.FORBIDDEN, "The key belongs to another feed.");
        }
        return own;
    }

    private static long number(String name, @Nullable String text, long usual, long most) {
        if (text == null) {
            return usual;
        }
        try {
            long number = Long.parseLong(text);
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException _) {
            // refused below, like one out of range
        }
        throw new ProblemException(Refusal.INVALID_PARAMETER, name + " is a whole number from 1 on.");
    }
}
