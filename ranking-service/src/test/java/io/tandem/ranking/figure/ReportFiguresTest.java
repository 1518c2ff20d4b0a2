package io.tandem.ranking.figure;

import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.ranking.domain.Indicator;
import io.tandem.ranking.domain.ReferenceSnapshots;
import io.tandem.ranking.domain.statistics.Measure;
import io.tandem.ranking.domain.statistics.Quadrant;
import io.tandem.ranking.domain.statistics.Snapshot;
import io.tandem.ranking.domain.statistics.Table;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.entity.XYItemEntity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportFiguresTest {
    private static final Snapshot SNAPSHOT = ReferenceSnapshots.whole();

    private static ReportFigure figure(Snapshot snapshot, int number, Language language) {
        return new ReportFigures(snapshot, language).figure(number).orElseThrow();
    }

    private static List<Object> column(Table table, String name) {
        int index =
                table.columns().stream().map(column -> column.name()).toList().indexOf(name);
        return table.rows().stream().<Object>map(row -> row.get(index)).toList();
    }

    @Test
    void anAssessmentWithAllBoardsHasTheReportsFigures() {
        assertThat(ReportFigures.numbers(SNAPSHOT)).containsExactly(2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14);
        assertThat(new ReportFigures(SNAPSHOT, Language.ZH).figure(1)).isEmpty();
        assertThat(new ReportFigures(SNAPSHOT, Language.ZH).figure(15)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14})
    void everyRankedCityIsShownOnce(int number) {
        Table table = figure(SNAPSHOT, number, Language.ZH).table();

        assertThat(column(table, "city")).hasSize(335).doesNotHaveDuplicates();
    }

    /// Report figures 2 to 7 and 10 to 12 print these counts, where they do not contradict themselves.
    @ParameterizedTest
    @CsvSource({
        "2, 102, 220, 11, 2",
        "3, 102, 220, 11, 2",
        "4, 94, 188, 43, 10",
        "5, 94, 188, 43, 10",
        "6, 100, 215, 16, 4",
        "7, 100, 215, 16, 4",
        "10, 72, 166, 65, 32",
        "11, 99, 220, 11, 5",
        "12, 22, 53, 178, 82"
    })
    void cornersCountTheReportsQuadrants(int number, int first, int second, int third, int fourth) {
        ReportFigure figure = figure(SNAPSHOT, number, Language.EN);

        assertThat(figure.table().summary())
                .containsEntry("I", first)
                .containsEntry("II", second)
                .containsEntry("III", third)
                .containsEntry("IV", fourth);
        assertThat(figure.description())
                .contains("Quadrant I %d cities".formatted(first), "II %d cities".formatted(second));
    }

    @Test
    void aCornerSaysHowManyAndWhichShare() {
        Scatter scatter = Scatter.of(SNAPSHOT, Indicator.CO2, Indicator.SO2, Measure.RATE);

        assertThat(scatter.corner(Quadrant.I, Language.ZH)).isEqualTo("102 个（30.45%）");
        assertThat(scatter.corner(Quadrant.III, Language.EN)).isEqualTo("11 cities (3.28%)");
    }

    @Test
    void everyPointIsDrawn() {
        Scatter scatter = Scatter.of(SNAPSHOT, Indicator.CO2, Indicator.SO2, Measure.RATE);
        ChartRenderingInfo info = new ChartRenderingInfo();

        new ScatterDrawing(scatter, new Groups(SNAPSHOT, Language.ZH), Language.ZH)
                .draw(new BufferedImage(720, 560, BufferedImage.TYPE_INT_RGB).createGraphics(), info);

        List<Object> drawn = new ArrayList<>();
        for (Object entity : info.getEntityCollection().getEntities()) {
            if (entity instanceof XYItemEntity) {
                drawn.add(entity);
            }
        }
        assertThat(drawn).hasSize(335);
    }

    @Test
    void aCityWithoutDataIsOnNoPlotAndUnrankedOnTheMap() {
        Snapshot without = ReferenceSnapshots.without("110000");

        Table map = figure(without, 9, Language.ZH).table();
        assertThat(column(map, "city")).hasSize(335).contains("110000");
        assertThat(column(map, "rank").get(column(map, "city").indexOf("110000")))
                .isNull();
        assertThat(figure(without, 9, Language.ZH).description()).contains("未排名：1 个");
        assertThat(column(figure(without, 3, Language.ZH).table(), "city"))
                .hasSize(334)
                .doesNotContain("110000");
        assertThat(figure(without, 3, Language.ZH).note()).contains("1 个城市缺少数据");
        assertThat(column(figure(without, 8, Language.ZH).table(), "city")).hasSize(334);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void anSvgSpeaksToThoseWhoDoNotSeeItAndNeedsNoFont(Language language) {
        ReportFigure figure = figure(SNAPSHOT, 14, language);

        String svg = new String(FigureFiles.svg(figure, language), StandardCharsets.UTF_8);

        assertThat(svg)
                .contains("role=\"img\"", "aria-labelledby=\"title desc\"", "xml:lang=\"" + language.tag() + "\"")
                .contains(figure.caption(), figure.description())
                .doesNotContain("<text", "<image");
    }

    @Test
    void aPngIsTwiceAsManyPixelsAsUnits() throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(FigureFiles.png(figure(SNAPSHOT, 3, Language.EN))));

        assertThat(image.getWidth()).isEqualTo(1440);
        assertThat(image.getHeight()).isEqualTo(1120);
    }

    @Test
    void theSameSnapshotGivesTheSameBytes() {
        assertThat(FigureFiles.svg(figure(SNAPSHOT, 2, Language.ZH), Language.ZH))
                .isEqualTo(FigureFiles.svg(figure(SNAPSHOT, 2, Language.ZH), Language.ZH));
        assertThat(FigureFiles.png(figure(SNAPSHOT, 2, Language.ZH)))
                .isEqualTo(FigureFiles.png(figure(SNAPSHOT, 2, Language.ZH)));
    }
}
