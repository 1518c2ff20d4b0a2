package io.tandem.metrics.persistence;

import io.smallrye.mutiny.Uni;
import io.tandem.metrics.application.Computed;
import io.tandem.metrics.application.MetricsRow;
import io.tandem.metrics.application.MetricsStore;
import io.tandem.metrics.domain.Indicator;
import io.tandem.metrics.domain.Observation;
import io.tandem.metrics.domain.Period;
import io.tandem.metrics.domain.Status;
import io.tandem.metrics.domain.Version;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/// Observations and metrics in PostgreSQL: whole batches as arrays, one statement each.
final class PgMetricsStore implements MetricsStore {
    private static final String OBSERVATIONS = """
            select city, indicator, period, status, value, revision, observed_at, feed, id, received_at
            from observation
            where city = any (cast(:cities as text[])) and period = any (cast(:periods as text[]))""";

    private static final String CITIES = """
            select distinct lane, city from observation where lane = any (cast(:lanes as bigint[])) order by lane, city""";

    private static final String COMPUTED = """
            select lane, assessment, version, roster_version from lane_computed
            where lane = any (cast(:lanes as bigint[]))""";

    private static final String HOLD = """
            insert into observation as o
              (city, indicator, period, status, value, revision, observed_at, feed, id, received_at, lane)
            select * from unnest(cast(:cities as text[]), cast(:indicators as text[]), cast(:periods as text[]),
              cast(:statuses as text[]), cast(:values as double precision[]), cast(:revisions as bigint[]),
              cast(cast(:observed as text[]) as timestamptz[]), cast(:feeds as text[]), cast(:ids as text[]),
              cast(cast(:received as text[]) as timestamptz[]), cast(:lanes as bigint[]))
            on conflict (city, period, indicator, status) do update set
              value = excluded.value, revision = excluded.revision, observed_at = excluded.observed_at,
              feed = excluded.feed, id = excluded.id, received_at = excluded.received_at, lane = excluded.lane""";

    private static final String PUT = """
            insert into city_metrics as m (assessment, city, lane, sequence, at, document)
            select a, c, l, s, t, cast(d as jsonb) from unnest(cast(:assessments as text[]), cast(:cities as text[]),
              cast(:lanes as bigint[]), cast(:sequences as bigint[]), cast(cast(:ats as text[]) as timestamptz[]),
              cast(:documents as text[])) as r (a, c, l, s, t, d)
            on conflict (assessment, city) do update set
              lane = excluded.lane, sequence = excluded.sequence, at = excluded.at, document = excluded.document""";

    private static final String MARK = """
            insert into lane_computed (lane, assessment, version, roster_version)
            select * from unnest(cast(:lanes as bigint[]), cast(:assessments as text[]), cast(:versions as bigint[]),
              cast(:rosterVersions as bigint[]))
            on conflict (lane, assessment) do update set
              version = excluded.version, roster_version = excluded.roster_version""";

    private static final String ROWS = """
            select assessment, city, lane, sequence, at, cast(document as text) from city_metrics
            where lane = :lane and sequence > :after order by sequence limit :limit""";

    private final Mutiny.StatelessSession tx;

    PgMetricsStore(Mutiny.StatelessSession tx) {
        this.tx = tx;
    }

    @Override
    public Uni<List<Observation>> observationsOf(Collection<String> cities, Collection<Period> periods) {
        return tx.createNativeQuery(OBSERVATIONS, Object[].class)
                .setParameter("cities", cities.toArray(String[]::new))
                .setParameter("periods", periods.stream().map(Period::iso).toArray(String[]::new))
                .getResultList()
                .map(rows -> rows.stream().map(PgMetricsStore::observation).toList());
    }

    @Override
    public Uni<Map<Integer, List<String>>> citiesOf(Collection<Integer> lanes) {
        return tx.createNativeQuery(CITIES, Object[].class)
                .setParameter("lanes", longs(lanes))
                .getResultList()
                .map(rows -> rows.stream()
                        .collect(Collectors.groupingBy(
                                row -> number(row[0]).intValue(),
                                Collectors.mapping(row -> (String) row[1], Collectors.toList()))));
    }

    @Override
    public Uni<List<Computed>> computed(Collection<Integer> lanes) {
        return tx.createNativeQuery(COMPUTED, Object[].class)
                .setParameter("lanes", longs(lanes))
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new Computed(
                                number(row[0]).intValue(),
                                (String) row[1],
                                number(row[2]).intValue(),
                                number(row[3]).intValue()))
                        .toList());
    }

    @Override
    public Uni<Void> hold(Map<Observation, Integer> observations) {
        if (observations.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Observation> list = new ArrayList<>(observations.keySet());
        list.sort(Comparator.comparing(o -> o.slot().toString()));
        return tx.createNativeQuery(HOLD)
                .setParameter("cities", texts(list, o -> o.slot().city()))
                .setParameter(
                        "indicators", texts(list, o -> o.slot().indicator().name()))
                .setParameter("periods", texts(list, o -> o.slot().period().iso()))
                .setParameter("statuses", texts(list, o -> o.slot().status().name()))
                .setParameter("values", list.stream().map(Observation::value).toArray(Double[]::new))
                .setParameter(
                        "revisions",
                        longs(list.stream().map(o -> o.version().revision()).toList()))
                .setParameter(
                        "observed", texts(list, o -> o.version().observedAt().toString()))
                .setParameter("feeds", texts(list, o -> o.version().feed()))
                .setParameter("ids", texts(list, o -> o.version().id()))
                .setParameter("received", texts(list, o -> o.receivedAt().toString()))
                .setParameter(
                        "lanes", longs(list.stream().map(observations::get).toList()))
                .executeUpdate()
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> put(List<MetricsRow> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.createNativeQuery(PUT)
                .setParameter("assessments", texts(rows, MetricsRow::assessment))
                .setParameter("cities", texts(rows, MetricsRow::city))
                .setParameter("lanes", longs(rows.stream().map(MetricsRow::lane).toList()))
                .setParameter(
                        "sequences", rows.stream().map(MetricsRow::sequence).toArray(Long[]::new))
                .setParameter("ats", texts(rows, row -> row.at().toString()))
                .setParameter("documents", texts(rows, MetricsRow::document))
                .executeUpdate()
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> mark(List<Computed> computed) {
        if (computed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.createNativeQuery(MARK)
                .setParameter(
                        "lanes", longs(computed.stream().map(Computed::lane).toList()))
                .setParameter("assessments", texts(computed, Computed::assessment))
                .setParameter(
                        "versions",
                        longs(computed.stream().map(Computed::version).toList()))
                .setParameter(
                        "rosterVersions",
                        longs(computed.stream().map(Computed::rosterVersion).toList()))
                .executeUpdate()
                .replaceWithVoid();
    }

    @Override
    public Uni<List<MetricsRow>> rowsAfter(int lane, long after, int limit) {
        return tx.createNativeQuery(ROWS, Object[].class)
                .setParameter("lane", lane)
                .setParameter("after", after)
                .setParameter("limit", limit)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new MetricsRow(
                                (String) row[0],
                                (String) row[1],
                                number(row[2]).intValue(),
                                number(row[3]).longValue(),
                                instant(row[4]),
                                (String) row[5]))
                        .toList());
    }

    private static Observation observation(Object[] row) {
        return new Observation(
                new Observation.Slot(
                        (String) row[0],
                        Indicator.valueOf((String) row[1]),
                        new Period((String) row[2]),
                        Status.valueOf((String) row[3])),
                (Double) row[4],
                new Version(number(row[5]).intValue(), instant(row[6]), (String) row[7], (String) row[8]),
                instant(row[9]));
    }

    private static Number number(Object column) {
        return (Number) column;
    }

    private static Instant instant(Object column) {
        return column instanceof OffsetDateTime time ? time.toInstant() : (Instant) column;
    }

    private static Long[] longs(Collection<Integer> numbers) {
        return numbers.stream().map(Integer::longValue).toArray(Long[]::new);
    }

    private static <T> String[] texts(List<T> items, java.util.function.Function<T, String> property) {
        return items.stream().map(property).toArray(String[]::new);
    }
}
