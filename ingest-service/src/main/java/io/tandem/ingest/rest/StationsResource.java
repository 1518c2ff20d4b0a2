package io.tandem.ingest.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.tandem.ingest.application.KeepStations;
import io.tandem.ingest.application.StationStore;
import io.tandem.ingest.domain.Refusal;
import io.tandem.ingest.domain.StationDraft;
import io.tandem.ingest.domain.Verdict;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Which stations the HJ 212 gateway takes data from, and what it counts as.
@Path("/api/v1/stations")
@RunOnVirtualThread
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@Tag(name = "stations", description = "Monitoring stations that speak HJ 212")
class StationsResource {
    private final KeepStations useCase;
    private final StationStore store;
    private final BodyReader bodies;
    private final Admins admins;

    StationsResource(KeepStations useCase, StationStore store, BodyReader bodies, Admins admins) {
        this.useCase = useCase;
        this.store = store;
        this.bodies = bodies;
        this.admins = admins;
    }

    @PUT
    @Path("/{mn}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putStation",
            summary = "Register a station, or change it",
            description =
                    "Other replicas know within seconds. A password that is left out stays what it is; it is never"
                            + " shown.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = StationDraft.class),
                            examples = @ExampleObject(value = EXAMPLE)))
    @APIResponse(
            responseCode = "200",
            description = "The station was there before",
            content = @Content(schema = @Schema(implementation = StationView.class)))
    @APIResponse(responseCode = "201", description = "The station is new")
    @APIResponse(
            responseCode = "404",
            description = "The gateway is switched off",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "Refused; pointers say where",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "503",
            description = "The database does not answer",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response put(@PathParam("mn") String mn, @Context HttpHeaders headers, InputStream body) {
        admins.requireWhereClosed(headers);
        if (!useCase.isPossible()) {
            throw new ProblemException(
                    Refusal.GATEWAY_OFF,
                    "Its operator has not set tandem.ingest.hj212.key, so no station can connect.");
        }
        StationDraft draft = DefinitionReader.read(bodies.read(headers, body), StationDraft.class);
        return switch (useCase.put(mn, draft)) {
            case Verdict.Accepted<KeepStations.Kept>(KeepStations.Kept kept) ->
                Response.status(kept.created() ? 201 : 200)
                        .type(MediaType.APPLICATION_JSON_TYPE)
                        .entity(StationView.of(kept.station()))
                        .build();
            case Verdict.Refused<KeepStations.Kept>(var findings) -> throw new ProblemException(findings);
        };
    }

    @GET
    @Path("/{mn}")
    @Operation(operationId = "getStation", summary = "One station, without its password")
    @APIResponse(
            responseCode = "200",
            description = "The station",
            content = @Content(schema = @Schema(implementation = StationView.class)))
    @APIResponse(
            responseCode = "404",
            description = "No such station",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public StationView get(@PathParam("mn") String mn, @Context HttpHeaders headers) {
        admins.requireWhereClosed(headers);
        return store.find(mn).map(entry -> StationView.of(entry.station())).orElseThrow(StationsResource::unknown);
    }

    @GET
    @Operation(operationId = "listStations", summary = "All stations, by MN")
    public List<StationView> list(@Context HttpHeaders headers) {
        admins.requireWhereClosed(headers);
        return store.all().stream()
                .map(entry -> StationView.of(entry.station()))
                .toList();
    }

    @DELETE
    @Path("/{mn}")
    @Operation(operationId = "deleteStation", summary = "Take no more data from a station")
    @APIResponse(responseCode = "204", description = "It is gone; what it sent stays")
    @APIResponse(
            responseCode = "404",
            description = "No such station",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response delete(@PathParam("mn") String mn, @Context HttpHeaders headers) {
        admins.requireWhereClosed(headers);
        if (!useCase.remove(mn)) {
            throw unknown();
        }
        return Response.noContent().build();
    }

    private static ProblemException unknown() {
        return new ProblemException(Refusal.NOT_FOUND, "No station has this MN.");
    }

    private static final String EXAMPLE = """
            {"city": "130200", "feed": "tangshan-steel", "system": "31", "password": "123456",
             "units": {"a21026": "kg"}}""";
}
