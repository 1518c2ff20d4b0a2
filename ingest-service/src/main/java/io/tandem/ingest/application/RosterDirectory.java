package io.tandem.ingest.application;

import io.tandem.ingest.domain.CityCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The cities that are known, in memory: those that the newest version of any roster holds.
///
/// Fed from the roster topic, whole, by every replica; the replica that takes a roster knows it at once.
/// Reading never blocks.
@ApplicationScoped
public class RosterDirectory {
    private final Map<String, Members> rosters = new HashMap<>();
    private volatile Set<CityCode> known = Set.of();
    private volatile boolean loaded;

    private record Members(int version, Set<CityCode> codes) {}

    /// Whether a roster holds the city.
    public boolean knows(CityCode city) {
        return known.contains(city);
    }

    /// How many cities are known.
    public int size() {
        return known.size();
    }

    /// Takes a roster's members unless a newer version of it is known.
    public synchronized void hold(String roster, int version, Set<CityCode> codes) {
        Members held = rosters.get(roster);
        if (held == null || held.version() < version) {
            rosters.put(roster, new Members(version, Set.copyOf(codes)));
            refresh();
        }
    }

    /// Drops a roster that is no longer on the topic.
    public synchronized void forget(String roster) {
        rosters.remove(roster);
        refresh();
    }

    private void refresh() {
        known = rosters.values().stream().flatMap(m -> m.codes().stream()).collect(Collectors.toUnmodifiableSet());
    }

    /// Whether every roster that was published before this replica started has been read.
    public boolean isLoaded() {
        return loaded;
    }

    /// States that the topic has been read to the end it had at start.
    public void markLoaded() {
        loaded = true;
    }
}
