/// What the service answers over HTTP.
@NullMarked
package io.tandem.metrics.rest;

import org.jspecify.annotations.NullMarked;
