package io.tandem.ranking.rest;

import io.smallrye.mutiny.Uni;
import io.tandem.ranking.domain.BoardDefinition;
import io.tandem.ranking.domain.Indicator;
import io.tandem.ranking.domain.statistics.Appendix;
import io.tandem.ranking.domain.statistics.By;
import io.tandem.ranking.domain.statistics.Deciles;
import io.tandem.ranking.domain.statistics.Farthest;
import io.tandem.ranking.domain.statistics.Filter;
import io.tandem.ranking.domain.statistics.Measure;
import io.tandem.ranking.domain.statistics.Part;
import io.tandem.ranking.domain.statistics.Quadrant;
import io.tandem.ranking.domain.statistics.Snapshot;
import io.tandem.ranking.domain.statistics.Table;
import io.tandem.ranking.domain.statistics.Thresholds;
import io.tandem.ranking.domain.statistics.Top;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// Statistics that list cities.
@Path("/api/v1/assessments")
@Produces({MediaType.APPLICATION_JSON, TableFormat.CSV_TYPE, TableFormat.XLSX_TYPE})
@Tag(name = StatisticsResponses.TAG)
class CitiesResource {
    private static final int DEFAULT = 10;
    private static final int MOST = 10_000;

    private final TableAnswers answers;

    CitiesResource(TableAnswers answers) {
        this.answers = answers;
    }

    @GET
    @Path("{assessment}/thresholds")
    @Operation(
            summary = "The cities that meet conditions",
            description = "For example `where=CO2>0.5,SO2>0.5` or, of a group's cities, `among=group=jjj&where=CO2>0`;"
                    + " docs/statistics.md has the language.")
    public Uni<Response> thresholds(
            @BeanParam StatisticsQuery query,
            @Parameter(description = "conditions with commas between; every city if left out") @RestQuery @Nullable
                    String where,
            @Parameter(description = "which cities are asked, in the same language; all if left out")
                    @RestQuery
                    @Nullable
                    String among,
            @Parameter(description = "spreads the cities over `region`, `province` or `group` in the summary")
                    @RestQuery
                    @Nullable
                    String by) {
        By parts = Choice.by(by);
        return answers.answer(
                query,
                Set.of("where", "among", "by"),
                snapshot -> Thresholds.of(
                                filter("among", among, snapshot), filter("where", where, snapshot), snapshot.cities())
                        .table(Part.of(snapshot, parts)));
    }

    private static Filter filter(String parameter, @Nullable String text, Snapshot snapshot) {
        try {
            return text == null ? Filter.ALL : Filter.parse(text, snapshot);
        } catch (Filter.Malformed malformed) {
            throw Problem.badParameter(
                            parameter,
                            "is not understood: at character %d %s is expected"
                                    .formatted(malformed.position(), malformed.expected()),
                            malformed.allowed())
                    .exception();
        }
    }

    @GET
    @Path("{assessment}/top")
    @Operation(
            summary = "The first or the last cities",
            description = "By an indicator or by a place on a board; equal cities are never cut apart.")
    public Uni<Response> top(
            @BeanParam StatisticsQuery query,
            @Parameter(description = "an indicator or a board") @RestQuery @Nullable String by,
            @Parameter(description = "`rate` (default) or `reduction`") @RestQuery @Nullable String measure,
            @Parameter(description = "`desc` (default, the best first) or `asc`") @RestQuery @Nullable String order,
            @Parameter(description = "how many; 10 if left out") @RestQuery @Nullable String n) {
        Measure chosen = Choice.measure(measure);
        Top.Order wanted =
                Choice.of("order", order, Top.Order.DESC, Map.of("desc", Top.Order.DESC, "asc", Top.Order.ASC));
        int count = count(n);
        return answers.answer(
                query, Set.of("by", "measure", "order", "n"), snapshot -> top(snapshot, by, chosen, wanted, count));
    }

    @GET
    @Path("{assessment}/farthest")
    @Operation(
            summary = "The cities farthest from the origin",
            description = "Each axis in units of its greatest value among the cities considered.")
    public Uni<Response> farthest(
            @BeanParam StatisticsQuery query,
            @Parameter(description = "first indicator; CO2 if left out") @RestQuery @Nullable String x,
            @Parameter(description = "second indicator") @RestQuery @Nullable String y,
            @Parameter(description = "`rate` (default) or `reduction`") @RestQuery @Nullable String measure,
            @Parameter(description = "only `I`, `II`, `III` or `IV`") @RestQuery @Nullable String quadrant,
            @Parameter(description = "how many; 10 if left out") @RestQuery @Nullable String n) {
        Indicator first = Choice.indicator("x", x, Indicator.CO2);
        Indicator second = Choice.indicator("y", y, null);
        Measure chosen = Choice.measure(measure);
        @Nullable Quadrant only = quadrant == null ? null : Choice.of("quadrant", quadrant, null, quadrants());
        int count = count(n);
        return answers.answer(
                query,
                Set.of("x", "y", "measure", "quadrant", "n"),
                snapshot -> Farthest.of(first, second, chosen, only, count, snapshot.cities())
                        .table());
    }

    @GET
    @Path("{assessment}/deciles")
    @Operation(
            summary = "Cities in ten bins by a level",
            description = "1 lowest to 10 highest (report appendices 1 and 2).")
    public Uni<Response> deciles(
            @BeanParam StatisticsQuery query,
            @Parameter(description = "indicator") @RestQuery @Nullable String indicator,
            @Parameter(description = "one of the two periods; the current one if left out") @RestQuery @Nullable
                    String period) {
        Indicator chosen = Choice.indicator("indicator", indicator, null);
        return answers.answer(query, Set.of("indicator", "period"), snapshot -> {
            var side = Choice.period(snapshot, period);
            return Deciles.of(chosen, side, snapshot.cities()).table(side.period(snapshot.assessment()));
        });
    }

    @GET
    @Path("{assessment}/appendices/{number}")
    @Operation(
            summary = "An appendix of the report",
            description = "1: deciles of emissions; 2: deciles of concentrations; 3: ranks on every board.")
    public Uni<Response> appendix(@BeanParam StatisticsQuery query, @RestPath String number) {
        Map<String, Appendix> appendices = Arrays.stream(Appendix.values())
                .collect(Collectors.toMap(its -> Integer.toString(its.number()), its -> its));
        @Nullable Appendix appendix = appendices.get(number);
        if (appendix == null) {
            throw Problem.notFound(
                            "appendix", appendices.keySet().stream().sorted().toList())
                    .exception();
        }
        return answers.answer(query, Set.of(), appendix::table);
    }

    private static Table top(Snapshot snapshot, @Nullable String by, Measure measure, Top.Order order, int count) {
        Map<String, Supplier<Top>> known = new LinkedHashMap<>();
        for (Indicator indicator : Indicator.values()) {
            known.put(indicator.name(), () -> Top.byIndicator(indicator, measure, order, count, snapshot.cities()));
        }
        for (BoardDefinition board : snapshot.boards()) {
            known.put(board.id(), () -> Top.byBoard(board.id(), order, count, snapshot.cities()));
        }
        return Choice.of("by", by, null, known).get().table();
    }

    private static Map<String, Quadrant> quadrants() {
        Map<String, Quadrant> quadrants = new LinkedHashMap<>();
        for (Quadrant quadrant : new Quadrant[] {Quadrant.I, Quadrant.II, Quadrant.III, Quadrant.IV}) {
            quadrants.put(quadrant.name(), quadrant);
        }
        return quadrants;
    }

    private static int count(@Nullable String n) {
        return (int) Parameters.number("n", n, DEFAULT, 1, MOST);
    }
}
