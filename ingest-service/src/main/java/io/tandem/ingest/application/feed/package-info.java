/// Feeds and their keys: keeping them, recognising who sends, limiting how much, and what became of what they sent.
@NullMarked
package io.tandem.ingest.application.feed;

import org.jspecify.annotations.NullMarked;
