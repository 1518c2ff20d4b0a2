package io.tandem.ingest.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.tandem.ingest.application.Items;
import io.tandem.ingest.application.RecordStream;
import io.tandem.ingest.application.RecordStream.Progress;
import io.tandem.ingest.application.feed.Batch;
import io.tandem.ingest.application.feed.FeedJournal;
import io.tandem.ingest.config.IngestConfig;
import io.tandem.ingest.formats.CsvRows;
import io.tandem.ingest.formats.Rows;
import io.tandem.ingest.formats.TableItems;
import io.tandem.ingest.formats.XlsxRows;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Takes any number of observations in one request: lines of JSON, CSV and XLSX. They are read, judged and written as
/// they arrive.
@Path("/api/v1/observations")
@RunOnVirtualThread
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@Tag(name = "observations")
class StreamsResource {
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// A workbook takes tens of megabytes while it is read.
    private final Semaphore workbooks = new Semaphore(1);

    private final RecordStream useCase;
    private final Senders senders;
    private final FeedRates rates;
    private final Reports reports;
    private final FeedJournal journal;
    private final IngestConfig config;
    private final IngestMeters meters;

    StreamsResource(
            RecordStream useCase,
            Senders senders,
            FeedRates rates,
            Reports reports,
            FeedJournal journal,
            IngestConfig config,
            IngestMeters meters) {
        this.useCase = useCase;
        this.senders = senders;
        this.rates = rates;
        this.reports = reports;
        this.journal = journal;
        this.config = config;
        this.meters = meters;
    }

    @POST
    @Consumes({"application/x-ndjson", "application/ndjson", "application/jsonl"})
    @Operation(
            operationId = "postObservationLines",
            summary = "Report any number of observations, one JSON object a line",
            description = "Each line is judged alone, also when it is no JSON. The answer comes after the log has"
                    + " every accepted one for good, and lists the first thousand things that are wrong. gzip is"
                    + " understood.")
    @APIResponse(
            responseCode = "202",
            description = "All are taken",
            content = @Content(schema = @Schema(implementation = StreamAnswer.class)))
    @APIResponse(
            responseCode = "207",
            description = "Some are taken; refusals says which are not",
            content = @Content(schema = @Schema(implementation = StreamAnswer.class)))
    @APIResponse(
            responseCode = "422",
            description = "None is taken",
            content = @Content(schema = @Schema(implementation = StreamAnswer.class)))
    @APIResponse(
            responseCode = "503",
            description = "Not all are known to be in the log; resume says from where to send again",
            content = @Content(schema = @Schema(implementation = StreamAnswer.class)))
    public Response lines(
            @QueryParam("feed") @Nullable String feed,
            @QueryParam("dryRun") @Nullable String dryRun,
            @Context HttpHeaders headers,
            InputStream body)
            throws IOException {
        Intake intake = open(headers, feed, dryRun, body);
        return record(intake, new LineItems(intake.content()));
    }

    @POST
    @Consumes("text/csv")
    @Operation(
            operationId = "postObservationsCsv",
            summary = "Report a table as CSV",
            description = "Long: columns city, indicator, period, value and others. Wide: a row for each city and"
                    + " columns such as SO2-2015. What is wrong is told with its row, column and rule.")
    @APIResponse(
            responseCode = "202",
            description = "All are taken",
            content = @Content(schema = @Schema(implementation = StreamAnswer.class)))
    public Response csv(
            @QueryParam("feed") @Nullable String feed,
            @QueryParam("dryRun") @Nullable String dryRun,
            @Context HttpHeaders headers,
            InputStream body)
            throws IOException {
        Intake intake = open(headers, feed, dryRun, body);
        return table(intake, CsvRows.of(intake.content()));
    }

    @POST
    @Consumes(XLSX)
    @Operation(
            operationId = "postObservationsXlsx",
            summary = "Report a table as the first sheet of an XLSX workbook",
            description = "The same columns as CSV.")
    @APIResponse(
            responseCode = "202",
            description = "All are taken",
            content = @Content(schema = @Schema(implementation = StreamAnswer.class)))
    public Response xlsx(
            @QueryParam("feed") @Nullable String feed,
            @QueryParam("dryRun") @Nullable String dryRun,
            @Context HttpHeaders headers,
            InputStream body)
            throws IOException {
        Intake intake = open(headers, feed, dryRun, body);
        workbooks.acquireUninterruptibly();
        try {
            return table(intake, XlsxRows.of(intake.content(), config.maxWorkbookBytes()));
        } finally {
            workbooks.release();
        }
    }

    /// A request that may send.
    ///
    /// @param body as it arrives, packed or not
    private record Intake(
            Sender sender, boolean dryRun, String type, String batch, Instant at, InputStream body, Hashed content) {}

    private Intake open(HttpHeaders headers, @Nullable String feed, @Nullable String dryRun, InputStream body) {
        Sender sender = senders.open(headers, feed);
        boolean dry = Flags.isSet("dryRun", dryRun);
        Hashed content = new Hashed(Encoded.open(headers, body));
        String type =
                headers.getMediaType().getType() + "/" + headers.getMediaType().getSubtype();
        return new Intake(sender, dry, type, UUID.randomUUID().toString(), Instant.now(), body, content);
    }

    private Response table(Intake intake, Rows rows) throws IOException {
        try (rows) {
            return record(intake, TableItems.of(rows));
        }
    }

    private Response record(Intake intake, Items items) {
        StreamAnswer.Refusals refusals = new StreamAnswer.Refusals();
        var order = new RecordStream.Order(intake.sender().permit(), intake.dryRun());
        Progress progress = useCase.record(rates.rated(intake.sender(), items), order, (item, findings) -> {
            refusals.add(item, findings);
            meters.refused(findings.getFirst().refusal());
            if (!intake.dryRun()) {
                reports.refused(intake.sender(), intake.batch(), item, findings, intake.at());
            }
        });
        if (!intake.dryRun()) {
            meters.accepted(progress.accepted());
            reports.accepted(intake.sender(), progress.accepted(), intake.at());
        }
        if (progress.stopped() != null) {
            drain(intake.body());
        }
        journal.keep(batch(intake, progress));
        var answer = new StreamAnswers(config, meters).of(intake.batch(), intake.dryRun(), progress, refusals);
        return rates.stamped(intake.sender(), 0, answer);
    }

    private static void drain(InputStream body) {
        try {
            BodyReader.drain(body);
        } catch (IOException _) {
            // the sender is gone, and with it whoever would read the answer
        }
    }

    private static Batch batch(Intake intake, Progress progress) {
        return new Batch(
                intake.batch(),
                intake.sender().feedOf(null),
                intake.at(),
                intake.type(),
                intake.content().sha256(),
                intake.content().bytes(),
                intake.dryRun(),
                progress.items(),
                progress.accepted(),
                progress.refused(),
                progress.stopped() == null);
    }
}
