package io.tandem.ranking.rest;

import io.smallrye.mutiny.Uni;
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
            new TreeSet<>(Set.of("tier", "group", "province", "region", "offset", "limit", "asOf"));

    private final Lookup lookup;
    private final PastBoards past;
    private final RankingConfig config;

    BoardResource(Lookup lookup, PastBoards past, RankingConfig config) {
        this.lookup = lookup;
        this.past = past;
        this.config = config;
    }

    @GET
    @Operation(
            summary = "A board",
            description = "Ranked cities in order and every unranked city with the reason. Filters combine; ranks and"
                    + " counts stay those of the whole board. Pages of different `ETag`s are of different versions."
                    + " `asOf` asks for the board as it stood at a sequence, version or instant.")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = BoardAnswer.class)),
            description = "The board; its version is the ETag.")
    @APIResponse(responseCode = "304", description = "Still the version of If-None-Match.")
    @APIResponse(responseCode = "400", description = "A parameter that can match nothing; `allowed` lists what can.")
    @APIResponse(responseCode = "404", description = "No such assessment, board or version of it.")
    public Uni<Response> board(
            @RestPath String assessment,
            @RestPath String board,
            @RestQuery @Nullable String tier,
            @RestQuery @Nullable String group,
            @RestQuery @Nullable String province,
            @RestQuery @Nullable String region,
            @RestQuery @Nullable String offset,
            @RestQuery @Nullable String limit,
            @RestQuery @Nullable String asOf,
            @Context UriInfo uri,
            @Context Request request) {
        AssessmentDefinition definition = lookup.assessment(assessment);
        BoardDefinition boardDefinition = lookup.board(definition, board);
        Parameters.refuseUnknown(uri.getQueryParameters().keySet(), PARAMETERS);
        int first = (int) Parameters.number("offset", offset, 0, 0, Integer.MAX_VALUE);
        int count = (int) Parameters.number(
                "limit", limit, config.page().defaultLimit(), 0, config.page().maxLimit());
        ShownBoard newest = lookup.shown(definition, boardDefinition);
        Uni<ShownBoard> wanted = asOf == null ? Uni.createFrom().item(newest) : past.at(newest, AsOf.parse(asOf));
        return wanted.map(shown -> {
            BoardFilter filter = BoardFilter.of(shown.definition(), shown.board(), tier, group, province, region);
            return answer(request, shown, filter, first, count);
        });
    }

    private static Response answer(Request request, ShownBoard shown, BoardFilter filter, int first, int count) {
        EntityTag tag = tag(shown.view());
        Response.@Nullable ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        Response.ResponseBuilder answer = unchanged != null
                ? unchanged
                : Response.ok(BoardAnswer.of(shown.definition(), shown.board(), shown.view(), filter, first, count));
        CacheControl revalidate = new CacheControl();
        revalidate.setNoCache(true);
        revalidate.setNoTransform(false);
        return answer.tag(tag).cacheControl(revalidate).build();
    }

    /// The board's version, and those of the definitions that names and groups come from.
    private static EntityTag tag(BoardView view) {
        return new EntityTag("%d-%d-%d.%d"
                .formatted(
                        view.version().epoch(),
                        view.version().sequence(),
                        view.basis().assessmentVersion(),
                        view.basis().rosterVersion()));
    }
}
