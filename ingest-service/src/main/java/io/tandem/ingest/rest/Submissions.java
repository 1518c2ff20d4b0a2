package io.tandem.ingest.rest;

import io.tandem.ingest.application.Outcome;
import io.tandem.ingest.application.RecordObservations;
import io.tandem.ingest.domain.Finding;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Answers about one document of observations: 202 when all are taken, 207 when some are, a problem when none is.
@ApplicationScoped
class Submissions {
    private final RecordObservations useCase;
    private final Reports reports;
    private final FeedRates rates;
    private final IngestMeters meters;

    Submissions(RecordObservations useCase, Reports reports, FeedRates rates, IngestMeters meters) {
        this.useCase = useCase;
        this.reports = reports;
        this.rates = rates;
        this.meters = meters;
    }

    /// Reads the document, takes what is good of it and notes the rest.
    ///
    /// @throws ProblemException when it cannot be read
    Response of(Sender sender, String text, Supplier<ObservationReader.Document> reader) {
        Instant now = Instant.now();
        ObservationReader.Document document;
        try {
            document = reader.get();
        } catch (ProblemException e) {
            reports.unreadable(sender, e, text, now);
            throw e;
        }
        List<Outcome> outcomes = useCase.record(document.items(), sender.permit(), now);
        reports.outcomes(sender, outcomes, document, now);
        return rates.stamped(sender, outcomes.size(), answer(outcomes, document));
    }

    private Response.ResponseBuilder answer(List<Outcome> outcomes, ObservationReader.Document document) {
        meters.count(outcomes);
        long refused =
                outcomes.stream().filter(Outcome.Refused.class::isInstance).count();
        if (refused == outcomes.size() && refused > 0) {
            Problem problem = allRefused(outcomes, document);
            return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
        }
        return Response.status(refused == 0 ? 202 : 207)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(SubmissionAnswer.of(outcomes, document));
    }

    private static Problem allRefused(List<Outcome> outcomes, ObservationReader.Document document) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i) instanceof Outcome.Refused(var itsFindings)) {
                findings.addAll(SubmissionAnswer.below(itsFindings, document.pointer(i)));
            }
        }
        return Problem.summary(findings, detail(outcomes.size(), findings));
    }

    private static String detail(int items, List<Finding> findings) {
        if (findings.size() == 1) {
            return findings.getFirst().detail();
        }
        return items == 1
                ? findings.size() + " things are wrong; errors lists them."
                : "Each of the " + items + " items is refused; errors says why.";
    }
}
