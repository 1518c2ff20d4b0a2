package io.tandem.ingest.rest;

import io.tandem.ingest.domain.Finding;
import io.tandem.ingest.domain.Refusal;
import java.util.List;
import java.util.Map;

/// Ends a request with a problem; nothing of what it carried has been taken.
final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final Refusal refusal;

    private final transient Map<String, String> headers;

    ProblemException(Refusal refusal, String detail) {
        this(refusal, detail, Map.of());
    }

    /// @param headers of the answer
    ProblemException(Refusal refusal, String detail, Map<String, String> headers) {
        this(List.of(new Finding(refusal, "", detail)), headers);
    }

    ProblemException(List<Finding> findings) {
        this(findings, Map.of());
    }

    private ProblemException(List<Finding> findings, Map<String, String> headers) {
        super(findings.getFirst().refusal().slug(), null, false, false);
        this.problem = Problem.of(findings);
        this.refusal = findings.getFirst().refusal();
        this.headers = headers;
    }

    Problem problem() {
        return problem;
    }

    Map<String, String> headers() {
        return headers;
    }

    Refusal refusal() {
        return refusal;
    }
}
