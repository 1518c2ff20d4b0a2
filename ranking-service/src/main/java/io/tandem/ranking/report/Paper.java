package io.tandem.ranking.report;

import io.tandem.ranking.figure.ReportFigure;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/// How blocks fall on pages of A4, so that figures and tables which would leave the foot of a page empty come after the
/// text that follows them.
///
/// Heights are estimated from the numbers of characters; a page that is a little too full or too empty does no harm,
/// because the setter breaks pages where they end.
final class Paper {
    /// Room for text on a page, mm.
    private static final double WIDTH = 170;

    private static final double HEIGHT = 249;

    /// A line of running text, mm.
    private static final double LINE = 5.82;

    private static final double PARAGRAPH_GAP = 2.5;

    /// A line of points, mm.
    private static final double SMALL_LINE = 5.1;

    private static final double POINT_GAP = 0.9;
    private static final double CHAPTER = 13;
    private static final double SECTION = 14;

    /// Width of a character of running text, mm.
    private static final double EM = 3.53;

    private static final double SMALL_EM = 3.25;

    /// Widths of letters and digits and of narrow signs, as parts of a Chinese character's.
    private static final double LETTER = 0.55;

    private static final double NARROW = 0.28;
    private static final String NARROW_SIGNS = " .,;:()'/";

    /// How much the estimate may be wrong at the head of a page, mm.
    private static final double DOUBT = 10;

    /// The same at its foot.
    private static final double MARGIN = 4;

    /// From this character on they are as wide as high.
    private static final int WIDE = 0x2E80;

    private static final String WIDE_SIGNS = "%“”—";

    /// Height of a caption with the space around a figure, mm.
    private static final double CAPTION = 17;

    private static final double ROW = 5.7;

    private static final double SMALL_ROW = 4.95;

    /// What lines lose because they do not break everywhere.
    private static final double RAGGED = 1.025;

    private final List<Block> set = new ArrayList<>();
    private final Queue<Block> waiting = new ArrayDeque<>();
    private double used;

    /// Width of a figure on paper, mm.
    static double width(ReportFigure figure) {
        return switch (figure.kind()) {
            case SCATTER -> 150;
            case RADIAL -> 160;
            case MAP -> 165;
        };
    }

    private static double height(ReportFigure figure) {
        return width(figure) * figure.height() / figure.width();
    }

    /// The blocks in the order in which they are set. Figures and tables stay in their order and in their chapter.
    List<Block> flow(List<Block> blocks) {
        blocks.forEach(this::add);
        release();
        return List.copyOf(set);
    }

    private void add(Block block) {
        switch (block) {
            case Block.Heading heading
            when heading.level() == 1 -> {
                release();
                set.add(heading);
                used = CHAPTER;
            }
            case Block.Heading heading -> section(heading);
            case Block.Picture picture -> place(picture);
            case Block.Grid grid when grid.isWhole() -> place(grid);
            case Block.Points points -> points.items().forEach(item -> whole(new Block.Points(List.of(item))));
            case Block.Formula formula -> whole(formula);
            case Block.Paragraph _, Block.Grid _ -> text(block);
        }
    }

    /// A section begins where some of its text has room too.
    private void section(Block.Heading heading) {
        if (used + SECTION + 3 * LINE > HEIGHT) {
            used = 0;
        }
        set.add(heading);
        used += SECTION;
    }

    /// Goes to the next page as a whole.
    private void whole(Block block) {
        if (used + height(block) > HEIGHT) {
            used = 0;
        }
        text(block);
    }

    /// Goes on over pages. What waited comes after it, when it ended far enough down a page that there is no doubt
    /// which
    /// page it is.
    private void text(Block block) {
        set.add(block);
        used = (used + height(block)) % HEIGHT;
        while (!waiting.isEmpty() && used >= DOUBT && fits(waiting.element())) {
            used += height(waiting.element());
            set.add(waiting.remove());
        }
    }

    private boolean fits(Block block) {
        return used + height(block) <= HEIGHT - MARGIN;
    }

    private void place(Block block) {
        if (waiting.isEmpty() && fits(block)) {
            set.add(block);
            used += height(block);
        } else {
            waiting.add(block);
        }
    }

    /// Sets all that waits, each on a new page where there is no room.
    private void release() {
        while (!waiting.isEmpty()) {
            Block block = waiting.remove();
            used = fits(block) ? used + height(block) : height(block);
            set.add(block);
        }
    }

    private double height(Block block) {
        return switch (block) {
            case Block.Heading heading -> heading.level() == 1 ? CHAPTER : SECTION;
            case Block.Paragraph paragraph -> lines(paragraph.text(), WIDTH, EM) * LINE + PARAGRAPH_GAP;
            case Block.Formula _ -> LINE + PARAGRAPH_GAP;
            case Block.Points points ->
                points.items().stream()
                        .mapToDouble(item -> lines(item, WIDTH - 2 * EM, SMALL_EM) * SMALL_LINE + POINT_GAP)
                        .sum();
            case Block.Grid grid ->
                CAPTION + (grid.small() ? SMALL_ROW : ROW) * grid.rows().size();
            case Block.Picture picture ->
                CAPTION + height(picture.figure()) + lines(picture.figure().note(), WIDTH, SMALL_EM) * SMALL_LINE;
        };
    }

    private static double width(int character) {
        if (character >= WIDE || WIDE_SIGNS.indexOf(character) >= 0) {
            return 1;
        }
        return NARROW_SIGNS.indexOf(character) >= 0 ? NARROW : LETTER;
    }

    private static double lines(String text, double width, double em) {
        double ems = text.codePoints().mapToDouble(Paper::width).sum();
        return Math.ceil(RAGGED * ems * em / width);
    }
}
