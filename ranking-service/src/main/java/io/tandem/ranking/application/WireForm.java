package io.tandem.ranking.application;

import io.tandem.ranking.domain.Assessment;
import io.tandem.ranking.domain.BoardChange;
import io.tandem.ranking.domain.BoardKey;
import io.tandem.ranking.domain.BoardVersion;
import io.tandem.ranking.domain.BoardView;
import io.tandem.ranking.domain.CityMetrics;
import io.tandem.ranking.domain.NetChange;
import io.tandem.ranking.domain.Roster;
import io.tandem.ranking.domain.Selection;
import java.time.Instant;

/// Messages as JSON in the form of the contracts, for whoever stores or streams them.
public interface WireForm {
    /// A change, as it is published.
    byte[] change(BoardChange change);

    /// What a subscriber gets of a change.
    byte[] change(BoardChange change, Selection selection);

    /// What a subscriber gets of several changes taken as one.
    byte[] latest(NetChange change, Selection selection);

    /// A whole board, as a stream begins with it.
    byte[] snapshot(BoardView board);

    /// A version of a board, and what it means to a subscriber.
    byte[] position(BoardKey board, BoardVersion version, String detail);

    /// A city's metrics from the JSON that metrics-service published.
    CityMetrics metrics(String json);

    /// An assessment as ingest-service publishes it.
    ///
    /// @param at takes the place of the instant of publication, which is not known here
    String assessment(Assessment assessment, Instant at);

    /// Reads what [#assessment(Assessment, Instant)] wrote.
    Assessment assessment(String json);

    /// A roster as ingest-service publishes it.
    ///
    /// @param at as for an assessment
    String roster(Roster roster, Instant at);

    /// Reads what [#roster(Roster, Instant)] wrote.
    Roster roster(String json);
}
