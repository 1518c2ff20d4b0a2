package io.tandem.metrics.persistence;

import io.smallrye.mutiny.Uni;
import io.tandem.fold.Transactions;
import io.tandem.metrics.application.Arrival;
import io.tandem.metrics.application.History;
import io.tandem.metrics.application.Receipt;
import io.tandem.metrics.application.Settled;
import io.tandem.metrics.domain.Effect;
import io.tandem.metrics.domain.Indicator;
import io.tandem.metrics.domain.Observation;
import io.tandem.metrics.domain.Period;
import io.tandem.metrics.domain.Status;
import io.tandem.metrics.domain.Version;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads what [ArrivalRows] has written.
public final class PgHistory implements History {
    private static final String COLUMNS = """
        a.lane, a.record_offset, a.city, a.indicator, a.period, a.status, a.value, a.revision, a.observed_at, a.feed,
          a.id, a.received_at, a.reason, a.folded_at, a.effect, a.effect in ('applied', 'late') and exists (
            select 1 from observation o where o.city = a.city and o.period = a.period and o.indicator = a.indicator
              and o.status = a.status and o.revision = a.revision and o.observed_at = a.observed_at
              and o.feed = a.feed and o.id = a.id) as newest\
        """;

    private static final String ONE = "select " + COLUMNS + """
        , q.put_at, q.reason as refusal, n.next_offset
        from (select cast(:lane as bigint) as lane, cast(:offset as bigint) as record_offset) as k
        left join arrival a on a.lane = k.lane and a.record_offset = k.record_offset
        left join quarantine q on q.topic = :topic and q.lane = k.lane and q.record_offset = k.record_offset
        left join input_offset n on n.topic = :topic and n.lane = k.lane\
        """;

    private static final String ALL = "select " + COLUMNS + """
         from arrival a
        where a.city = :city and a.period = :period and a.indicator = :indicator and a.record_offset > :after
        order by a.record_offset limit :limit\
        """;

    private static final String TALLY = """
        select cast(coalesce(sum(applied), 0) as bigint), cast(coalesce(sum(late), 0) as bigint),
          cast(coalesce(sum(duplicate), 0) as bigint), cast(coalesce(sum(superseded), 0) as bigint),
          (select count(*) from quarantine where source = :source)
        from feed_tally where feed = :feed\
        """;

    private static final int FOLDED_AT = 13;

    private final Transactions transactions;
    private final String topic;

    /// @param topic of the observations
    public PgHistory(Transactions transactions, String topic) {
        this.transactions = transactions;
        this.topic = topic;
    }

    @Override
    public Uni<Fate> of(Receipt receipt) {
        return transactions
                .inTransaction(tx -> tx.createNativeQuery(ONE, Object[].class)
                        .setParameter("lane", receipt.lane())
                        .setParameter("offset", receipt.offset())
                        .setParameter("topic", topic)
                        .getSingleResult())
                .map(row -> fate(receipt, row));
    }

    private static Fate fate(Receipt receipt, Object[] row) {
        @Nullable Object effect = row[14];
        if (effect != null) {
            return new Fate.Folded(kept(row));
        }
        @Nullable Object putAt = row[16];
        if (putAt != null) {
            return new Fate.Quarantined(Times.instant(putAt), (String) row[17]);
        }
        @Nullable Object next = row[18];
        return next == null || ((Number) next).longValue() <= receipt.offset()
                ? new Fate.Pending()
                : new Fate.Unknown();
    }

    @Override
    public Uni<List<Kept>> of(Value value, long after, int limit) {
        return transactions
                .inTransaction(tx -> tx.createNativeQuery(ALL, Object[].class)
                        .setParameter("city", value.city())
                        .setParameter("period", value.period().iso())
                        .setParameter("indicator", value.indicator().name())
                        .setParameter("after", after)
                        .setParameter("limit", limit)
                        .getResultList())
                .map(rows -> rows.stream().map(PgHistory::kept).toList());
    }

    @Override
    public Uni<Optional<Tally>> of(String feed) {
        return transactions
                .inTransaction(tx -> tx.createNativeQuery(TALLY, Object[].class)
                        .setParameter("feed", feed)
                        .setParameter("source", "/feeds/" + feed)
                        .getSingleResult())
                .map(row -> Arrays.stream(row).mapToLong(PgHistory::number).toArray())
                .map(sums -> Arrays.stream(sums).sum() == 0
                        ? Optional.empty()
                        : Optional.of(new Tally(sums[0], sums[1], sums[2], sums[3], sums[4])));
    }

    private static Kept kept(Object[] row) {
        Observation observation = new Observation(
                new Observation.Slot(
                        (String) row[2],
                        Indicator.valueOf((String) row[3]),
                        new Period((String) row[4]),
                        Status.valueOf((String) row[5])),
                (Double) row[6],
                new Version((int) number(row[7]), Times.instant(row[8]), (String) row[9], (String) row[10]),
                Times.instant(row[11]));
        Arrival arrival = new Arrival(number(row[1]), observation, (String) row[12]);
        Effect effect = Effect.valueOf(((String) row[14]).toUpperCase(Locale.ROOT));
        return new Kept(
                new Settled((int) number(row[0]), arrival, effect), Times.instant(row[FOLDED_AT]), (boolean) row[15]);
    }

    private static long number(Object column) {
        return ((Number) column).longValue();
    }
}
