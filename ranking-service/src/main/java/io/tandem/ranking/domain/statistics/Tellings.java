package io.tandem.ranking.domain.statistics;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The sentences about cities beyond limits, by section, read from `report/statements.txt` among the resources.
///
/// One is left out where the assessment has no such group, province or board, or where the numbers of all cities asked
/// are undefined.
final class Tellings {
    private static final List<Telling> ALL = read();

    private final Snapshot snapshot;
    private final Subjects subjects;
    private final List<Part> regions;
    private final List<Part> provinces;

    Tellings(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.subjects = new Subjects(snapshot);
        this.regions = Part.of(snapshot, By.REGION);
        this.provinces = Part.of(snapshot, By.PROVINCE);
    }

    List<Statement> all() {
        return ALL.stream().map(this::statement).flatMap(Optional::stream).toList();
    }

    private Optional<Statement> statement(Telling telling) {
        try {
            Thresholds found = Thresholds.of(filter(telling.among()), filter(telling.where()), snapshot.cities());
            return found.asked().size() == found.undecided()
                    ? Optional.empty()
                    : Optional.of(new ThresholdWords(snapshot, telling, found, regions, provinces).statement());
        } catch (Filter.Malformed notOfThisAssessment) {
            return Optional.empty();
        }
    }

    /// Periods are named by their side, since every assessment has its own.
    private Filter filter(String text) {
        return text.isEmpty()
                ? Filter.ALL
                : new FilterParser(
                                text.replace(
                                                "@base",
                                                "@" + snapshot.assessment().basePeriod())
                                        .replace(
                                                "@current",
                                                "@" + snapshot.assessment().currentPeriod()),
                                subjects)
                        .filter();
    }

    private static List<Telling> read() {
        List<Telling> all = new ArrayList<>();
        try (@Nullable InputStream file = Tellings.class.getResourceAsStream("/report/statements.txt")) {
            if (file == null) {
                throw new IllegalStateException("the sentences are missing");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> all.add(Telling.of(line)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return List.copyOf(all);
    }
}
