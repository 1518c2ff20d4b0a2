package io.tandem.ingest.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.tandem.ingest.application.DefinitionStore;
import io.tandem.ingest.application.KeepDefinitions;
import io.tandem.ingest.domain.Roster;
import io.tandem.ingest.domain.RosterDraft;
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

/// Named sets of cities and their groups.
@Path("/api/v1/rosters")
@RunOnVirtualThread
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@Tag(name = "rosters", description = "Which cities there are")
class RostersResource {
    private final KeepDefinitions useCase;
    private final DefinitionStore store;
    private final BodyReader bodies;
    private final Admins admins;

    RostersResource(KeepDefinitions useCase, DefinitionStore store, BodyReader bodies, Admins admins) {
        this.useCase = useCase;
        this.store = store;
        this.bodies = bodies;
        this.admins = admins;
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putRoster",
            summary = "Make this the newest version",
            description = "An unchanged document makes no new version. The answer comes after the commit; publication"
                    + " says whether the version is on its topic as well, or will be.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = RosterDraft.class),
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
        RosterDraft draft = DefinitionReader.read(bodies.read(headers, body), RosterDraft.class);
        return DefinitionAnswers.put(useCase.putRoster(id, draft, Instant.now()));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getRoster", summary = "The newest version")
    @APIResponse(responseCode = "200", description = "The document; the entity tag is its version")
    @APIResponse(responseCode = "304", description = "The client has the newest version")
    @APIResponse(
            responseCode = "404",
            description = "No such id",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response newest(@PathParam("id") String id, @Context Request request) {
        return DefinitionAnswers.get(store.newest(Roster.class, id), request);
    }

    @GET
    @Path("/{id}/versions/{version:[1-9][0-9]{0,8}}")
    @Operation(operationId = "getRosterVersion", summary = "One version; every one is kept")
    @APIResponse(responseCode = "200", description = "The document as it was")
    @APIResponse(
            responseCode = "404",
            description = "No such version",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response version(@PathParam("id") String id, @PathParam("version") int version, @Context Request request) {
        return DefinitionAnswers.get(store.version(Roster.class, id, version), request);
    }

    @GET
    @Operation(operationId = "listRosters", summary = "All ids with their newest version")
    public List<DefinitionView.Summary> list() {
        return store.all(Roster.class).stream().map(DefinitionView.Summary::of).toList();
    }

    private static final String EXAMPLE = """
            {"nameZh": "示例", "nameEn": "Example",
             "cities": [{"code": "130200", "nameZh": "唐山", "fullNameZh": "唐山市", "nameEn": "Tangshan",
               "provinceCode": "130000", "provinceZh": "河北", "provinceEn": "Hebei", "region": "east"}],
             "groups": [{"id": "jjj", "version": "2+26", "nameZh": "京津冀", "nameEn": "Jing-Jin-Ji",
               "validFrom": "2017-02-17", "validTo": "2023-11-29", "cities": ["130200"]}]}""";
}
