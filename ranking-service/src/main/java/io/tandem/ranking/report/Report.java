package io.tandem.ranking.report;

import io.tandem.ranking.figure.Language;
import io.tandem.ranking.figure.ReportFigure;
import java.util.List;

/// The report before it is set.
///
/// @param running what stands at the head of every page
/// @param stamp what stands at the foot of every page: which state of which assessment it shows
/// @param facts what the title page says about the data, as pairs of name and value
/// @param note what a reader must be told wherever figures are shown; may be empty
public record Report(
        Language language,
        String title,
        String subtitle,
        String running,
        String stamp,
        List<Fact> facts,
        String note,
        List<Block> blocks) {
    /// Copies the lists.
    public Report {
        facts = List.copyOf(facts);
        blocks = List.copyOf(blocks);
    }

    /// A line of the title page.
    public record Fact(String name, String value) {}

    /// The headings for the table of contents.
    public List<Block.Heading> headings() {
        return blocks.stream()
                .filter(Block.Heading.class::isInstance)
                .map(Block.Heading.class::cast)
                .toList();
    }

    /// The figures in order.
    public List<ReportFigure> pictures() {
        return blocks.stream()
                .filter(Block.Picture.class::isInstance)
                .map(Block.Picture.class::cast)
                .map(Block.Picture::figure)
                .toList();
    }
}
