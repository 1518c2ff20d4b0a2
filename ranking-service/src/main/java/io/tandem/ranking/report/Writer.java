package io.tandem.ranking.report;

import io.tandem.ranking.domain.statistics.By;
import io.tandem.ranking.domain.statistics.Snapshot;
import io.tandem.ranking.domain.statistics.Statement;
import io.tandem.ranking.domain.statistics.Statements;
import io.tandem.ranking.figure.FigureFiles;
import io.tandem.ranking.figure.Language;
import io.tandem.ranking.figure.ReportFigures;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Adds blocks to a report, in its language.
final class Writer {
    private static final Set<String> IN_TABLES =
            Set.of("groups", "tiers?by=region", "tiers?by=province", "tiers?by=group");

    private final Snapshot snapshot;
    private final Language language;
    private final List<Block> blocks;
    private final List<Statement> statements;
    private final ReportFigures figures;

    Writer(Snapshot snapshot, Language language, List<Block> blocks) {
        this.snapshot = snapshot;
        this.language = language;
        this.blocks = blocks;
        this.statements = Statements.of(snapshot);
        this.figures = new ReportFigures(snapshot, language);
    }

    Snapshot snapshot() {
        return snapshot;
    }

    Language language() {
        return language;
    }

    String pick(String chinese, String english) {
        return language.pick(chinese, english);
    }

    void chapter(String id, String text) {
        blocks.add(new Block.Heading(1, id, text));
    }

    void section(String number, String text) {
        blocks.add(new Block.Heading(2, "s" + number.replace('.', '-'), number + pick("　", " ") + text));
    }

    void add(Block block) {
        blocks.add(block);
    }

    void paragraph(String chinese, String english) {
        blocks.add(new Block.Paragraph(pick(chinese, english)));
    }

    /// The sentences of a section about these kinds of parts: what its quadrants and boards show as a paragraph, and
    /// the
    /// rest one below the other. What the section's tables show is left to them.
    void say(String section, By... about) {
        for (By by : about) {
            String text = sentences(section, statement -> isToTell(statement, by) && isRunning(statement));
            if (!text.isEmpty()) {
                blocks.add(new Block.Paragraph(text));
            }
            List<String> points = statements.stream()
                    .filter(statement ->
                            statement.section().equals(section) && isToTell(statement, by) && !isRunning(statement))
                    .map(this::text)
                    .toList();
            if (!points.isEmpty()) {
                blocks.add(new Block.Points(points));
            }
        }
    }

    private static boolean isToTell(Statement statement, By by) {
        return statement.about() == by && !IN_TABLES.contains(statement.query());
    }

    private static boolean isRunning(Statement statement) {
        return statement.about() != By.PROVINCE && !statement.query().contains("where=");
    }

    private String text(Statement statement) {
        return pick(tight(statement.zh()), statement.en());
    }

    String sentences(String section, Predicate<Statement> chosen) {
        return statements.stream()
                .filter(statement -> statement.section().equals(section) && chosen.test(statement))
                .map(this::text)
                .collect(Collectors.joining(pick("", " ")));
    }

    /// Chinese characters and figures stand without spaces between; the setter leaves a little room.
    private static String tight(String text) {
        return text.replaceAll("(?<=[\\p{IsHan}，。；、（）]) | (?=[\\p{IsHan}，。；、（）])", "");
    }

    /// The figure, where the assessment has it.
    void figure(int number) {
        figures.figure(number)
                .ifPresent(figure -> blocks.add(new Block.Picture(figure, FigureFiles.heading(figure, language))));
    }
}
