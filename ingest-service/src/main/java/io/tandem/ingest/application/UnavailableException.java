package io.tandem.ingest.application;

import io.tandem.ingest.domain.Refusal;

/// Something that Tandem depends on does not answer: nothing is wrong with the request, and it may be repeated.
public final class UnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Refusal refusal;

    /// @param message for people, without anything that was sent
    public UnavailableException(Refusal refusal, String message) {
        super(message);
        this.refusal = refusal;
    }

    /// As above, with what happened.
    public UnavailableException(Refusal refusal, String message, Throwable cause) {
        super(message, cause);
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}
