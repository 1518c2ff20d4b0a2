package io.tandem.ingest.persistence;

import io.smallrye.mutiny.Uni;
import io.tandem.ingest.application.feed.Batch;
import io.tandem.ingest.application.feed.FeedRecords;
import io.tandem.ingest.application.feed.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/// Counts, refused items and batches in PostgreSQL, written many at a time.
@ApplicationScoped
class PgFeedRecords implements FeedRecords {
    private static final String ADD_ACTIVITY = """
            insert into feed_activity as held (feed, last_seen, accepted, refused)
            select feed, cast(seen as timestamptz), accepted, refused
            from unnest(cast(?1 as varchar[]), cast(?2 as varchar[]), cast(?3 as bigint[]), cast(?4 as bigint[]))
                as fresh (feed, seen, accepted, refused)
            on conflict (feed) do update set
                last_seen = greatest(held.last_seen, excluded.last_seen),
                accepted = held.accepted + excluded.accepted,
                refused = held.refused + excluded.refused""";
    private static final String ADD_REFUSALS = """
            insert into refusal (feed, at, batch, type, pointer, detail, place, body)
            select feed, cast(at as timestamptz), batch, type, pointer, detail, place, body
            from unnest(cast(?1 as varchar[]), cast(?2 as varchar[]), cast(?3 as varchar[]), cast(?4 as varchar[]),
                        cast(?5 as varchar[]), cast(?6 as varchar[]), cast(?7 as varchar[]), cast(?8 as text[]))
                as fresh (feed, at, batch, type, pointer, detail, place, body)""";
    private static final String REMOVE_SURPLUS = """
            delete from refusal where id in (
                select id from (
                    select id, row_number() over (partition by feed order by id desc) as age from refusal) as aged
                where age > ?1)""";

    private final Transactions transactions;

    PgFeedRecords(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void write(Map<String, Activity> activity, List<Refused> refused, List<Batch> batches) {
        transactions.run(session -> addActivity(session, activity)
                .chain(() -> addRefusals(session, refused))
                // One that was written by a commit of which nothing was heard is written again
                .chain(() ->
                        session.mergeAll(batches.stream().map(BatchEntity::new).toArray())));
    }

    private static Uni<Integer> addActivity(Mutiny.Session session, Map<String, Activity> unordered) {
        if (unordered.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        Map<String, Activity> activity = new TreeMap<>(unordered); // rows are locked in the same order everywhere
        List<Activity> rows = List.copyOf(activity.values());
        return session.createNativeQuery(ADD_ACTIVITY)
                .setParameter(1, activity.keySet().toArray(String[]::new))
                .setParameter(2, texts(rows, row -> row.lastSeen().toString()))
                .setParameter(3, rows.stream().map(Activity::accepted).toArray(Long[]::new))
                .setParameter(4, rows.stream().map(Activity::refused).toArray(Long[]::new))
                .executeUpdate();
    }

    private static Uni<Integer> addRefusals(Mutiny.Session session, List<Refused> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        return session.createNativeQuery(ADD_REFUSALS)
                .setParameter(1, texts(rows, Refused::feed))
                .setParameter(2, texts(rows, row -> row.at().toString()))
                .setParameter(3, texts(rows, Refused::batch))
                .setParameter(4, texts(rows, Refused::type))
                .setParameter(5, texts(rows, Refused::pointer))
                .setParameter(6, texts(rows, Refused::detail))
                .setParameter(7, texts(rows, Refused::place))
                .setParameter(8, texts(rows, Refused::body))
                .executeUpdate();
    }

    private static <R> @Nullable String[] texts(List<R> rows, Function<R, @Nullable String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    @Override
    public Optional<Activity> activity(String feed) {
        return transactions
                .run(session -> session.createNativeQuery(
                                "select last_seen, accepted, refused from feed_activity where feed = ?1",
                                Object[].class)
                        .setParameter(1, feed)
                        .getResultList())
                .stream()
                .findFirst()
                .map(row -> new Activity(moment(row[0]), ((Number) row[1]).longValue(), ((Number) row[2]).longValue()));
    }

    private static Instant moment(Object value) {
        return switch (value) {
            case Instant instant -> instant;
            case OffsetDateTime time -> time.toInstant();
            default -> throw new IllegalStateException("not a moment: " + value.getClass());
        };
    }

    @Override
    public List<Kept> refusals(String feed, long before, int limit) {
        return transactions
                .run(session -> session.createQuery(
                                "select r from RefusalEntity r where r.feed = :feed and r.id < :before"
                                        + " order by r.id desc",
                                RefusalEntity.class)
                        .setParameter("feed", feed)
                        .setParameter("before", before)
                        .setMaxResults(limit)
                        .getResultList())
                .stream()
                .map(RefusalEntity::kept)
                .toList();
    }

    @Override
    public Optional<Batch> batch(String id) {
        return transactions
                .run(session -> session.find(BatchEntity.class, id).map(Optional::ofNullable))
                .map(BatchEntity::batch);
    }

    @Override
    public void prune(Instant olderThan, int refusalsPerFeed) {
        OffsetDateTime limit = olderThan.atOffset(ZoneOffset.UTC);
        transactions.run(session -> session.createNativeQuery("delete from refusal where at < ?1")
                .setParameter(1, limit)
                .executeUpdate()
                .chain(() -> session.createNativeQuery("delete from batch where received_at < ?1")
                        .setParameter(1, limit)
                        .executeUpdate())
                .chain(() -> session.createNativeQuery(REMOVE_SURPLUS)
                        .setParameter(1, refusalsPerFeed)
                        .executeUpdate()));
    }
}
