package io.tandem.ingest.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.tandem.ingest.config.IngestConfig;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Takes what OpenAQ's API v3 answers about a sensor.
@Path("/api/v1/observations/openaq")
@Consumes(MediaType.APPLICATION_JSON)
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@Tag(name = "observations")
class OpenAqResource {
    private final Senders senders;
    private final BodyReader bodies;
    private final Submissions answers;
    private final int maxItems;

    OpenAqResource(Senders senders, BodyReader bodies, Submissions answers, IngestConfig config) {
        this.senders = senders;
        this.bodies = bodies;
        this.answers = answers;
        this.maxItems = config.maxItems();
    }

    @POST
    @RunOnVirtualThread
    @Operation(
            operationId = "postOpenAqMeasurements",
            summary = "Report an answer of OpenAQ's API v3",
            description = "For the city that `city` names. Days, months and years are taken as they are; the hours of a"
                    + " day become its mean, provisional below 20 hours. Ozone's hours are refused.")
    @APIResponse(
            responseCode = "202",
            description = "All are taken",
            content = @Content(schema = @Schema(implementation = SubmissionAnswer.class)))
    @APIResponse(
            responseCode = "422",
            description = "Every item is refused; errors lists why",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response post(
            @QueryParam("feed") @Nullable String feed,
            @QueryParam("city") @Nullable String city,
            @Context HttpHeaders headers,
            InputStream body) {
        Sender sender = senders.open(headers, feed);
        String text = bodies.read(headers, body);
        var defaults = new OpenAqReader.Defaults(feed, city);
        return answers.of(
                sender,
                text,
                () -> new ObservationReader.Document(
                        OpenAqReader.read(text, defaults, maxItems), false, new Spans(text)));
    }
}
