/// How the parts are put together.
@NullMarked
package io.tandem.metrics.config;

import org.jspecify.annotations.NullMarked;
