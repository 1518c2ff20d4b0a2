/// The trace of one observation, from its post to its subscriber, as the services export it.
@NullMarked
package io.tandem.trace;

import org.jspecify.annotations.NullMarked;
