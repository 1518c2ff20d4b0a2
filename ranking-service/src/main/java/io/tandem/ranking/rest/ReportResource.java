package io.tandem.ranking.rest;

import io.smallrye.mutiny.Uni;
import io.tandem.ranking.domain.statistics.Snapshot;
import io.tandem.ranking.figure.Language;
import io.tandem.ranking.report.Report;
import io.tandem.ranking.report.ReportHtml;
import io.tandem.ranking.report.ReportPdf;
import io.tandem.ranking.report.Reports;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// The report, made again from the data as they are or were.
@Path("/api/v1/assessments/{assessment}/report")
@Tag(name = "Report")
class ReportResource {
    private final RenditionAnswers answers;
    private final InstantSource clock;
    private final ReportHtml html = new ReportHtml();
    private final ReportPdf pdf = new ReportPdf(html);

    ReportResource(RenditionAnswers answers, InstantSource clock) {
        this.answers = answers;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "The report",
            description =
                    "Summary, method, sentences, tables 1 to 10, figures 2 to 14 and appendices 1 to 3, stamped with"
                            + " the versions that it shows; one HTML file, or PDF by Accept or as `report.pdf`.")
    @APIResponse(
            responseCode = "200",
            description = "The report.",
            content = {@Content(mediaType = "text/html"), @Content(mediaType = "application/pdf")})
    @APIResponse(responseCode = "400", description = "A parameter is unknown or its value is.")
    @APIResponse(responseCode = "404", description = "No such assessment or version.")
    @APIResponse(responseCode = "503", description = "Too much is being drawn; `Retry-After` says when to try again.")
    public Uni<Response> report(
            @Parameter(description = "`zh` or `en`; `zh` if left out.") @RestQuery @Nullable String lang,
            @BeanParam StatisticsQuery query) {
        Language language = RenditionAnswers.language(lang);
        Rendition rendition = Rendition.of(query.headers().getAcceptableMediaTypes(), Rendition.HTML, Rendition.PDF)
                .orElse(Rendition.HTML);
        return answers.answer(
                query,
                new RenditionAnswers.Wanted("report", rendition, language, false),
                snapshot -> bytes(snapshot, rendition, language));
    }

    private byte[] bytes(Snapshot snapshot, Rendition rendition, Language language) {
        Report report = Reports.of(snapshot, language, clock.instant());
        return rendition == Rendition.PDF
                ? pdf.print(report)
                : html.page(report).getBytes(StandardCharsets.UTF_8);
    }
}
