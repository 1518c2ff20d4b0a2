package io.tandem.ranking.rest;

import io.smallrye.mutiny.Uni;
import io.tandem.ranking.application.BoardReader;
import io.tandem.ranking.domain.AssessmentDefinition;
import io.tandem.ranking.domain.BoardDefinition;
import io.tandem.ranking.domain.BoardKey;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// What has become of a city on a board, change by change.
@Path("/api/v1/assessments/{assessment}/cities/{code}/history")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Cities")
class HistoryResource {
    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 1_000;

    private final Lookup lookup;
    private final BoardReader reader;

    HistoryResource(Lookup lookup, BoardReader reader) {
        this.lookup = lookup;
        this.reader = reader;
    }

    @GET
    @Operation(
            summary = "A city's history on a board",
            description =
                    "Every change of the city's own standing, newest first, with its cause and observations."
                            + " Changes of rank that others brought about are not listed: the board `asOf` a sequence has them.")
    @APIResponse(responseCode = "200", description = "At most `limit` changes before sequence `before`.")
    @APIResponse(responseCode = "400", description = "No board, or a number out of range.")
    @APIResponse(responseCode = "404", description = "No such assessment, city or board.")
    public Uni<HistoryAnswer> history(
            @RestPath String assessment,
            @RestPath String code,
            @RestQuery @Nullable String board,
            @RestQuery @Nullable String before,
            @RestQuery @Nullable String limit) {
        AssessmentDefinition definition = lookup.assessment(assessment);
        BoardDefinition boardDefinition = lookup.namedBoard(definition, board);
        long below = Parameters.number("before", before, Long.MAX_VALUE, 1, Long.MAX_VALUE);
        int most = (int) Parameters.number("limit", limit, DEFAULT_LIMIT, 1, MAX_LIMIT);
        BoardKey key = new BoardKey(definition.assessment().id(), boardDefinition.id());
        return reader.historyOf(key, code, below, most).map(changes -> {
            // A city that left the roster still has its history; one that never was in it has none.
            String city = changes.isEmpty()
                    ? lookup.city(definition, code).code()
                    : changes.getFirst().move().city();
            return HistoryAnswer.of(definition, boardDefinition, city, changes);
        });
    }
}
