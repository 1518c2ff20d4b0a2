/// Feeds: who may report what, and how much of it.
@NullMarked
package io.tandem.ingest.domain.feed;

import org.jspecify.annotations.NullMarked;
