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
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/// One city, with everything that its places follow from.
@Path("/api/v1/assessments/{assessment}/cities/{code}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Cities")
class CityResource {
    private final Lookup lookup;
    private final BoardReader reader;

    CityResource(Lookup lookup, BoardReader reader) {
        this.lookup = lookup;
        this.reader = reader;
    }

    @GET
    @Operation(
            summary = "A city",
            description = "All metrics with the observations they come from, the formulas with the numbers filled in,"
                    + " and the city's place on every board.")
    @APIResponse(responseCode = "200", description = "The city.")
    @APIResponse(responseCode = "404", description = "No such assessment, or no such city in its roster.")
    public Uni<CityAnswer> city(@RestPath String assessment, @RestPath String code) {
        AssessmentDefinition definition = lookup.assessment(assessment);
        Roster.City city = lookup.city(definition, code);
        Map<BoardDefinition, BoardView> boards = new LinkedHashMap<>();
        definition.assessment().boards().forEach(board -> {
            ShownBoard shown = lookup.shown(definition, board);
            boards.put(shown.board(), shown.view());
        });
        return reader.metrics(definition.assessment().id(), city.code())
                .map(found -> found.map(
                                metrics -> CityAnswer.of(lookup.computedBy(definition, metrics), city, metrics, boards))
                        .orElseGet(() -> CityAnswer.of(definition, city, null, boards)));
    }
}
