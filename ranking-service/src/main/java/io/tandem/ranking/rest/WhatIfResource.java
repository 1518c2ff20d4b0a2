package io.tandem.ranking.rest;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.tandem.ranking.application.BoardReader;
import io.tandem.ranking.config.RankingConfig;
import io.tandem.ranking.domain.AssessmentDefinition;
import io.tandem.ranking.domain.BoardDefinition;
import io.tandem.ranking.domain.BoardState;
import io.tandem.ranking.domain.BoardView;
import io.tandem.ranking.domain.CityMetrics;
import io.tandem.ranking.domain.Hypothesis;
import io.tandem.ranking.domain.WhatIf;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// Boards that would result from other coefficients, rules, cities or values. It only reads.
@Path("/api/v1/assessments/{assessment}/what-if")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "What if")
class WhatIfResource {
    private static final Set<String> PARAMETERS = new TreeSet<>(Set.of("offset", "limit"));

    private final Lookup lookup;
    private final BoardReader reader;
    private final RankingConfig config;

    WhatIfResource(Lookup lookup, BoardReader reader, RankingConfig config) {
        this.lookup = lookup;
        this.reader = reader;
        this.config = config;
    }

    @POST
    @Operation(
            summary = "A board as it would be",
            description = "Ranks the assessment's cities by supposed coefficients, zero rule, selection of cities or"
                    + " values, beside their official places. Nothing is stored and nothing official changes.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = WhatIfRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "The board that would result; `official` is false.",
            content = @Content(schema = @Schema(implementation = WhatIfAnswer.class)))
    @APIResponse(responseCode = "400", description = "Not strict JSON of this shape, or a bad query parameter.")
    @APIResponse(responseCode = "404", description = "No such assessment; `allowed` lists those that exist.")
    @APIResponse(responseCode = "413", description = "More than 1 MiB.")
    @APIResponse(responseCode = "415", description = "Not declared as JSON in UTF-8.")
    @APIResponse(responseCode = "422", description = "Something that cannot be supposed; `pointer` says what.")
    public Uni<WhatIfAnswer> whatIf(
            @RestPath String assessment,
            @RestQuery @Nullable String offset,
            @RestQuery @Nullable String limit,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            byte @Nullable [] body) {
        AssessmentDefinition definition = lookup.assessment(assessment);
        Parameters.refuseUnknown(uri.getQueryParameters().keySet(), PARAMETERS);
        int first = (int) Parameters.number("offset", offset, 0, 0, Integer.MAX_VALUE);
        int count = (int) Parameters.number(
                "limit", limit, config.page().defaultLimit(), 0, config.page().maxLimit());
        JsonBody.require(headers);
        Supposition supposition = Supposition.of(definition, WhatIfReader.read(body));
        return reader.metricsOf(definition.assessment().id())
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(metrics -> WhatIfAnswer.of(
                        definition, supposition, boards(definition, supposition, metrics), first, count));
    }

    private WhatIfAnswer.Boards boards(
            AssessmentDefinition definition, Supposition supposition, List<CityMetrics> metrics) {
        BoardDefinition board = supposition.hypothesis().board();
        BoardView official = lookup.shown(definition, board).view();
        BoardState supposed = WhatIf.board(supposition.hypothesis(), metrics);
        BoardState unchanged = WhatIf.board(Hypothesis.nothing(definition, board), metrics);
        return new WhatIfAnswer.Boards(
                BoardView.of(official.board(), official.version(), official.at(), official.basis(), supposed),
                official,
                unchanged.ranked().equals(official.ranked())
                        && unchanged.unranked().equals(official.unranked()));
    }
}
