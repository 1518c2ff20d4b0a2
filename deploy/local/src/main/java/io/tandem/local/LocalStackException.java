package io.tandem.local;

import java.io.Serial;

/// Something that the person at the keyboard must know or mend; the message says what, in full.
public final class LocalStackException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /// A failure without a deeper cause worth showing.
    public LocalStackException(String message) {
        super(message);
    }

    /// A failure with its cause.
    public LocalStackException(String message, Throwable cause) {
        super(message, cause);
    }
}
