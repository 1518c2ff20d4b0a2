package io.tandem.metrics.persistence;

import io.smallrye.mutiny.Uni;
import io.tandem.fold.BoundedStatements;
import io.tandem.metrics.application.MetricsStore.Parts;
import io.tandem.metrics.domain.Indicator;
import io.tandem.metrics.domain.Period;
import io.tandem.metrics.domain.RollUp;
import io.tandem.metrics.domain.RolledUp;
import io.tandem.metrics.domain.Status;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/// What shorter periods come to, and what it is made of.
final class RollUpRows {
    /// `period=value,…` by key and status, without what has been withdrawn. A double as text is exact.
    private static final String PARTS = """
        select k.city, k.indicator, k.period, o.status, string_agg(o.period || '=' || o.value, ',' order by o.period),
          max(o.observed_at), max(o.received_at)
        from unnest(cast(:cities as text[]), cast(:indicators as text[]), cast(:periods as text[]),
          cast(:froms as text[]), cast(:untils as text[])) as k (city, indicator, period, lower, upper)
        join observation o on o.city = k.city and o.period >= k.lower and o.period < k.upper
          and o.indicator = k.indicator
        where o.status <> 'WITHDRAWN' and not exists (
          select 1 from observation w
          where w.city = o.city and w.period = o.period and w.indicator = o.indicator and w.status = 'WITHDRAWN'
            and (w.revision, w.observed_at, w.feed collate "C", w.id collate "C")
              > (o.revision, o.observed_at, o.feed collate "C", o.id collate "C"))
        group by k.city, k.indicator, k.period, o.status\
        """;

    private static final String CLEAR = """
        delete from rollup r
        using unnest(cast(:cities as text[]), cast(:indicators as text[]), cast(:periods as text[])) as k (c, i, p)
        where r.city = k.c and r.indicator = k.i and r.period = k.p\
        """;

    private static final String PUT = """
        insert into rollup (city, indicator, period, status, value, days, observed_at, received_at)
        select c, i, p, s, v, d, timestamptz 'epoch' + t * interval '1 microsecond',
          timestamptz 'epoch' + g * interval '1 microsecond'
        from unnest(cast(:cities as text[]), cast(:indicators as text[]), cast(:periods as text[]),
          cast(:statuses as text[]), cast(:values as double precision[]), cast(:days as bigint[]),
          cast(:observed as bigint[]), cast(:received as bigint[])) as n (c, i, p, s, v, d, t, g)\
        """;

    /// About how many characters a key has.
    private static final int KEY = 60;

    /// About how many characters the days of a year have, of two statuses: so many come back for a key.
    private static final int PARTS_OF_KEY = 20_000;

    private static final Comparator<RolledUp.Key> ORDER = Comparator.comparing(RolledUp.Key::city)
            .thenComparing(key -> key.period().iso())
            .thenComparing(RolledUp.Key::indicator);

    private RollUpRows() {}

    static Uni<List<Parts>> parts(Mutiny.StatelessSession tx, Collection<RolledUp.Key> keys) {
        List<Parts> all = new ArrayList<>();
        return BoundedStatements.write(
                        sorted(keys),
                        _ -> PARTS_OF_KEY,
                        some -> tx.createNativeQuery(PARTS, Object[].class)
                                .setParameter("cities", texts(some, RolledUp.Key::city))
                                .setParameter(
                                        "indicators",
                                        texts(some, key -> key.indicator().name()))
                                .setParameter(
                                        "periods",
                                        texts(some, key -> key.period().iso()))
                                .setParameter(
                                        "froms", texts(some, key -> key.period().partsFrom()))
                                .setParameter(
                                        "untils",
                                        texts(some, key -> key.period().partsUntil()))
                                .getResultList()
                                .invoke(rows -> rows.forEach(row -> all.add(parts(row))))
                                .replaceWithVoid())
                .replaceWith(all);
    }

    private static Parts parts(Object[] row) {
        List<RollUp.Part> parts = Arrays.stream(((String) row[4]).split(",", -1))
                .map(part -> part.split("=", -1))
                .map(part -> new RollUp.Part(new Period(part[0]), Double.parseDouble(part[1])))
                .toList();
        return new Parts(
                key(row), Status.valueOf((String) row[3]), parts, Times.instant(row[5]), Times.instant(row[6]));
    }

    private static RolledUp.Key key(Object[] row) {
        return new RolledUp.Key((String) row[0], Indicator.valueOf((String) row[1]), new Period((String) row[2]));
    }

    static Uni<Void> replace(Mutiny.StatelessSession tx, Collection<RolledUp.Key> keys, List<RolledUp> values) {
        return BoundedStatements.write(sorted(keys), _ -> KEY, some -> clear(tx, some))
                .chain(() -> BoundedStatements.write(values, _ -> 2 * KEY, some -> put(tx, some)));
    }

    private static Uni<Void> clear(Mutiny.StatelessSession tx, List<RolledUp.Key> keys) {
        return tx.createNativeQuery(CLEAR)
                .setParameter("cities", texts(keys, RolledUp.Key::city))
                .setParameter("indicators", texts(keys, key -> key.indicator().name()))
                .setParameter("periods", texts(keys, key -> key.period().iso()))
                .executeUpdate()
                .replaceWithVoid();
    }

    private static Uni<Void> put(Mutiny.StatelessSession tx, List<RolledUp> values) {
        return tx.createNativeQuery(PUT)
                .setParameter("cities", texts(values, value -> value.key().city()))
                .setParameter(
                        "indicators",
                        texts(values, value -> value.key().indicator().name()))
                .setParameter(
                        "periods", texts(values, value -> value.key().period().iso()))
                .setParameter("statuses", texts(values, value -> value.status().name()))
                .setParameter("values", values.stream().map(RolledUp::value).toArray(Double[]::new))
                .setParameter(
                        "days",
                        values.stream().map(value -> (long) value.days()).toArray(Long[]::new))
                .setParameter(
                        "observed",
                        values.stream()
                                .map(value -> Times.micros(value.observedAt()))
                                .toArray(Long[]::new))
                .setParameter(
                        "received",
                        values.stream()
                                .map(value -> Times.micros(value.receivedAt()))
                                .toArray(Long[]::new))
                .executeUpdate()
                .replaceWithVoid();
    }

    /// From a row of city, indicator, period, status, value, days, observed at, two that are null, received at.
    static RolledUp rolledUp(Object[] row, double completeFrom) {
        return RolledUp.of(
                key(row),
                Status.valueOf((String) row[3]),
                new RollUp.Amount((Double) row[4], ((Number) row[5]).intValue()),
                completeFrom,
                Times.instant(row[6]),
                Times.instant(row[9]));
    }

    private static List<RolledUp.Key> sorted(Collection<RolledUp.Key> keys) {
        return keys.stream().sorted(ORDER).toList();
    }

    private static <T> String[] texts(List<T> items, Function<T, String> property) {
        return items.stream().map(property).toArray(String[]::new);
    }
}
