/// The HTTP API: reads documents strictly, answers with receipts, and with problems (RFC 9457) that point at what is
/// wrong and never repeat what was sent.
@NullMarked
package io.tandem.ingest.rest;

import org.jspecify.annotations.NullMarked;
