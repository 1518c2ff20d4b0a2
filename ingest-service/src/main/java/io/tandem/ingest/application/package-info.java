/// The use cases, one class each, and the ports they need: record observations, keep definitions,
/// publish definitions.
@NullMarked
package io.tandem.ingest.application;

import org.jspecify.annotations.NullMarked;
