package io.tandem.ranking.rest;

import io.tandem.ranking.config.RankingConfig;
import io.tandem.ranking.domain.AssessmentDefinition;
import io.tandem.ranking.domain.BoardDefinition;
import io.tandem.ranking.domain.BoardView;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// One board, whole or filtered and in pages.
@Path("/api/v1/assessments/{assessment}/boards/{board}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Boards")
class BoardResource {
    private static final Set<String> PARAMETERS =
            new TreeSet<>(Set.of("tier", "group", "province", "region", "offset", "limit"));

    private final Lookup lookup;
    private final RankingConfig config;

    BoardResource(Lookup lookup, RankingConfig config) {
        this.lookup = lookup;
        this.config = config;
    }

    @GET
    @Operation(
            summary = "A board",
            description = "Ranked cities in order and every unranked city with the reason. Filters combine; ranks and"
                    + " counts stay those of the whole board. Pages of different `ETag`s are of different versions.")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = BoardAnswer.class)),
            description = "The board at its newest version; the version is the ETag.")
    @APIResponse(responseCode = "304", description = "Still the version of If-None-Match.")
    @APIResponse(responseCode = "400", description = "A parameter that can match nothing; `allowed` lists what can.")
    @APIResponse(responseCode = "404", description = "No such assessment or board; `allowed` lists those that exist.")
    public Response board(
            @RestPath String assessment,
            @RestPath String board,
            @RestQuery @Nullable String tier,
            @RestQuery @Nullable String group,
            @RestQuery @Nullable String province,
            @RestQuery @Nullable String region,
            @RestQuery @Nullable String offset,
            @RestQuery @Nullable String limit,
            @Context UriInfo uri,
            @Context Request request) {
        AssessmentDefinition definition = lookup.assessment(assessment);
        BoardDefinition boardDefinition = lookup.board(definition, board);
        refuseUnknown(uri.getQueryParameters().keySet());
        BoardFilter filter = BoardFilter.of(definition, boardDefinition, tier, group, province, region);
        int first = number("offset", offset, 0, Integer.MAX_VALUE);
        int count = number(
                "limit", limit, config.page().defaultLimit(), config.page().maxLimit());
        BoardView view = lookup.view(definition, boardDefinition);
        EntityTag tag = tag(definition, view);
        Response.@Nullable ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        Response.ResponseBuilder answer = unchanged != null
                ? unchanged
                : Response.ok(BoardAnswer.of(definition, boardDefinition, view, filter, first, count));
        CacheControl revalidate = new CacheControl();
        revalidate.setNoCache(true);
        revalidate.setNoTransform(false);
        return answer.tag(tag).cacheControl(revalidate).build();
    }

    /// The board's version, and those of the definitions that names and groups come from.
    private static EntityTag tag(AssessmentDefinition definition, BoardView view) {
        return new EntityTag("%d-%d-%d.%d"
                .formatted(
                        view.version().epoch(),
                        view.version().sequence(),
                        definition.assessment().version(),
                        definition.roster().version()));
    }

    private static void refuseUnknown(Set<String> given) {
        if (!PARAMETERS.containsAll(given)) {
            throw Problem.badParameter("The query", "may have the parameters in `allowed` and no others", PARAMETERS)
                    .exception();
        }
    }

    private static int number(String parameter, @Nullable String text, int byDefault, int max) {
        if (text == null) {
            return byDefault;
        }
        try {
            int value = Integer.parseInt(text);
            if (value >= 0 && value <= max) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // refused below, like a number out of range
        }
        throw Problem.badParameter(parameter, "must be a whole number from 0 to " + max, Set.of())
                .exception();
    }
}
