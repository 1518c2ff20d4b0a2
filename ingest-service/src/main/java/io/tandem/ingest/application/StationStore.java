package io.tandem.ingest.application;

import io.tandem.ingest.domain.Station;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The stations, with the keyed hashes of their passwords.
///
/// Every method may throw [UnavailableException].
public interface StationStore {
    /// Stores a station in the place of the one with its MN.
    ///
    /// @param password null to keep the hash that is stored
    /// @return whether there was none
    boolean put(Station station, @Nullable String password);

    /// The station of this MN.
    Optional<Entry> find(String mn);

    /// All, by MN.
    List<Entry> all();

    /// Removes a station.
    ///
    /// @return whether there was one
    boolean remove(String mn);

    /// A station and the keyed hash of its password.
    record Entry(Station station, String password) {}
}
