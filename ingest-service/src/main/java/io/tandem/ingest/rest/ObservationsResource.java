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
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Takes observations. Plain blocking code on a virtual thread: the producer may block, and so may the wait for it.
@Path("/api/v1/observations")
@Consumes({MediaType.APPLICATION_JSON, "application/cloudevents+json", "application/cloudevents-batch+json"})
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@Tag(name = "observations", description = "What feeds report")
class ObservationsResource {
    private final BodyReader bodies;
    private final ObservationReader reader;
    private final CloudEventReader events;
    private final Senders senders;
    private final Submissions answers;

    ObservationsResource(BodyReader bodies, Senders senders, Submissions answers, IngestConfig config) {
        this.bodies = bodies;
        this.senders = senders;
        this.answers = answers;
        this.reader = new ObservationReader(config.maxItems());
        this.events = new CloudEventReader(config.maxItems());
    }

    @POST
    @RunOnVirtualThread
    @Operation(
            operationId = "postObservations",
            summary = "Report one observation or an array of them",
            description =
                    "CloudEvents 1.0 are understood in all three modes. Items are judged apart: a bad one does not hold back its neighbours. The answer comes after"
                            + " the log has every accepted item for good. After a 503 it is not known what the log holds;"
                            + " send the same again, an observation that is held twice counts once.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(oneOf = {ObservationSchema.class, ObservationSchema[].class}),
                            examples = {
                                @ExampleObject(name = "one", value = ObservationSchema.ONE),
                                @ExampleObject(name = "withdrawal", value = ObservationSchema.WITHDRAWAL)
                            }))
    @APIResponse(
            responseCode = "202",
            description = "All are taken",
            content = @Content(schema = @Schema(implementation = SubmissionAnswer.class)))
    @APIResponse(
            responseCode = "207",
            description = "Some are taken; each item says whether",
            content = @Content(schema = @Schema(implementation = SubmissionAnswer.class)))
    @APIResponse(
            responseCode = "400",
            description = "Unreadable; nothing is taken",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "413",
            description = "Too large; nothing is taken",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "415",
            description = "Not JSON in UTF-8",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "Every item is refused; errors lists why",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "503",
            description = "Not known to be in the log; send again after Retry-After seconds",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response post(@QueryParam("feed") @Nullable String feed, @Context HttpHeaders headers, InputStream body) {
        Sender sender = senders.open(headers, feed);
        String text = bodies.read(headers, body);
        return answers.of(sender, text, () -> read(headers, text));
    }

    private ObservationReader.Document read(HttpHeaders headers, String text) {
        MediaType type = headers.getMediaType();
        if (CloudEventReader.isEvents(type)) {
            return events.read(text, CloudEventReader.isBatch(type));
        }
        ObservationReader.Document document = reader.read(text);
        return CloudEventReader.isBinary(headers) ? events.binary(headers, document) : document;
    }
}
