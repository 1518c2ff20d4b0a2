package io.tandem.ingest.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.tandem.ingest.application.DefinitionStore;
import io.tandem.ingest.application.KeepDefinitions;
import io.tandem.ingest.domain.Assessment;
import io.tandem.ingest.domain.AssessmentDraft;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What is compared and how.
@Path("/api/v1/assessments")
@RunOnVirtualThread
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@Tag(name = "assessments", description = "Which periods are compared, how, and on which boards")
class AssessmentsResource {
    private final KeepDefinitions useCase;
    private final DefinitionStore store;
    private final BodyReader bodies;
    private final Admins admins;

    AssessmentsResource(KeepDefinitions useCase, DefinitionStore store, BodyReader bodies, Admins admins) {
        this.useCase = useCase;
        this.store = store;
        this.bodies = bodies;
        this.admins = admins;
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putAssessment",
            summary = "Make this the newest version",
            description = "An unchanged document makes no new version. The answer comes after the commit; publication"
                    + " says whether the version is on its topic as well, or will be.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = AssessmentDraft.class),
                            examples = @ExampleObject(value = EXAMPLE)))
    @APIResponse(responseCode = "200", description = "A new version, or the same as before")
    @APIResponse(responseCode = "201", description = "The first version of a new id")
    @APIResponse(
            responseCode = "422",
            description = "Refused; pointers say where",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "503",
            description = "The database does not answer",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response put(@PathParam("id") String id, @Context HttpHeaders headers, InputStream body) {
        admins.requireWhereClosed(headers);
        AssessmentDraft draft = DefinitionReader.read(bodies.read(headers, body), AssessmentDraft.class);
        return DefinitionAnswers.put(useCase.putAssessment(id, draft, Instant.now()));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getAssessment", summary = "The newest version")
    @APIResponse(responseCode = "200", description = "The document; the entity tag is its version")
    @APIResponse(responseCode = "304", description = "The client has the newest version")
    @APIResponse(
            responseCode = "404",
            description = "No such id",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response newest(@PathParam("id") String id, @Context Request request) {
        return DefinitionAnswers.get(store.newest(Assessment.class, id), request);
    }

    @GET
    @Path("/{id}/versions/{version:[1-9][0-9]{0,8}}")
    @Operation(operationId = "getAssessmentVersion", summary = "One version; every one is kept")
    @APIResponse(responseCode = "200", description = "The document as it was")
    @APIResponse(
            responseCode = "404",
            description = "No such version",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response version(@PathParam("id") String id, @PathParam("version") int version, @Context Request request) {
        return DefinitionAnswers.get(store.version(Assessment.class, id, version), request);
    }

    @GET
    @Operation(operationId = "listAssessments", summary = "All ids with their newest version")
    public List<DefinitionView.Summary> list() {
        return store.all(Assessment.class).stream()
                .map(DefinitionView.Summary::of)
                .toList();
    }

    private static final String EXAMPLE = """
            {"roster": "china-335", "basePeriod": "2015", "currentPeriod": "2019",
             "method": {"pollutantEquivalents": {"SO2": 0.95, "NOX": 0.95, "PM": 2.18},
               "statusPolicy": "validated-else-provisional", "zeroRule": "zero-is-tier-two", "groupVersions": {}},
             "boards": [{"id": "co2", "indicators": ["CO2"]}, {"id": "co2-lapeq", "indicators": ["CO2", "LAPEQ"]}]}""";
}
