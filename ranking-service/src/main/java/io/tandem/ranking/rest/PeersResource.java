package io.tandem.ranking.rest;

import io.smallrye.mutiny.Uni;
import io.tandem.ranking.domain.statistics.CityFigures;
import io.tandem.ranking.domain.statistics.Peers;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/// One city among its own.
@Path("/api/v1/assessments/{assessment}/cities/{code}/peers")
@Produces({MediaType.APPLICATION_JSON, TableFormat.CSV_TYPE, TableFormat.XLSX_TYPE})
@Tag(name = StatisticsResponses.TAG)
class PeersResource {
    private final TableAnswers answers;
    private final Lookup lookup;

    PeersResource(TableAnswers answers, Lookup lookup) {
        this.answers = answers;
        this.lookup = lookup;
    }

    @GET
    @Operation(
            summary = "A city's rank among its own",
            description =
                    "On every board, among all cities, its region, its province and its groups: 3rd of 11 in Fenwei Plain.")
    public Uni<Response> peers(@BeanParam StatisticsQuery query, @RestPath String code) {
        lookup.city(lookup.assessment(query.assessment()), code);
        return answers.answer(query, Set.of(), snapshot -> {
            CityFigures city = snapshot.cities().stream()
                    .filter(its -> its.code().equals(code))
                    .findFirst()
                    .orElseThrow(() -> Problem.notFound("city", Set.of()).exception());
            return Peers.of(snapshot, city).table();
        });
    }
}
