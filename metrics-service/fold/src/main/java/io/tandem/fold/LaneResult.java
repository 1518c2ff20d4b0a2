package io.tandem.fold;

import java.util.List;

/// What folding one lane's batch came to.
///
/// Every record of the batch is in exactly one of `applied`, `duplicate`, `superseded` and `quarantined`.
///
/// @param outgoing rows written in this transaction, numbered from the batch's sequence + 1 without gaps
/// @param applied records that changed the state
/// @param duplicate records whose event was already in the state
/// @param superseded records that lost to a newer one
/// @param quarantined records that can take no effect; they are stored by the caller in the same transaction
public record LaneResult(
        int lane, List<Outgoing> outgoing, int applied, int duplicate, int superseded, List<Quarantined> quarantined) {}
