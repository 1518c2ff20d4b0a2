package io.tandem.ingest.formats;

import io.tandem.ingest.domain.Refusal;
import java.util.List;

/// Nothing after this can be read of a table.
public final class TableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Refusal refusal;
    private final transient List<String> allowed;

    TableException(Refusal refusal, String message) {
        this(refusal, message, List.of());
    }

    TableException(Refusal refusal, String message, List<String> allowed) {
        super(message, null, false, false);
        this.refusal = refusal;
        this.allowed = allowed;
    }

    /// What kind of trouble it is.
    public Refusal refusal() {
        return refusal;
    }

    /// What may stand there instead; empty when that cannot be listed.
    public List<String> allowed() {
        return allowed;
    }
}
