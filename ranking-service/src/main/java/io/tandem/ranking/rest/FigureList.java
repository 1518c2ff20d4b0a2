package io.tandem.ranking.rest;

import io.tandem.ranking.domain.statistics.Column;
import io.tandem.ranking.domain.statistics.Column.Kind;
import io.tandem.ranking.domain.statistics.Snapshot;
import io.tandem.ranking.domain.statistics.Table;
import io.tandem.ranking.figure.Language;
import io.tandem.ranking.figure.ReportFigure;
import io.tandem.ranking.figure.ReportFigures;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The figures of a snapshot, each with where it is, at the same version.
final class FigureList {
    private static final List<String> FORMATS = List.of(".svg", ".png", ".json", ".csv", ".xlsx");

    private FigureList() {}

    static Table of(Snapshot snapshot) {
        ReportFigures chinese = new ReportFigures(snapshot, Language.ZH);
        ReportFigures english = new ReportFigures(snapshot, Language.EN);
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int number : ReportFigures.numbers(snapshot)) {
            ReportFigure zh = chinese.figure(number).orElseThrow();
            ReportFigure en = english.figure(number).orElseThrow();
            rows.add(List.of(
                    number,
                    zh.kind().name().toLowerCase(Locale.ROOT),
                    zh.caption(),
                    en.caption(),
                    FORMATS,
                    link(snapshot, number)));
        }
        return new Table(
                "figures",
                "The report's figures. A format is a suffix of the path; `lang=en` is English, Chinese otherwise.",
                new LinkedHashMap<>(),
                List.of(
                        new Column("number", Kind.COUNT, "number in the report"),
                        new Column("kind", Kind.TEXT, "scatter, radial or map"),
                        new Column("titleZh", Kind.TEXT, "Chinese title"),
                        new Column("titleEn", Kind.TEXT, "English title"),
                        new Column("formats", Kind.LIST, "suffixes"),
                        new Column("href", Kind.TEXT, "path of the SVG")),
                rows);
    }

    private static String link(Snapshot snapshot, int number) {
        String path = "/api/v1/assessments/%s/figures/%d"
                .formatted(snapshot.assessment().id(), number);
        @Nullable Instant at = snapshot.version().at();
        return at == null ? path : path + "?asOf=" + at;
    }
}
