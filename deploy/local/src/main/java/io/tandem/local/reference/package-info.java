/// The reference data of `deploy/reference` on its way in, and the boards on their way out, both through the
/// services' public APIs.
///
/// **In**: the CSV files. **Out**: the roster `china-335`, the assessment `2015-2019` and 5,360
/// observations, sent to ingest-service; the boards that ranking-service makes of them, as tables.
///
/// **Guarantees**: the same ids, revisions and times at every load, so a repeated load changes nothing and
/// never overrides a correction; wherever values are shown it is said that they are reconstructed, not
/// measured.
@NullMarked
package io.tandem.local.reference;

import org.jspecify.annotations.NullMarked;
