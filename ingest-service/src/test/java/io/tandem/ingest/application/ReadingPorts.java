package io.tandem.ingest.application;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.tandem.ingest.config.Hj212Config;
import io.tandem.ingest.domain.CityCode;
import io.tandem.ingest.domain.Observation;
import io.tandem.ingest.domain.ObservationStatus;
import io.tandem.ingest.domain.Reading;
import io.tandem.ingest.domain.Refusal;
import io.tandem.ingest.domain.Station;
import io.tandem.ingest.domain.StationUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What the gateway needs, without a broker and a database.
public final class ReadingPorts implements ReadingLog, StationStore {
    /// What was kept.
    public final List<Reading> readings = new ArrayList<>();

    /// What has come of it.
    public final List<Observation> observations = new ArrayList<>();

    /// Whether the log is away.
    public boolean away;

    private final Map<String, Entry> entries = new HashMap<>();
    private final Passwords passwords = new Passwords(config());
    private final StationDirectory stations = new StationDirectory(this);
    private final RecordReadings useCase;

    /// With cities that a roster holds.
    public ReadingPorts(String... cities) {
        RosterDirectory rosters = new RosterDirectory();
        rosters.hold("r", 1, Arrays.stream(cities).map(CityCode::new).collect(Collectors.toSet()));
        rosters.markLoaded();
        useCase = new RecordReadings(rosters, this);
    }

    static Hj212Config config() {
        return new SmallRyeConfigBuilder()
                .withMapping(Hj212Config.class)
                .withSources(new PropertiesConfigSource(
                        Map.of(
                                "tandem.ingest.hj212.key", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
                                "tandem.ingest.hj212.factors.31-a21026", "SO2 Cou kg"),
                        "test",
                        100))
                .build()
                .getConfigMapping(Hj212Config.class);
    }

    /// Registers a station of feed `feed-{system}`.
    public void register(String mn, String city, String system, String password, Map<String, StationUnit> units) {
        put(
                new Station(mn, new CityCode(city), "feed-" + system, system, ObservationStatus.PROVISIONAL, units),
                passwords.hash(mn, password));
        stations.refresh();
    }

    public Passwords passwords() {
        return passwords;
    }

    public StationDirectory stations() {
        return stations;
    }

    public RecordReadings useCase() {
        return useCase;
    }

    @Override
    public void append(List<Reading> newReadings, List<Observation> newObservations) {
        if (away) {
            throw new UnavailableException(Refusal.LOG_UNAVAILABLE, "away");
        }
        readings.addAll(newReadings);
        observations.addAll(newObservations);
    }

    @Override
    public boolean put(Station station, String password) {
        Entry before = entries.get(station.mn());
        if (before == null && password == null) {
            throw new IllegalStateException("a new station needs a password");
        }
        return entries.put(station.mn(), new Entry(station, password == null ? before.password() : password)) == null;
    }

    @Override
    public Optional<Entry> find(String mn) {
        return Optional.ofNullable(entries.get(mn));
    }

    @Override
    public List<Entry> all() {
        return List.copyOf(entries.values());
    }

    @Override
    public boolean remove(String mn) {
        return entries.remove(mn) != null;
    }
}
