package io.tandem.local.stack;

import io.tandem.local.reference.Boards;

/// Where everything is and what to try, ready to paste.
final class Directions {
    private Directions() {}

    /// @param position `<epoch>:<sequence>` of board `co2-lapeq`, from where on changes are watched
    static String text(StackSettings settings, String position) {
        String ranking = settings.url(Component.RANKING);
        String ingest = settings.url(Component.INGEST);
        String metrics = settings.url(Component.METRICS);
        return """

                Boards    %1$s/api/v1/assessments/2015-2019/boards
                A city    %1$s/api/v1/assessments/2015-2019/cities/130200
                OpenAPI   %1$s/q/openapi   %2$s/q/openapi
                Health    %1$s/q/health   %2$s/q/health   %3$s/q/health
                Metrics   %1$s/q/metrics   %2$s/q/metrics   %3$s/q/metrics

                Watch changes of the board CO2 and LAPeq:

                  curl -N '%1$s%4$s/changes?after=%5$s'

                Change a value, in another terminal (each time another one): Tangshan's CO2 of 2019 falls, its rank rises.

                  %6$s

                Stop with Ctrl-C or ./tandem down; ./tandem status and ./tandem logs tell more.
                """.formatted(ranking, ingest, metrics, Boards.path("co2-lapeq"), position, change(ingest));
    }

    /// Revision 2 supersedes the reference; among its repetitions the latest counts.
    private static String change(String ingest) {
        return """
                curl %s/api/v1/observations -H 'Content-Type: application/json' -d '{"feed": "try-it", \
                "city": "130200", "indicator": "CO2", "period": "2019", "unit": "t", "revision": 2, \
                "value": '$((190000000 + $(date +%%s) %% 80 * 1000000))', "reason": "trying it out"}'""".formatted(ingest);
    }
}
