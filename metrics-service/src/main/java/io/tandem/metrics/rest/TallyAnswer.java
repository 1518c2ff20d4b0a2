package io.tandem.metrics.rest;

import io.tandem.metrics.application.History.Tally;

/// Records of one feed by outcome, since outcomes are kept; each is in exactly one of them.
record TallyAnswer(String feed, long applied, long late, long duplicate, long superseded, long quarantined) {
    static TallyAnswer of(String feed, Tally tally) {
        return new TallyAnswer(
                feed, tally.applied(), tally.late(), tally.duplicate(), tally.superseded(), tally.quarantined());
    }
}
