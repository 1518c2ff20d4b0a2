/// Proof under faults: load through the public interface while processes are killed and frozen, then every
/// promise held against an independent model of what was acknowledged.
///
/// Nothing here uses code of the services: what they should have computed is computed from the log alone.
@NullMarked
package io.tandem.chaos;

import org.jspecify.annotations.NullMarked;
