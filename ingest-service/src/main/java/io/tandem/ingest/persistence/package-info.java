/// The registry in PostgreSQL, schema `ingest`: a row for each definition and one for each of its versions.
@NullMarked
package io.tandem.ingest.persistence;

import org.jspecify.annotations.NullMarked;
