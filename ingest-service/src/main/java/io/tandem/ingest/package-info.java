/// ingest-service on one page: the door through which everything enters Tandem.
///
/// **In**: observations over HTTP (`POST /api/v1/observations`: JSON, lines of JSON, CSV, XLSX, CloudEvents), rosters
/// and assessments (`PUT /api/v1/rosters/{id}`
/// and `PUT /api/v1/assessments/{id}`).
///
/// **Decision**: is the document readable, does each item keep the rules of [io.tandem.ingest.domain]? Items are
/// judged apart, so that a bad one does not hold back its neighbours.
///
/// **Out**: accepted observations in the log, each with a receipt; the registry's newest definitions on compacted
/// topics; problems (RFC 9457) for everything else.
///
/// **Guarantees**
/// - An observation is answered with 2xx only after the broker has it on all in-sync replicas. When that is not known
///   the answer is 503: sending again is safe, because the log may hold an observation twice.
/// - What was refused never reaches the log.
/// - Lines and rows are read, judged and written as they arrive, in the same memory for any number of them.
/// - The path of observations needs the broker only. Cities are checked against a directory in memory, which every
///   replica reads from the roster topic; PostgreSQL holds the registry and nothing on this path.
/// - A definition that was committed is published, even when the service dies in between: published versions are
///   counted in the same database, and the relay catches up.
@NullMarked
package io.tandem.ingest;

import org.jspecify.annotations.NullMarked;
