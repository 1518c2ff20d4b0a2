package io.tandem.ingest.hj212;

/// How much of the field's habits is taken.
public enum Mode {
    /// HJ 212-2017 to the letter.
    STRICT,
    /// As well: header fields missing, added or in another order, lower-case check sums, no line end, times with
    /// milliseconds, longer names. Never a wrong length, check sum or value.
    TOLERANT
}
