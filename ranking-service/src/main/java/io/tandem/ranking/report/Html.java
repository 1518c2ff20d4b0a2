package io.tandem.ranking.report;

import io.quarkus.qute.HtmlEscaper;
import io.tandem.ranking.figure.Symbols;
import java.util.List;
import java.util.stream.Collectors;

/// Text as HTML.
final class Html {
    private static final HtmlEscaper ESCAPER = new HtmlEscaper(List.of("text/html"));

    private Html() {}

    /// The text escaped, with the indices of symbols set low.
    static String of(String text) {
        return Symbols.runs(text).stream()
                .map(run -> run.index().isEmpty()
                        ? escaped(run.text())
                        : "<span class=\"symbol\">%s<sub>%s</sub></span>".formatted(run.text(), run.index()))
                .collect(Collectors.joining());
    }

    private static String escaped(String text) {
        return ESCAPER.map(text, null);
    }
}
