package io.tandem.metrics.persistence;

import io.smallrye.mutiny.Uni;
import io.tandem.fold.BoundedStatements;
import io.tandem.metrics.application.Computed;
import io.tandem.metrics.application.MetricsRow;
import io.tandem.metrics.application.MetricsStore;
import io.tandem.metrics.application.Settled;
import io.tandem.metrics.domain.Cause;
import io.tandem.metrics.domain.Cell;
import io.tandem.metrics.domain.Indicator;
import io.tandem.metrics.domain.Observation;
import io.tandem.metrics.domain.Period;
import io.tandem.metrics.domain.RolledUp;
import io.tandem.metrics.domain.Status;
import io.tandem.metrics.domain.Version;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/// Observations and metrics in PostgreSQL: whole batches as arrays, one statement each.
final class PgMetricsStore implements MetricsStore {
    private static final String OBSERVATIONS = """
        with k (city, period) as (select * from unnest(cast(:cities as text[]), cast(:periods as text[])))
        select o.city, o.indicator, o.period, o.status, o.value, o.revision, o.observed_at, o.feed, o.id,
          o.received_at
        from k join observation o on o.city = k.city and o.period = k.period
        union all
        select r.city, r.indicator, r.period, r.status, r.value, r.days, r.observed_at, null, null, r.received_at
        from k join rollup r on r.city = k.city and r.period = k.period\
        """;

    private static final String CITIES = """
        select f.lane, f.after, c.city
        from unnest(cast(:lanes as bigint[]), cast(:afters as text[])) as f (lane, after)
        cross join lateral (
          select distinct o.city from observation o where o.lane = f.lane and o.city > f.after
          order by o.city limit :limit) as c
        order by f.lane, f.after, c.city\
        """;

    private static final String COMPUTED = """
        select lane, assessment, version, roster_version, cause, after from lane_computed
        where lane = any (cast(:lanes as bigint[]))\
        """;

    /// The condition holds unless the caller's memory is wrong.
    private static final String HOLD = """
        insert into observation as o
          (city, indicator, period, status, value, revision, observed_at, feed, id, received_at, lane)
        select c, i, p, s, v, r, timestamptz 'epoch' + t * interval '1 microsecond', f, e,
          timestamptz 'epoch' + g * interval '1 microsecond', l
        from unnest(cast(:cities as text[]), cast(:indicators as text[]), cast(:periods as text[]),
          cast(:statuses as text[]), cast(:values as double precision[]), cast(:revisions as bigint[]),
          cast(:observed as bigint[]), cast(:feeds as text[]), cast(:ids as text[]),
          cast(:received as bigint[]), cast(:lanes as bigint[])) as n (c, i, p, s, v, r, t, f, e, g, l)
        on conflict (city, period, indicator, status) do update set
          value = excluded.value, revision = excluded.revision, observed_at = excluded.observed_at,
          feed = excluded.feed, id = excluded.id, received_at = excluded.received_at, lane = excluded.lane
        where (excluded.revision, excluded.observed_at, excluded.feed collate "C", excluded.id collate "C",
            coalesce(excluded.value, -1))
          > (o.revision, o.observed_at, o.feed collate "C", o.id collate "C", coalesce(o.value, -1))\
        """;

    private static final String PUT = """
        insert into city_metrics as m
          (assessment, city, version, roster_version, lane, sequence, at, document)
        select a, c, v, r, l, s, timestamptz 'epoch' + t * interval '1 microsecond', d
        from unnest(cast(:assessments as text[]), cast(:cities as text[]), cast(:versions as bigint[]),
          cast(:rosterVersions as bigint[]), cast(:lanes as bigint[]), cast(:sequences as bigint[]),
          cast(:ats as bigint[]), cast(:documents as text[])) as n (a, c, v, r, l, s, t, d)
        on conflict (assessment, city) do update set
          version = excluded.version, roster_version = excluded.roster_version, lane = excluded.lane,
          sequence = excluded.sequence, at = excluded.at, document = excluded.document\
        """;

    private static final String MARK = """
        insert into lane_computed (lane, assessment, version, roster_version, cause, after)
        select * from unnest(cast(:lanes as bigint[]), cast(:assessments as text[]), cast(:versions as bigint[]),
          cast(:rosterVersions as bigint[]), cast(:causes as text[]), cast(:afters as text[]))
        on conflict (lane, assessment) do update set version = excluded.version,
          roster_version = excluded.roster_version, cause = excluded.cause, after = excluded.after\
        """;

    private static final String ROWS = """
        select assessment, city, version, roster_version, lane, sequence, at, document from city_metrics
        where lane = :lane and sequence > :after order by sequence limit :limit\
        """;

    /// About how many characters an observation has.
    private static final int OBSERVATION = 200;

    private static final Comparator<Holder> LOCK_ORDER = Comparator.<Holder, String>comparing(
                    held -> held.observation().slot().city())
            .thenComparing(held -> held.observation().slot().period().iso())
            .thenComparing(held -> held.observation().slot().indicator())
            .thenComparing(held -> held.observation().slot().status());

    private static final int FEED = 7;

    private final Mutiny.StatelessSession tx;
    private final double completeFrom;

    PgMetricsStore(Mutiny.StatelessSession tx, double completeFrom) {
        this.tx = tx;
        this.completeFrom = completeFrom;
    }

    @Override
    public Uni<Stored> observationsOf(Collection<Cell.Key> cells) {
        return tx.createNativeQuery(OBSERVATIONS, Object[].class)
                .setParameter("cities", texts(cells, Cell.Key::city))
                .setParameter("periods", texts(cells, cell -> cell.period().iso()))
                .getResultList()
                .map(rows -> new Stored(
                        rows.stream()
                                .filter(row -> row[FEED] != null)
                                .map(PgMetricsStore::observation)
                                .toList(),
                        rows.stream()
                                .filter(row -> row[FEED] == null)
                                .map(row -> RollUpRows.rolledUp(row, completeFrom))
                                .toList()));
    }

    @Override
    public Uni<List<Parts>> partsOf(Collection<RolledUp.Key> keys) {
        return RollUpRows.parts(tx, keys);
    }

    @Override
    public Uni<Void> rollUp(Collection<RolledUp.Key> keys, List<RolledUp> values) {
        return RollUpRows.replace(tx, keys, values);
    }

    @Override
    public Uni<Map<From, List<String>>> citiesFrom(Collection<From> starts, int limit) {
        return tx.createNativeQuery(CITIES, Object[].class)
                .setParameter("lanes", longs(starts, From::lane))
                .setParameter("afters", texts(starts, From::after))
                .setParameter("limit", limit)
                .getResultList()
                .map(rows -> rows.stream()
                        .collect(Collectors.groupingBy(
                                row -> new From(number(row[0]).intValue(), (String) row[1]),
                                Collectors.mapping(row -> (String) row[2], Collectors.toList()))));
    }

    @Override
    public Uni<List<Computed>> computed(Collection<Integer> lanes) {
        return tx.createNativeQuery(COMPUTED, Object[].class)
                .setParameter("lanes", longs(lanes, Integer::longValue))
                .getResultList()
                .map(rows -> rows.stream().map(PgMetricsStore::mark).toList());
    }

    @Override
    public Uni<Void> hold(List<Holder> holders) {
        List<Holder> sorted = holders.stream().sorted(LOCK_ORDER).toList();
        return BoundedStatements.write(sorted, _ -> OBSERVATION, this::upsert);
    }

    private Uni<Void> upsert(List<Holder> sorted) {
        List<Observation> list = sorted.stream().map(Holder::observation).toList();
        return tx.createNativeQuery(HOLD)
                .setParameter("cities", texts(list, o -> o.slot().city()))
                .setParameter(
                        "indicators", texts(list, o -> o.slot().indicator().name()))
                .setParameter("periods", texts(list, o -> o.slot().period().iso()))
                .setParameter("statuses", texts(list, o -> o.slot().status().name()))
                .setParameter("values", list.stream().map(Observation::value).toArray(Double[]::new))
                .setParameter("revisions", longs(list, o -> o.version().revision()))
                .setParameter(
                        "observed", longs(list, o -> Times.micros(o.version().observedAt())))
                .setParameter("feeds", texts(list, o -> o.version().feed()))
                .setParameter("ids", texts(list, o -> o.version().id()))
                .setParameter("received", longs(list, o -> Times.micros(o.receivedAt())))
                .setParameter("lanes", longs(sorted, Holder::lane))
                .executeUpdate()
                .invoke(held -> requireAll(list.size(), held))
                .replaceWithVoid();
    }

    private static void requireAll(int wanted, int held) {
        if (held != wanted) {
            throw new IllegalStateException("%d of %d slots are held by newer observations than is remembered"
                    .formatted(wanted - held, wanted));
        }
    }

    @Override
    public Uni<Void> put(List<MetricsRow> rows) {
        return BoundedStatements.write(rows, row -> row.document().length(), this::replace);
    }

    private Uni<Void> replace(List<MetricsRow> rows) {
        return tx.createNativeQuery(PUT)
                .setParameter("assessments", texts(rows, MetricsRow::assessment))
                .setParameter("cities", texts(rows, MetricsRow::city))
                .setParameter("versions", longs(rows, MetricsRow::version))
                .setParameter("rosterVersions", longs(rows, MetricsRow::rosterVersion))
                .setParameter("lanes", longs(rows, MetricsRow::lane))
                .setParameter("sequences", longs(rows, MetricsRow::sequence))
                .setParameter("ats", longs(rows, row -> Times.micros(row.at())))
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
                .setParameter("lanes", longs(computed, Computed::lane))
                .setParameter("assessments", texts(computed, Computed::assessment))
                .setParameter("versions", longs(computed, Computed::version))
                .setParameter("rosterVersions", longs(computed, Computed::rosterVersion))
                .setParameter("causes", texts(computed, mark -> mark.cause().name()))
                .setParameter("afters", computed.stream().map(Computed::after).toArray(String[]::new))
                .executeUpdate()
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> keep(List<Settled> settled, Instant at) {
        return ArrivalRows.keep(tx, settled, at);
    }

    @Override
    public Uni<List<MetricsRow>> rowsAfter(int lane, long after, int limit) {
        return tx.createNativeQuery(ROWS, Object[].class)
                .setParameter("lane", lane)
                .setParameter("after", after)
                .setParameter("limit", limit)
                .getResultList()
                .map(rows -> rows.stream().map(PgMetricsStore::row).toList());
    }

    private static MetricsRow row(Object[] row) {
        return new MetricsRow(
                (String) row[0],
                (String) row[1],
                number(row[2]).intValue(),
                number(row[3]).intValue(),
                number(row[4]).intValue(),
                number(row[5]).longValue(),
                Times.instant(row[6]),
                (String) row[7]);
    }

    private static Computed mark(Object[] row) {
        return new Computed(
                number(row[0]).intValue(),
                (String) row[1],
                number(row[2]).intValue(),
                number(row[3]).intValue(),
                Cause.Kind.valueOf((String) row[4]),
                (String) row[5]);
    }

    private static Observation observation(Object[] row) {
        return new Observation(
                new Observation.Slot(
                        (String) row[0],
                        Indicator.valueOf((String) row[1]),
                        new Period((String) row[2]),
                        Status.valueOf((String) row[3])),
                (Double) row[4],
                new Version(number(row[5]).intValue(), Times.instant(row[6]), (String) row[7], (String) row[8]),
                Times.instant(row[9]));
    }

    private static Number number(Object column) {
        return (Number) column;
    }

    private static <T> Long[] longs(Collection<T> items, ToLongFunction<T> property) {
        return items.stream().map(item -> property.applyAsLong(item)).toArray(Long[]::new);
    }

    private static <T> String[] texts(Collection<T> items, Function<T, String> property) {
        return items.stream().map(property).toArray(String[]::new);
    }
}
