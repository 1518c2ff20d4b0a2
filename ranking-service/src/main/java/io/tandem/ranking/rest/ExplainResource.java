package io.tandem.ranking.rest;

import io.smallrye.mutiny.Uni;
import io.tandem.ranking.application.BoardReader;
import io.tandem.ranking.domain.AssessmentDefinition;
import io.tandem.ranking.domain.BoardDefinition;
import io.tandem.ranking.domain.BoardView;
import io.tandem.ranking.domain.Roster;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// One city's place on one board, explained.
@Path("/api/v1/assessments/{assessment}/cities/{code}/explain")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Cities")
class ExplainResource {
    private final Lookup lookup;
    private final BoardReader reader;

    ExplainResource(Lookup lookup, BoardReader reader) {
        this.lookup = lookup;
        this.reader = reader;
    }

    @GET
    @Operation(
            summary = "Why a city stands where it stands on a board",
            description = "The observations behind the place, the formulas with the numbers filled in, the neighbours,"
                    + " what each rate alone would have to become for another tier or rank, and the latest move.")
    @APIResponse(responseCode = "200", description = "The explanation; an unranked city is told what it lacks.")
    @APIResponse(responseCode = "400", description = "No board is named; `allowed` lists the boards.")
    @APIResponse(responseCode = "404", description = "No such assessment, city or board.")
    public Uni<ExplainAnswer> explain(
            @RestPath String assessment,
            @RestPath String code,
            @Parameter(description = "The board's id, such as `co2-lapeq`.", required = true) @RestQuery @Nullable
                    String board,
            @Context UriInfo uri) {
        AssessmentDefinition definition = lookup.assessment(assessment);
        Roster.City city = lookup.city(definition, code);
        Parameters.refuseUnknown(uri.getQueryParameters().keySet(), Set.of("board"));
        BoardDefinition boardDefinition = lookup.namedBoard(definition, board);
        return reader.metrics(definition.assessment().id(), city.code()).chain(metrics -> {
            ShownBoard shown = lookup.shown(definition, boardDefinition);
            BoardView view = shown.view();
            return reader.historyOf(view.board(), city.code(), view.version().sequence() + 1, 1)
                    .map(history -> ExplainAnswer.of(
                            shown.definition(),
                            shown.board(),
                            view,
                            city,
                            new ExplainAnswer.Known(
                                    metrics.orElse(null),
                                    history.stream().findFirst().orElse(null))));
        });
    }
}
