/// Measurements of the ranking computations alone, without broker, database or HTTP; they report figures and
/// never fail on slowness.
@NullMarked
package io.tandem.ranking.benchmark;

import org.jspecify.annotations.NullMarked;
