package io.tandem.ingest.application;

import io.tandem.ingest.domain.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The stations in memory, so that data is taken while the database is away. Every replica reads all of them now and
/// then.
@ApplicationScoped
public class StationDirectory {
    private final StationStore store;
    private volatile @Nullable Map<String, StationStore.Entry> stations;

    StationDirectory(StationStore store) {
        this.store = store;
    }

    /// The station of an MN.
    ///
    /// @throws UnavailableException when the stations have not been read yet
    public Optional<StationStore.Entry> find(String mn) {
        Map<String, StationStore.Entry> known = stations;
        if (known == null) {
            throw new UnavailableException(Refusal.REGISTRY_UNAVAILABLE, "The stations have not been read yet.");
        }
        return Optional.ofNullable(known.get(mn));
    }

    /// Reads all stations anew.
    ///
    /// @throws UnavailableException when the database does not answer; what is known stays
    public synchronized void refresh() {
        stations = store.all().stream()
                .collect(Collectors.toUnmodifiableMap(entry -> entry.station().mn(), Function.identity()));
    }
}
