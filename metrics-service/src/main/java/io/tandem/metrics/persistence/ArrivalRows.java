package io.tandem.metrics.persistence;

import io.smallrye.mutiny.Uni;
import io.tandem.fold.BoundedStatements;
import io.tandem.metrics.application.Settled;
import io.tandem.metrics.domain.Observation;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/// Writes what became of a batch's records: a row for each, and their numbers for each feed.
final class ArrivalRows {
    /// Only rows that are new are counted, so that a log that is folded again counts once.
    private static final String KEEP = """
        with kept as (
          insert into arrival (lane, record_offset, city, indicator, period, status, value, revision, observed_at, feed,
            id, received_at, reason, folded_at, effect)
          select l, n, c, i, p, s, v, r, timestamptz 'epoch' + t * interval '1 microsecond', f, e,
            timestamptz 'epoch' + g * interval '1 microsecond', w,
            timestamptz 'epoch' + cast(:at as bigint) * interval '1 microsecond', x
          from unnest(cast(:lanes as bigint[]), cast(:offsets as bigint[]), cast(:cities as text[]),
            cast(:indicators as text[]), cast(:periods as text[]), cast(:statuses as text[]),
            cast(:values as double precision[]), cast(:revisions as bigint[]), cast(:observed as bigint[]),
            cast(:feeds as text[]), cast(:ids as text[]), cast(:received as bigint[]), cast(:reasons as text[]),
            cast(:effects as text[])) as n (l, n, c, i, p, s, v, r, t, f, e, g, w, x)
          on conflict do nothing
          returning lane, feed, effect)
        insert into feed_tally as t (lane, feed, applied, late, duplicate, superseded)
        select lane, feed, count(*) filter (where effect = 'applied'), count(*) filter (where effect = 'late'),
          count(*) filter (where effect = 'duplicate'), count(*) filter (where effect = 'superseded')
        from kept group by lane, feed order by feed, lane
        on conflict (feed, lane) do update set applied = t.applied + excluded.applied, late = t.late + excluded.late,
          duplicate = t.duplicate + excluded.duplicate, superseded = t.superseded + excluded.superseded\
        """;

    /// About how many characters a row has, without the reason.
    private static final long ROW = 250;

    private ArrivalRows() {}

    static Uni<Void> keep(Mutiny.StatelessSession tx, List<Settled> settled, Instant at) {
        return BoundedStatements.write(settled, ArrivalRows::length, rows -> insert(tx, rows, at));
    }

    private static long length(Settled settled) {
        @Nullable String reason = settled.arrival().reason();
        return reason == null ? ROW : ROW + reason.length();
    }

    private static Uni<Void> insert(Mutiny.StatelessSession tx, List<Settled> rows, Instant at) {
        return tx.createNativeQuery(KEEP)
                .setParameter("at", Times.micros(at))
                .setParameter("lanes", longs(rows, Settled::lane))
                .setParameter("offsets", longs(rows, row -> row.arrival().offset()))
                .setParameter("cities", texts(rows, row -> slot(row).city()))
                .setParameter(
                        "indicators", texts(rows, row -> slot(row).indicator().name()))
                .setParameter("periods", texts(rows, row -> slot(row).period().iso()))
                .setParameter("statuses", texts(rows, row -> slot(row).status().name()))
                .setParameter(
                        "values",
                        rows.stream().map(row -> observation(row).value()).toArray(Double[]::new))
                .setParameter(
                        "revisions",
                        longs(rows, row -> observation(row).version().revision()))
                .setParameter(
                        "observed",
                        longs(
                                rows,
                                row -> Times.micros(observation(row).version().observedAt())))
                .setParameter(
                        "feeds", texts(rows, row -> observation(row).version().feed()))
                .setParameter(
                        "ids", texts(rows, row -> observation(row).version().id()))
                .setParameter(
                        "received",
                        longs(rows, row -> Times.micros(observation(row).receivedAt())))
                .setParameter(
                        "reasons",
                        rows.stream().map(row -> row.arrival().reason()).toArray(String[]::new))
                .setParameter("effects", texts(rows, row -> row.effect().code()))
                .executeUpdate()
                .replaceWithVoid();
    }

    private static Observation observation(Settled settled) {
        return settled.arrival().observation();
    }

    private static Observation.Slot slot(Settled settled) {
        return observation(settled).slot();
    }

    private static Long[] longs(List<Settled> rows, ToLongFunction<Settled> property) {
        return rows.stream().map(row -> property.applyAsLong(row)).toArray(Long[]::new);
    }

    private static String[] texts(List<Settled> rows, Function<Settled, String> property) {
        return rows.stream().map(property).toArray(String[]::new);
    }
}
