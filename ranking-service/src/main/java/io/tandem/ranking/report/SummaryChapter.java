package io.tandem.ranking.report;

import io.tandem.ranking.domain.statistics.Statement;
import java.util.List;

/// What a decision maker reads first: the whole's shares, tiers and first cities.
final class SummaryChapter {
    private final Writer writer;

    SummaryChapter(Writer writer) {
        this.writer = writer;
    }

    void write() {
        writer.chapter("summary", writer.pick("1　决策者摘要", "1 Summary for decision makers"));
        writer.paragraph(
                "本报告遵循“简洁、完整、发展”的原则：每个数字都可由接口给出的数据手工复算；名录中的每个城市都出现在榜单上，不能排名的说明原因；以两个时期的变化而不是水平评价城市。",
                "The report is simple, complete and about change: every number can be recomputed by hand from what the"
                        + " interface shows; every city of the roster appears, ranked or unranked with the reason; a city is"
                        + " judged by its change between two periods, not by its level.");
        part(writer.pick("二氧化碳和大气污染物排放。", "CO2 and air pollutants. "), List.of("3.2", "3.4", "3.6", "3.7"), "3.8");
        part(
                writer.pick("二氧化碳排放和空气质量。", "CO2 and the quality of the air. "),
                List.of("4.1", "4.2", "4.3", "4.4"),
                "4.5");
    }

    private void part(String subject, List<String> pairs, String board) {
        String between = writer.pick("", " ");
        String shares = String.join(
                between,
                pairs.stream()
                        .map(section -> writer.sentences(section, SummaryChapter::isAboutAllCities))
                        .toList());
        String tiers = writer.sentences(board, statement -> statement.query().startsWith("top?by=co2-"))
                + between
                + writer.sentences(board, statement -> statement.query().equals("tiers?by=all"));
        writer.add(new Block.Paragraph(subject + shares));
        if (!tiers.isBlank()) {
            writer.add(new Block.Paragraph(tiers));
        }
    }

    private static boolean isAboutAllCities(Statement statement) {
        return statement.query().startsWith("quadrants") && statement.query().endsWith("by=all");
    }
}
