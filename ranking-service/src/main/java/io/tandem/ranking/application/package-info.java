/// The use cases: [ApplyCityMetrics] writes boards, [Boards] serves them and their changes.
///
/// A writer exists once per assessment, because an assessment's metrics arrive on one partition. The read
/// model exists in every replica and is fed by the published changes, the replica's own included.
@NullMarked
package io.tandem.ranking.application;

import org.jspecify.annotations.NullMarked;
