package io.tandem.ingest.rest;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tandem.ingest.application.Items;
import io.tandem.ingest.application.Outcome;
import io.tandem.ingest.application.Place;
import io.tandem.ingest.application.feed.FeedJournal;
import io.tandem.ingest.application.feed.Refused;
import io.tandem.ingest.domain.Finding;
import io.tandem.ingest.domain.ObservationDraft;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Notes for each feed what became of what it sent.
@ApplicationScoped
class Reports {
    private static final int LONGEST_POINTER = 200;
    private static final int LONGEST_DETAIL = 400;

    private final FeedJournal journal;

    Reports(FeedJournal journal, MeterRegistry meters) {
        this.journal = journal;
        FunctionCounter.builder("tandem.ingest.refusals.dropped", journal, FeedJournal::dropped)
                .description("Refused items and records of batches that were not kept, because too many waited")
                .register(meters);
    }

    /// Notes the outcomes of a document.
    void outcomes(Sender sender, List<Outcome> outcomes, ObservationReader.Document document, Instant at) {
        for (int i = 0; i < outcomes.size(); i++) {
            int index = i;
            ObservationDraft draft = document.items().get(i).draft();
            switch (outcomes.get(i)) {
                case Outcome.Taken(var observation, var _) -> journal.count(observation.feed(), 1, 0, at);
                case Outcome.Refused(var findings) -> {
                    String feed = sender.feedOf(draft.feed());
                    if (feed != null) {
                        journal.count(feed, 0, 1, at);
                        keep(
                                new Origin(feed, null, document.isArray() ? "item " + i : null, at),
                                findings.getFirst(),
                                characters -> document.first(index, characters));
                    }
                }
            }
        }
    }

    /// Notes that nothing of a document could be read.
    void unreadable(Sender sender, ProblemException e, String text, Instant at) {
        String feed = sender.feedOf(null);
        if (feed != null) {
            journal.count(feed, 0, 1, at);
            keep(
                    new Origin(feed, null, null, at),
                    new Finding(e.refusal(), "", e.problem().detail()),
                    characters -> text.substring(0, Math.min(characters, text.length())));
        }
    }

    /// Notes that a line or row was refused.
    void refused(Sender sender, String batch, Items.Item item, List<Finding> findings, Instant at) {
        String feed = sender.feedOf(item.submission().draft().feed());
        if (feed != null) {
            Finding first = findings.getFirst();
            journal.count(feed, 0, 1, at);
            keep(new Origin(feed, batch, words(item.place(), first), at), first, item.text());
        }
    }

    /// Notes how many of a feed's lines or rows were taken.
    void accepted(Sender sender, long count, Instant at) {
        String feed = sender.feedOf(null);
        if (feed != null && count > 0) {
            journal.count(feed, count, 0, at);
        }
    }

    private record Origin(
            String feed, @Nullable String batch, @Nullable String place, Instant at) {}

    private void keep(Origin origin, Finding finding, Items.Text text) {
        if (!journal.hasRoom()) {
            journal.drop(); // before anything is made of it
            return;
        }
        journal.keep(new Refused(
                origin.feed,
                origin.at,
                origin.batch,
                Problem.type(finding.refusal()),
                cut(Escaped.of(finding.pointer()), LONGEST_POINTER),
                cut(finding.detail(), LONGEST_DETAIL),
                origin.place == null ? null : cut(Escaped.of(origin.place), LONGEST_POINTER),
                Escaped.of(text.first(Escaped.LONGEST))));
    }

    private static String words(Place place, Finding finding) {
        if (place.row() == 0) {
            return "line " + place.line();
        }
        String column = place.column(finding.pointer());
        return "row " + place.row() + (column == null ? "" : ", column " + Objects.requireNonNull(column));
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
