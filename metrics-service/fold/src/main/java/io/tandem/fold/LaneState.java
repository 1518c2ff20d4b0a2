package io.tandem.fold;

/// Where a lane stands, as committed.
///
/// `applied + duplicate + superseded + quarantined` is the number of records passed; in a topic without gaps
/// it equals `nextOffset`.
///
/// @param nextOffset offset of the next record to apply
/// @param sequence number of the last output row
/// @param published number of the last output row that the broker is known to have
public record LaneState(
        String topic,
        int lane,
        long nextOffset,
        long sequence,
        long published,
        long applied,
        long duplicate,
        long superseded,
        long quarantined) {}
