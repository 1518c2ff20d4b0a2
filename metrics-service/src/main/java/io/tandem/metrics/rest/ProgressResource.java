package io.tandem.metrics.rest;

import io.smallrye.mutiny.Uni;
import io.tandem.metrics.application.FollowProgress;
import io.tandem.metrics.application.Progress;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;

/// How far the computation of a new or changed assessment has come.
@Path("/api/v1/assessments/{id}/progress")
class ProgressResource {
    private static final Logger LOG = Logger.getLogger(ProgressResource.class);

    private final FollowProgress followProgress;

    ProgressResource(FollowProgress followProgress) {
        this.followProgress = followProgress;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "How far an assessment has been computed by its newest definition")
    @APIResponse(responseCode = "200", description = "The progress")
    @APIResponse(responseCode = "404", description = "No such assessment is known here; `allowed` lists those that are")
    @APIResponse(responseCode = "503", description = "The definitions are still being read, or the database is away")
    public Uni<RestResponse<?>> progress(@PathParam("id") String id) {
        return Uni.createFrom()
                .deferred(() -> answer(id))
                .onFailure()
                .invoke(failure -> LOG.warn("progress could not be told", failure))
                .onFailure()
                .recoverWithItem(() -> Problem.unavailable().response());
    }

    private Uni<RestResponse<?>> answer(String id) {
        Optional<Uni<Progress>> progress = followProgress.of(id);
        return progress.isEmpty()
                ? Uni.createFrom()
                        .item(Problem.unknownAssessment(followProgress.assessments())
                                .response())
                : progress.get().map(known -> RestResponse.ok(ProgressAnswer.of(known)));
    }
}
