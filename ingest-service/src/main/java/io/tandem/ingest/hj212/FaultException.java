package io.tandem.ingest.hj212;

/// Ends the reading of a frame. It holds nothing of what was sent.
final class FaultException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Fault fault;

    FaultException(Fault fault) {
        super(fault.code(), null, false, false);
        this.fault = fault;
    }

    Fault fault() {
        return fault;
    }
}
