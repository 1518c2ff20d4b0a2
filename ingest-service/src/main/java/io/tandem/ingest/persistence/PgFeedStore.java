package io.tandem.ingest.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.tandem.ingest.application.feed.FeedKey;
import io.tandem.ingest.application.feed.FeedStore;
import io.tandem.ingest.domain.feed.Feed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/// Feeds and keys in PostgreSQL. Changes to the keys of one feed take turns by its row lock.
@ApplicationScoped
class PgFeedStore implements FeedStore {
    private static final String KEYS = "select k from FeedKeyEntity k";
    private static final String BY_AGE = " order by k.createdAt, k.prefix";

    private final Transactions transactions;
    private final ObjectMapper json;

    PgFeedStore(Transactions transactions, ObjectMapper json) {
        this.transactions = transactions;
        this.json = json;
    }

    @Override
    public Snapshot all() {
        return transactions.run(session -> session.createQuery(
                        "select f from FeedEntity f order by f.name", FeedEntity.class)
                .getResultList()
                .chain(feeds -> session.createQuery(KEYS + BY_AGE, FeedKeyEntity.class)
                        .getResultList()
                        .map(keys -> new Snapshot(
                                feeds.stream().map(this::feed).toList(),
                                keys.stream().map(FeedKeyEntity::key).toList()))));
    }

    @Override
    public boolean add(Feed feed, FeedKey key) {
        return transactions.run(session -> session.find(FeedEntity.class, feed.name())
                .chain(held -> held != null
                        ? Uni.createFrom().item(false)
                        : session.persistAll(written(feed, new FeedEntity(feed.name())), new FeedKeyEntity(key))
                                .replaceWith(true)));
    }

    @Override
    public boolean replace(Feed feed) {
        return transactions.run(session -> locked(session, feed.name()).map(held -> {
            if (held == null) {
                return false;
            }
            written(feed, held);
            return true;
        }));
    }

    @Override
    public boolean remove(String name) {
        return transactions.run(session -> locked(session, name)
                .chain(held -> held == null
                        ? Uni.createFrom().item(false)
                        : session.remove(held).replaceWith(true)));
    }

    @Override
    public void changeKeys(String feed, Function<List<FeedKey>, List<FeedKey>> change) {
        transactions.run(session -> locked(session, feed)
                .chain(held -> held == null
                        ? Uni.createFrom().voidItem()
                        : session.createQuery(KEYS + " where k.feed = :feed" + BY_AGE, FeedKeyEntity.class)
                                .setParameter("feed", feed)
                                .getResultList()
                                .chain(rows -> changed(session, rows, change))));
    }

    private static Uni<Void> changed(
            Mutiny.Session session, List<FeedKeyEntity> rows, Function<List<FeedKey>, List<FeedKey>> change) {
        List<FeedKey> before = rows.stream().map(FeedKeyEntity::key).toList();
        List<FeedKey> after = change.apply(before);
        List<String> stay = after.stream().map(FeedKey::prefix).toList();
        List<String> were = before.stream().map(FeedKey::prefix).toList();
        rows.forEach(row -> after.stream()
                .filter(key -> key.prefix().equals(row.prefix))
                .forEach(key -> row.expiresAt = key.expiresAt()));
        Object[] gone = rows.stream().filter(row -> !stay.contains(row.prefix)).toArray();
        Object[] fresh = after.stream()
                .filter(key -> !were.contains(key.prefix()))
                .map(FeedKeyEntity::new)
                .toArray();
        return session.removeAll(gone).chain(() -> session.persistAll(fresh));
    }

    private static Uni<FeedEntity> locked(Mutiny.Session session, String name) {
        return session.find(FeedEntity.class, name, LockModeType.PESSIMISTIC_WRITE);
    }

    private FeedEntity written(Feed feed, FeedEntity row) {
        try {
            row.owner = feed.owner();
            row.scope = json.writeValueAsString(ScopeDocument.of(feed.scope()));
            row.perMinute = feed.perMinute();
            row.expiresAt = feed.expiresAt();
            return row;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a scope has no JSON form", e);
        }
    }

    private Feed feed(FeedEntity row) {
        try {
            ScopeDocument scope = json.readValue(row.scope, ScopeDocument.class);
            return new Feed(row.name, row.owner, scope.scope(), row.perMinute, row.expiresAt);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the scope of feed " + row.name + " cannot be read", e);
        }
    }
}
