/// ranking-service on one page.
///
/// - **In**: `tandem.city-metrics.v1`, the newest metrics of each city and assessment; rosters and
///   assessments from `tandem.cities.v1` and `tandem.assessments.v1`.
/// - **Decision**: tiers and ranks ([io.tandem.ranking.domain.Tier], [io.tandem.ranking.domain.RankIndex]),
///   and the net moves between two states of a board ([io.tandem.ranking.domain.BoardState#apply]; report
/// §2.4).
/// - **Out**: `tandem.ranking-changes.v1`; over HTTP the boards, every city's figures with the formulas
///   filled in, and each board's changes as a stream of server-sent events, by long poll or over a WebSocket, filtered
///   where that is wanted ([io.tandem.ranking.domain.MoveFilter]); also why a city stands where it
///   does ([io.tandem.ranking.domain.Reaches]) and how a board would be otherwise
///   ([io.tandem.ranking.domain.WhatIf]).
/// - **Also out**: the changes to webhooks, signed and one at a time
///   ([io.tandem.ranking.webhook.application.Courier]).
///
/// What it guarantees:
///
/// - Offset, boards and changes commit in one PostgreSQL transaction ([io.tandem.fold]); every record takes
///   effect once, and one that is not newer than what its city had changes nothing.
/// - A board's sequence has no gaps and no repeats. A board is the fold of its changes: a snapshot at s and
///   the changes s + 1 … t make the snapshot at t.
/// - Every replica serves reads and streams from its own read model
///   ([io.tandem.ranking.application.Boards]); a subscriber gets every change in order or is told to start
/// over.
@NullMarked
package io.tandem.ranking;

import org.jspecify.annotations.NullMarked;
