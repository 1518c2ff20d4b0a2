/// What the report states about its cities, as pure functions over one [Snapshot] of an assessment (report §3, §4
/// and the appendices).
///
/// Every statistic is a record made by a static method from a snapshot, and gives itself as one [Table]. Nothing
/// here knows where snapshots come from.
@NullMarked
package io.tandem.ranking.domain.statistics;

import org.jspecify.annotations.NullMarked;
