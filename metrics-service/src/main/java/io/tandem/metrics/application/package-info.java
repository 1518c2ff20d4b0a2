/// What the service does with a batch of observations, and the ports it needs for it.
@NullMarked
package io.tandem.metrics.application;

import org.jspecify.annotations.NullMarked;
