package io.tandem.ingest.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.tandem.ingest.application.Outcome;
import io.tandem.ingest.application.RecordObservations;
import io.tandem.ingest.config.IngestConfig;
import io.tandem.ingest.domain.Finding;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Takes observations. Plain blocking code on a virtual thread: the producer may block, and so may the wait for it.
@Path("/api/v1/observations")
@Consumes(MediaType.APPLICATION_JSON)
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@Tag(name = "observations", description = "What feeds report")
class ObservationsResource {
    private final RecordObservations useCase;
    private final BodyReader bodies;
    private final ObservationReader reader;
    private final IngestMeters meters;

    ObservationsResource(RecordObservations useCase, BodyReader bodies, IngestConfig config, IngestMeters meters) {
        this.useCase = useCase;
        this.bodies = bodies;
        this.reader = new ObservationReader(config.maxItems());
        this.meters = meters;
    }

    @POST
    @RunOnVirtualThread
    @Operation(
            operationId = "postObservations",
            summary = "Report one observation or an array of them",
            description = "Items are judged apart: a bad one does not hold back its neighbours. The answer comes after"
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
    public Response post(@Context HttpHeaders headers, InputStream body) {
        ObservationReader.Document document = reader.read(bodies.read(headers, body));
        List<Outcome> outcomes = useCase.record(document.items(), Instant.now());
        meters.count(outcomes);
        long refused =
                outcomes.stream().filter(Outcome.Refused.class::isInstance).count();
        if (refused == outcomes.size()) {
            return Response.status(422)
                    .type(Problem.MEDIA_TYPE)
                    .entity(allRefused(outcomes, document))
                    .build();
        }
        return Response.status(refused == 0 ? 202 : 207)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(SubmissionAnswer.of(outcomes, document))
                .build();
    }

    private static Problem allRefused(List<Outcome> outcomes, ObservationReader.Document document) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i) instanceof Outcome.Refused(var itsFindings)) {
                findings.addAll(SubmissionAnswer.below(itsFindings, document.pointer(i)));
            }
        }
        return Problem.summary(findings, detail(outcomes.size(), findings));
    }

    private static String detail(int items, List<Finding> findings) {
        if (findings.size() == 1) {
            return findings.getFirst().detail();
        }
        return items == 1
                ? findings.size() + " things are wrong; errors lists them."
                : "Each of the " + items + " items is refused; errors says why.";
    }
}
