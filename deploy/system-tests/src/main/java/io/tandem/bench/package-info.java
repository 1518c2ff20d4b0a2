/// Measurements of a running system through its public interfaces; they report figures and never fail on
/// slowness.
@NullMarked
package io.tandem.bench;

import org.jspecify.annotations.NullMarked;
