package io.tandem.ranking.figure;

import io.tandem.ranking.domain.BoardDefinition;
import io.tandem.ranking.domain.Indicator;
import io.tandem.ranking.domain.statistics.Measure;
import io.tandem.ranking.domain.statistics.Quadrant;
import io.tandem.ranking.domain.statistics.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// The report's figures 2 to 14 by their numbers; figure 1 is about other publications.
///
/// An assessment has those whose boards it has: radial charts need the single boards of both indicators, maps the
/// composite board.
public final class ReportFigures {
    private final Snapshot snapshot;
    private final Language language;
    private final Groups groups;

    /// The figures of a snapshot.
    public ReportFigures(Snapshot snapshot, Language language) {
        this.snapshot = snapshot;
        this.language = language;
        this.groups = new Groups(snapshot, language);
    }

    /// The numbers of those that the assessment has.
    public static SortedSet<Integer> numbers(Snapshot snapshot) {
        SortedSet<Integer> numbers = new TreeSet<>(List.of(2, 3, 4, 5, 6, 7, 10, 11, 12));
        ReportFigures any = new ReportFigures(snapshot, Language.EN);
        for (int number : List.of(8, 9, 13, 14)) {
            any.figure(number).ifPresent(figure -> numbers.add(figure.number()));
        }
        return numbers;
    }

    /// A figure; empty when there is none of that number.
    public Optional<ReportFigure> figure(int number) {
        return switch (number) {
            case 2 -> Optional.of(scatter(number, Indicator.SO2, Measure.REDUCTION));
            case 3 -> Optional.of(scatter(number, Indicator.SO2, Measure.RATE));
            case 4 -> Optional.of(scatter(number, Indicator.NOX, Measure.REDUCTION));
            case 5 -> Optional.of(scatter(number, Indicator.NOX, Measure.RATE));
            case 6 -> Optional.of(scatter(number, Indicator.PM, Measure.REDUCTION));
            case 7 -> Optional.of(scatter(number, Indicator.PM, Measure.RATE));
            case 8 -> radial(number, Indicator.LAPEQ);
            case 9 -> map(number, Indicator.LAPEQ);
            case 10 -> Optional.of(scatter(number, Indicator.NO2, Measure.RATE));
            case 11 -> Optional.of(scatter(number, Indicator.PM25, Measure.RATE));
            case 12 -> Optional.of(scatter(number, Indicator.O3, Measure.RATE));
            case 13 -> radial(number, Indicator.AQI);
            case 14 -> map(number, Indicator.AQI);
            default -> Optional.empty();
        };
    }

    private ReportFigure scatter(int number, Indicator other, Measure measure) {
        Scatter scatter = Scatter.of(snapshot, Indicator.CO2, other, measure);
        String what = Names.measured(other, measure, language);
        String co2 = Names.measured(Indicator.CO2, measure, language);
        return new ReportFigure(
                number,
                ReportFigure.Kind.SCATTER,
                ScatterDrawing.WIDTH,
                ScatterDrawing.HEIGHT,
                language.pick("%s年城市%s和%s", "%s: %s and %s").formatted(periods(), Names.sentence(co2), what),
                language.pick(
                                "散点图，共 %d 个城市。第一象限 %s，第二象限 %s，第三象限 %s，第四象限 %s。",
                                "Scatter plot of %d cities." + " Quadrant I %s, II %s, III %s, IV %s.")
                        .formatted(
                                scatter.points().size(),
                                scatter.corner(Quadrant.I, language),
                                scatter.corner(Quadrant.II, language),
                                scatter.corner(Quadrant.III, language),
                                scatter.corner(Quadrant.IV, language)),
                outside(scatter),
                FigureTables.of(number, scatter),
                new ScatterDrawing(scatter, groups, language));
    }

    private String outside(Scatter scatter) {
        int axis = scatter.quadrants().in(Quadrant.AXIS).size();
        int undefined = scatter.quadrants().in(Quadrant.UNDEFINED).size();
        if (axis == 0 && undefined == 0) {
            return "";
        }
        return language.pick(
                        "另有 %d 个城市恰好位于坐标轴上，%d 个城市缺少数据。",
                        "Beside them %d cities lie exactly on an axis and %d lack" + " data.")
                .formatted(axis, undefined);
    }

    private Optional<ReportFigure> radial(int number, Indicator other) {
        Optional<BoardDefinition> inward = board(List.of(Indicator.CO2));
        Optional<BoardDefinition> high = board(List.of(other));
        if (inward.isEmpty() || high.isEmpty()) {
            return Optional.empty();
        }
        Radial radial = Radial.of(
                snapshot, Indicator.CO2, inward.get().id(), other, high.get().id());
        String co2 = Names.measured(Indicator.CO2, Measure.RATE, language);
        String what = Names.measured(other, Measure.RATE, language);
        return Optional.of(new ReportFigure(
                number,
                ReportFigure.Kind.RADIAL,
                RadialDrawing.WIDTH,
                RadialDrawing.HEIGHT,
                language.pick("%s年城市%s排名和%s排名", "%s: ranks by the %s and by the %s")
                        .formatted(periods(), co2, what),
                language.pick("%d 个城市沿螺旋线排列。", "%d cities along a spiral.")
                        .formatted(radial.cities().size()),
                language.pick(
                                "从里到外%s排名依次下降，越内圈的城市%s排名越领先；柱形高度代表%s排名值，柱形越低的城市排名越领先。",
                                "From inside to outside the rank by the %s goes down, so the inmost cities lead by the %s;"
                                        + " the height of a bar is the rank by the %s, so low bars lead.")
                        .formatted(co2, co2, what),
                FigureTables.of(number, radial),
                new RadialDrawing(radial, groups, language)));
    }

    private Optional<ReportFigure> map(int number, Indicator other) {
        return board(List.of(Indicator.CO2, other)).map(board -> {
            TierMap tiers = TierMap.of(snapshot, board);
            TierMapDrawing drawing = new TierMapDrawing(tiers, TileMap.china(), language);
            return new ReportFigure(
                    number,
                    ReportFigure.Kind.MAP,
                    TierMapDrawing.WIDTH,
                    drawing.height(),
                    language.pick("%s年城市CO2和%s协同管理综合绩效", "%s: combined performance of cities in CO2 and %s")
                            .formatted(periods(), language.pick(synergy(other), Names.indicator(other, language))),
                    String.join(
                            language.pick("；", "; "),
                            tiers.legend(language).stream()
                                    .map(Groups.Entry::name)
                                    .toList()),
                    language.pick(
                            "每个城市占一格，位置大致对应其地理位置；格中数字为综合排名。",
                            "Each city has one tile, roughly where it lies; the number is its rank."),
                    FigureTables.of(number, tiers),
                    drawing);
        });
    }

    private static String synergy(Indicator other) {
        return other == Indicator.LAPEQ ? "大气污染物" : "空气质量";
    }

    private Optional<BoardDefinition> board(List<Indicator> indicators) {
        return snapshot.boards().stream()
                .filter(board -> board.indicators().equals(indicators))
                .findFirst();
    }

    private String periods() {
        return language.pick("%s～%s", "%s–%s")
                .formatted(
                        snapshot.assessment().basePeriod(),
                        snapshot.assessment().currentPeriod());
    }
}
