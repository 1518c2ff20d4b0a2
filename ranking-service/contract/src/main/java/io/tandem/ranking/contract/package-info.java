/// What ranking-service publishes: [RankingChanged] on `tandem.ranking-changes.v1`, keyed by board.
///
/// The same message is the data of a `change` event on the boards' event streams, which begin with a
/// [BoardSnapshot]. Streams with a filter have [SelectedChange] instead, those that want the newest state only
/// [LatestChanges]. The JSON Schemas are in `schema/ranking`, one golden sample of each version ever
/// published in `samples/ranking`.
@NullMarked
package io.tandem.ranking.contract;

import org.jspecify.annotations.NullMarked;
