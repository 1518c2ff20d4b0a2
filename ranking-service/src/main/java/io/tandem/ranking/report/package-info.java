/// The report itself, made again from a [io.tandem.ranking.domain.statistics.Snapshot]: a document of blocks, written
/// as HTML by one template, and printed from that HTML as PDF.
@NullMarked
package io.tandem.ranking.report;

import org.jspecify.annotations.NullMarked;
