package io.tandem.local.reference;

/// Is told how far a load has come.
@FunctionalInterface
public interface Progress {
    /// `done` of `total` items are taken.
    void at(long done, long total);
}
