package io.tandem.ranking.rest;

import io.smallrye.mutiny.Uni;
import io.tandem.ranking.domain.AssessmentDefinition;
import io.tandem.ranking.domain.BoardDefinition;
import io.tandem.ranking.domain.statistics.By;
import io.tandem.ranking.domain.statistics.CityFigures;
import io.tandem.ranking.domain.statistics.CityTable;
import io.tandem.ranking.domain.statistics.Means;
import io.tandem.ranking.domain.statistics.Movers;
import io.tandem.ranking.domain.statistics.Part;
import io.tandem.ranking.domain.statistics.Snapshot;
import io.tandem.ranking.domain.statistics.Statement;
import io.tandem.ranking.domain.statistics.Statements;
import io.tandem.ranking.domain.statistics.Table;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// Cities and parts side by side, boards then and now, and the report in words.
@Path("/api/v1/assessments")
@Produces({MediaType.APPLICATION_JSON, TableFormat.CSV_TYPE, TableFormat.XLSX_TYPE})
@Tag(name = StatisticsResponses.TAG)
class ComparisonResource {
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private final TableAnswers answers;
    private final Lookup lookup;
    private final PastBoards past;

    ComparisonResource(TableAnswers answers, Lookup lookup, PastBoards past) {
        this.answers = answers;
        this.lookup = lookup;
        this.past = past;
    }

    @GET
    @Path("{assessment}/compare")
    @Operation(
            summary = "Cities or groups side by side",
            description = "Levels, reductions, rates and places of cities; or means of groups.")
    public Uni<Response> compare(
            @BeanParam StatisticsQuery query,
            @Parameter(description = "codes with commas between") @RestQuery @Nullable String cities,
            @Parameter(description = "ids with commas between") @RestQuery @Nullable String groups) {
        if ((cities == null) == (groups == null)) {
            throw Problem.badParameter(
                            "The query", "must have either `cities` or `groups`", List.of("cities", "groups"))
                    .exception();
        }
        return answers.answer(
                query,
                Set.of("cities", "groups"),
                snapshot -> cities != null ? cities(snapshot, cities) : groups(snapshot, groups == null ? "" : groups));
    }

    @GET
    @Path("{assessment}/movers")
    @Operation(
            summary = "The cities that moved on a board",
            description =
                    "Ranks and tiers at an earlier version and at the one shown, also of cities that others pushed.")
    public Uni<Response> movers(
            @BeanParam StatisticsQuery query,
            @Parameter(description = "a board") @RestQuery @Nullable String board,
            @Parameter(
                            description =
                                    "a sequence, a version `epoch:sequence`, an instant, or a date (its beginning in UTC)")
                    @RestQuery
                    @Nullable
                    String since) {
        AssessmentDefinition definition = lookup.assessment(query.assessment());
        BoardDefinition chosen = lookup.namedBoard(definition, board);
        AsOf from = since(since);
        return answers.answerLater(
                query,
                Set.of("board", "since"),
                snapshot ->
                        past.at(lookup.shown(definition, chosen), from).map(shown -> movers(snapshot, chosen, shown)));
    }

    @GET
    @Path("{assessment}/statements")
    @Operation(
            summary = "The report in words",
            description =
                    "The sentences of the report in Chinese and English with the numbers of this version, each with the query that its numbers come from.")
    public Uni<Response> statements(@BeanParam StatisticsQuery query) {
        return answers.answer(
                query, Set.of(), snapshot -> Statement.table(Statements.of(snapshot), path -> link(snapshot, path)));
    }

    private static Table cities(Snapshot snapshot, String codes) {
        Map<String, CityFigures> known = new LinkedHashMap<>();
        snapshot.cities().forEach(city -> known.put(city.code(), city));
        return new CityTable(snapshot, Choice.several("cities", codes, known, false)).table();
    }

    private static Table groups(Snapshot snapshot, String ids) {
        Map<String, Part> known = new LinkedHashMap<>();
        Part.of(snapshot, By.GROUP).forEach(part -> known.put(part.id(), part));
        return Means.of("groups", snapshot, Choice.several("groups", ids, known, true))
                .table();
    }

    private static Table movers(Snapshot snapshot, BoardDefinition board, ShownBoard from) {
        Movers.State to = Movers.State.of(snapshot, board.id());
        Movers.State earlier =
                new Movers.State(from.view().version(), from.view().places());
        if (!to.version().includes(earlier.version())) {
            throw Problem.badParameter("since", "must not be later than the version shown", List.of())
                    .exception();
        }
        return Movers.between(
                        board.id(), earlier, to, snapshot.definition().roster().cities())
                .table();
    }

    private static AsOf since(@Nullable String text) {
        if (text == null) {
            throw Problem.badParameter("since", "is required", List.of()).exception();
        }
        return AsOf.parse("since", DATE.matcher(text).matches() ? text + "T00:00:00Z" : text);
    }

    /// A sentence's query asks for the same version again.
    private static String link(Snapshot snapshot, String query) {
        String path = "/api/v1/assessments/" + snapshot.assessment().id() + "/" + query;
        return snapshot.version().at() == null
                ? path
                : path + (query.contains("?") ? "&" : "?") + "asOf="
                        + snapshot.version().at();
    }
}
