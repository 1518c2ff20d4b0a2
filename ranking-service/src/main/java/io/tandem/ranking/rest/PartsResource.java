package io.tandem.ranking.rest;

import io.smallrye.mutiny.Uni;
import io.tandem.ranking.domain.Indicator;
import io.tandem.ranking.domain.statistics.By;
import io.tandem.ranking.domain.statistics.Means;
import io.tandem.ranking.domain.statistics.Measure;
import io.tandem.ranking.domain.statistics.Part;
import io.tandem.ranking.domain.statistics.Quadrants;
import io.tandem.ranking.domain.statistics.TierSplit;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// Statistics of parts of the cities: all, regions, provinces, groups.
@Path("/api/v1/assessments")
@Produces({MediaType.APPLICATION_JSON, TableFormat.CSV_TYPE, TableFormat.XLSX_TYPE})
@Tag(name = StatisticsResponses.TAG)
class PartsResource {
    private static final Map<String, By> MEANS =
            Map.of("groups", By.GROUP, "provinces", By.PROVINCE, "regions", By.REGION);

    private final TableAnswers answers;

    PartsResource(TableAnswers answers) {
        this.answers = answers;
    }

    @GET
    @Path("{assessment}/quadrants")
    @Operation(
            summary = "Cities by whether two indicators fell or rose",
            description = "Counts, shares and members of the four quadrants (report figures 2 to 7, 10 to 12).")
    public Uni<Response> quadrants(
            @BeanParam StatisticsQuery query,
            @Parameter(description = "first indicator; CO2 if left out") @RestQuery @Nullable String x,
            @Parameter(description = "second indicator") @RestQuery @Nullable String y,
            @Parameter(description = "`rate` (default) or `reduction`") @RestQuery @Nullable String measure,
            @Parameter(description = "`all` (default), `region`, `province` or `group`") @RestQuery @Nullable
                    String by) {
        Indicator first = Choice.indicator("x", x, Indicator.CO2);
        Indicator second = Choice.indicator("y", y, null);
        Measure chosen = Choice.measure(measure);
        By parts = Choice.by(by);
        return answers.answer(
                query,
                Set.of("x", "y", "measure", "by"),
                snapshot -> Quadrants.of(first, second, chosen, Part.of(snapshot, parts))
                        .table());
    }

    @GET
    @Path("{assessment}/{parts: groups|provinces|regions}")
    @Operation(
            summary = "Mean rates of the groups, provinces or regions",
            description =
                    "Unweighted means of the city rates of every indicator (report tables 1 to 8), aggregate rates beside them, counts, and tiers.")
    public Uni<Response> means(
            @BeanParam StatisticsQuery query,
            @Parameter(schema = @Schema(enumeration = {"groups", "provinces", "regions"})) @RestPath String parts) {
        By by = MEANS.getOrDefault(parts, By.ALL);
        return answers.answer(
                query,
                Set.of(),
                snapshot -> Means.of(parts, snapshot, Part.of(snapshot, by)).table());
    }

    @GET
    @Path("{assessment}/tiers")
    @Operation(
            summary = "The tiers of the composite boards",
            description =
                    "Size, ranks and share of every tier, and how many of it have a positive sum (report sections 3.8 and 4.5).")
    public Uni<Response> tiers(
            @BeanParam StatisticsQuery query,
            @Parameter(description = "`all` (default), `region`, `province` or `group`") @RestQuery @Nullable
                    String by) {
        By parts = Choice.by(by);
        return answers.answer(
                query,
                Set.of("by"),
                snapshot -> TierSplit.of(snapshot.compositeBoards(), Part.of(snapshot, parts))
                        .table());
    }
}
