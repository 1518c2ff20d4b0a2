/// The report's figures 2 to 14 drawn from a [io.tandem.ranking.domain.statistics.Snapshot], each with the table that
/// it shows.
///
/// A figure draws on a [java.awt.Graphics2D], so the same code makes SVG, PNG and the figures of the PDF. Text is set
/// in the fonts that the service carries; nothing depends on the machine's. Colours are from the palette of Okabe and
/// Ito, which people with any colour vision can tell apart.
@NullMarked
package io.tandem.ranking.figure;

import org.jspecify.annotations.NullMarked;
