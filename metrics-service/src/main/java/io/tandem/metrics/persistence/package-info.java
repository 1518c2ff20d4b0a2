/// PostgreSQL's side: observations and metrics as rows.
@NullMarked
package io.tandem.metrics.persistence;

import org.jspecify.annotations.NullMarked;
