package io.tandem.ranking.report;

import io.tandem.ranking.figure.ReportFigure;
import java.util.List;

/// A part of the report, from top to bottom. All text is plain; the template escapes it and lowers the indices of
/// symbols.
public sealed interface Block {
    /// What the template does with it.
    default String kind() {
        return getClass().getSimpleName();
    }

    /// A heading that the table of contents lists.
    ///
    /// @param level 1 for a chapter, which begins a page, 2 for a section
    record Heading(int level, String id, String text) implements Block {}

    /// Running text.
    record Paragraph(String text) implements Block {}

    /// A formula on a line of its own.
    record Formula(String text) implements Block {}

    /// Short texts, one below the other.
    record Points(List<String> items) implements Block {
        /// Copies the items.
        public Points {
            items = List.copyOf(items);
        }
    }

    /// A table.
    ///
    /// @param caption with its number; empty for one that is a chapter
    /// @param heads the columns' titles
    /// @param texts number of columns from the left that are text; the others are numbers
    /// @param small set in small type, for long ones
    /// @param styles of the cells, as the rows; none where empty
    record Grid(
            String caption,
            List<String> heads,
            int texts,
            boolean small,
            List<List<String>> rows,
            List<List<String>> styles)
            implements Block {
        /// Copies heads, rows and styles.
        public Grid {
            heads = List.copyOf(heads);
            rows = rows.stream().map(List::copyOf).toList();
            styles = styles.stream().map(List::copyOf).toList();
        }

        /// A table of text and numbers alone.
        Grid(String caption, List<String> heads, int texts, boolean small, List<List<String>> rows) {
            this(caption, heads, texts, small, rows, List.of());
        }

        /// Whether it stays on one page; those without a caption go on over pages.
        public boolean isWhole() {
            return !caption.isEmpty();
        }

        /// A cell's style; may be empty.
        public String style(int row, int column) {
            return styles.isEmpty() ? "" : styles.get(row).get(column);
        }
    }

    /// A figure.
    ///
    /// @param caption with its number
    record Picture(ReportFigure figure, String caption) implements Block {}
}
