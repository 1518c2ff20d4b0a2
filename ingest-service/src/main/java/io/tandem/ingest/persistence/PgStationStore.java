package io.tandem.ingest.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tandem.ingest.application.StationStore;
import io.tandem.ingest.domain.CityCode;
import io.tandem.ingest.domain.ObservationStatus;
import io.tandem.ingest.domain.Station;
import io.tandem.ingest.domain.StationUnit;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Stations as rows.
@ApplicationScoped
class PgStationStore implements StationStore {
    private static final String COLUMNS = "select mn, city, feed, system, status, units, password from station";

    private static final String UPDATE = """
        update station set city = ?2, feed = ?3, system = ?4, status = ?5, units = ?6,
          password = coalesce(nullif(?7, ''), password), changed_at = now() where mn = ?1\
        """;

    private static final String INSERT = """
        insert into station (mn, city, feed, system, status, units, password) values (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        on conflict (mn) do update set city = excluded.city, feed = excluded.feed, system = excluded.system,
          status = excluded.status, units = excluded.units, password = excluded.password, changed_at = now()\
        """;

    private final Transactions transactions;
    private final ObjectMapper json;

    PgStationStore(Transactions transactions, ObjectMapper json) {
        this.transactions = transactions;
        this.json = json;
    }

    @Override
    public boolean put(Station station, @Nullable String password) {
        int updated = write(UPDATE, station, password == null ? "" : password);
        if (updated > 0) {
            return false;
        }
        if (password == null) {
            throw new IllegalStateException("a new station needs a password");
        }
        write(INSERT, station, password);
        return true;
    }

    private int write(String statement, Station station, String password) {
        return transactions.run(session -> session.createNativeQuery(statement)
                .setParameter(1, station.mn())
                .setParameter(2, station.city().value())
                .setParameter(3, station.feed())
                .setParameter(4, station.system())
                .setParameter(5, station.status().wireName())
                .setParameter(6, units(station))
                .setParameter(7, password)
                .executeUpdate());
    }

    @Override
    public Optional<Entry> find(String mn) {
        return transactions
                .run(session -> session.createNativeQuery(COLUMNS + " where mn = ?1", Object[].class)
                        .setParameter(1, mn)
                        .getResultList())
                .stream()
                .findFirst()
                .map(this::entry);
    }

    @Override
    public List<Entry> all() {
        return transactions
                .run(session -> session.createNativeQuery(COLUMNS + " order by mn", Object[].class)
                        .getResultList())
                .stream()
                .map(this::entry)
                .toList();
    }

    @Override
    public boolean remove(String mn) {
        return transactions.run(session -> session.createNativeQuery("delete from station where mn = ?1")
                        .setParameter(1, mn)
                        .executeUpdate())
                > 0;
    }

    private Entry entry(Object[] row) {
        Station station = new Station(
                (String) row[0],
                new CityCode((String) row[1]),
                (String) row[2],
                (String) row[3],
                ObservationStatus.named((String) row[4]).orElseThrow(),
                units((String) row[5]));
        return new Entry(station, (String) row[6]);
    }

    private String units(Station station) {
        Map<String, String> codes = new TreeMap<>();
        station.units().forEach((factor, unit) -> codes.put(factor, unit.code()));
        try {
            return json.writeValueAsString(codes);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("units have no JSON form", e);
        }
    }

    private Map<String, StationUnit> units(String document) {
        try {
            return json.readValue(document, new TypeReference<Map<String, String>>() {}).entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey,
                            unit -> StationUnit.named(unit.getValue()).orElseThrow()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored units cannot be read", e);
        }
    }
}
