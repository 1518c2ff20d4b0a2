package io.tandem.ingest.rest;

import io.tandem.ingest.domain.Finding;
import io.tandem.ingest.domain.Refusal;
import java.util.List;

/// Ends a request with a problem; nothing of what it carried has been taken.
final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final Refusal refusal;

    ProblemException(Refusal refusal, String detail) {
        this(List.of(new Finding(refusal, "", detail)));
    }

    ProblemException(List<Finding> findings) {
        super(findings.getFirst().refusal().slug(), null, false, false);
        this.problem = Problem.of(findings);
        this.refusal = findings.getFirst().refusal();
    }

    Problem problem() {
        return problem;
    }

    Refusal refusal() {
        return refusal;
    }
}
