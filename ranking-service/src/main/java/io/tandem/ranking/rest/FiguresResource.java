package io.tandem.ranking.rest;

import io.smallrye.mutiny.Uni;
import io.tandem.ranking.domain.statistics.Snapshot;
import io.tandem.ranking.figure.FigureFiles;
import io.tandem.ranking.figure.Language;
import io.tandem.ranking.figure.ReportFigure;
import io.tandem.ranking.figure.ReportFigures;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// The report's figures, drawn from the data as they are or were.
@Path("/api/v1/assessments/{assessment}/figures")
@Tag(name = "Report")
class FiguresResource {
    private final RenditionAnswers answers;
    private final TableAnswers tables;

    FiguresResource(RenditionAnswers answers, TableAnswers tables) {
        this.answers = answers;
        this.tables = tables;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableFormat.CSV_TYPE, TableFormat.XLSX_TYPE})
    @Tag(name = StatisticsResponses.TAG)
    @Operation(
            summary = "The figures that there are",
            description = "Number, kind, titles in Chinese and English, and where each is.")
    public Uni<Response> figures(@BeanParam StatisticsQuery query) {
        return tables.answer(query, Set.of(), FigureList::of);
    }

    @GET
    @Path("{figure}")
    @Operation(
            summary = "A figure",
            description =
                    "Scatter plots (2 to 7, 10 to 12), radial charts of ranks (8, 13) and maps of tiers (9, 14), as"
                            + " SVG, PNG, or the table of what is drawn as JSON, CSV or XLSX; by Accept, or by a suffix of the path"
                            + " such as `.svg`.")
    @APIResponse(
            responseCode = "200",
            description = "The figure.",
            content = {
                @Content(mediaType = "image/svg+xml"),
                @Content(mediaType = "image/png"),
                @Content(mediaType = "application/json"),
                @Content(mediaType = "text/csv")
            })
    @APIResponse(responseCode = "400", description = "A parameter is unknown or its value is.")
    @APIResponse(
            responseCode = "404",
            description = "No such assessment, version or figure; `allowed` has those there are.")
    @APIResponse(responseCode = "503", description = "Too much is being drawn; `Retry-After` says when to try again.")
    public Uni<Response> figure(
            @RestPath String figure,
            @Parameter(description = "`zh` or `en`; `zh` if left out.") @RestQuery @Nullable String lang,
            @BeanParam StatisticsQuery query) {
        Language language = RenditionAnswers.language(lang);
        List<MediaType> accepted = query.headers().getAcceptableMediaTypes();
        Optional<Rendition> rendition = Rendition.of(accepted, Rendition.SVG, Rendition.PNG);
        return rendition.isPresent()
                ? answers.answer(
                        query,
                        new RenditionAnswers.Wanted("figure-" + number(figure), rendition.get(), language, true),
                        snapshot -> bytes(find(snapshot, figure, language), rendition.get(), language))
                : tables.answer(
                        query,
                        Set.of("lang"),
                        snapshot -> find(snapshot, figure, language).table());
    }

    private static byte[] bytes(ReportFigure figure, Rendition rendition, Language language) {
        return rendition == Rendition.PNG ? FigureFiles.png(figure) : FigureFiles.svg(figure, language);
    }

    private static ReportFigure find(Snapshot snapshot, String figure, Language language) {
        return new ReportFigures(snapshot, language)
                .figure(number(figure))
                .orElseThrow(() -> Problem.notFound(
                                "figure",
                                ReportFigures.numbers(snapshot).stream()
                                        .map(String::valueOf)
                                        .toList())
                        .exception());
    }

    /// Zero, which no figure has, when it is not a number.
    private static int number(String text) {
        return text.matches("[1-9][0-9]?") ? Integer.parseInt(text) : 0;
    }
}
