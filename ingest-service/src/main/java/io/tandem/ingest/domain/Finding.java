package io.tandem.ingest.domain;

/// One thing that is wrong with what was sent, and where.
///
/// @param pointer RFC 6901, relative to the thing judged: `/unit`; empty for the whole
/// @param detail what was expected; never what was sent
public record Finding(Refusal refusal, String pointer, String detail) {
    /// The same finding about a part of something greater: `/3` before `/unit` gives `/3/unit`.
    public Finding below(String parent) {
        return new Finding(refusal, parent + pointer, detail);
    }
}
