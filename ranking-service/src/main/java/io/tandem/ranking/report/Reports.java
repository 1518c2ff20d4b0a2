package io.tandem.ranking.report;

import io.tandem.ranking.domain.statistics.Snapshot;
import io.tandem.ranking.figure.Language;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Writes the report of a snapshot.
public final class Reports {
    private Reports() {}

    /// The report.
    ///
    /// @param now when it is written, which tells how old the data are
    public static Report of(Snapshot snapshot, Language language, Instant now) {
        List<Block> blocks = new ArrayList<>();
        Writer writer = new Writer(snapshot, language, blocks);
        new SummaryChapter(writer).write();
        new MethodChapter(writer).write();
        new ResultChapters(writer).write();
        new Appendices(writer).write();
        return new TitlePage(snapshot, language, now).of(new Paper().flow(blocks));
    }
}
