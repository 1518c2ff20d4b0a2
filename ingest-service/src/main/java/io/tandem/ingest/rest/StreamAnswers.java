package io.tandem.ingest.rest;

import io.tandem.ingest.application.RecordStream.Progress;
import io.tandem.ingest.application.UnavailableException;
import io.tandem.ingest.config.IngestConfig;
import io.tandem.ingest.domain.Refusal;
import io.tandem.ingest.formats.TableException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Objects;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// Answers about lines and rows: the status is that of what stopped them, otherwise that of how many were taken.
final class StreamAnswers {
    private final IngestConfig config;
    private final IngestMeters meters;

    StreamAnswers(IngestConfig config, IngestMeters meters) {
        this.config = config;
        this.meters = meters;
    }

    /// @throws ProblemException when nothing at all was there
    Response.ResponseBuilder of(String batch, boolean dryRun, Progress progress, StreamAnswer.Refusals refusals) {
        Exception end = progress.stopped();
        if (end == null && progress.items() == 0) {
            throw new ProblemException(Refusal.EMPTY_BODY, "There is no observation.");
        }
        Problem stopped = end == null ? null : problem(end);
        StreamAnswer answer = StreamAnswer.of(batch, dryRun, progress, refusals, stopped);
        Response.ResponseBuilder response = Response.status(status(dryRun, progress, stopped))
                .entity(answer)
                .type(MediaType.APPLICATION_JSON_TYPE);
        if (end instanceof UnavailableException) {
            response.header(HttpHeaders.RETRY_AFTER, config.retryAfter().toSeconds());
        }
        if (end instanceof ProblemException e) {
            e.headers().forEach(response::header);
        }
        return response;
    }

    private static int status(boolean dryRun, Progress progress, @Nullable Problem stopped) {
        if (stopped != null && (stopped.status() >= 500 || progress.accepted() == 0)) {
            return stopped.status();
        }
        if (dryRun && stopped == null) {
            return 200;
        }
        if (progress.accepted() == 0) {
            return 422;
        }
        return progress.refused() == 0 && stopped == null ? 202 : 207;
    }

    private Problem problem(Exception end) {
        return switch (end) {
            case UnavailableException e -> {
                meters.unavailable(e.refusal());
                yield Problem.of(e.refusal(), Objects.requireNonNull(e.getMessage()));
            }
            case ProblemException e -> counted(e);
            case TableException e -> counted(TableProblems.of(e));
            case ZipException e -> counted(Encoded.problem(e));
            case IOException _ ->
                counted(new ProblemException(Refusal.BAD_REQUEST, "The body could not be read to its end."));
            case RuntimeException e -> throw e;
            default -> throw new IllegalStateException(end);
        };
    }

    private Problem counted(ProblemException e) {
        meters.refused(e.refusal());
        return e.problem();
    }
}
